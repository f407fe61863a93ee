#include "kiosk/views/basket_view.h"

#include "kiosk/page/blocks.h"
#include "kiosk/page/chosen.h"
#include "kiosk/views/search_page.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/price_sum.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::PriceItem;

constexpr Words kTitle{"费用估算", "Estimate", "ھەق ھېسابلاش", "", "ᠵᠠᠷᠤᠭᠳᠠᠯ ᠪᠣᠳᠣᠬᠤ"};
constexpr Words kNotABill{
    "这里按本期公布的价格相加，只供参考，不是收费单，也不是承诺。实际费用以医生开具的项目和医院结算"
    "为准，报销金额以医保结算为准。",
    "Published prices added up, for information only. This is neither a bill nor a promise: what "
    "you "
    "pay is settled by the hospital and the insurance, after what the doctor has ordered.",
    "بۇ پەقەت پايدىلىنىش ئۈچۈن، ھەق تالونى ئەمەس، ۋەدىمۇ ئەمەس."};
constexpr Words kEmpty{"还没有加入项目。", "Nothing has been added yet.", "تېخى تۈر قوشۇلمىدى."};
constexpr Words kEmptyHow{"在价格详情页点“加入费用估算”。",
                          "Tap \"Add to estimate\" on the page of a price."};
constexpr Words kLess{"减少", "Less", "كېمەيتىش", "", "ᠪᠠᠭᠠᠰᠬᠠᠬᠤ"};
constexpr Words kMore{"增加", "More", "كۆپەيتىش", "", "ᠨᠡᠮᠡᠬᠦ"};
constexpr Words kRemove{"移除", "Remove", "چىقىرىش", "", "ᠬᠠᠰᠤᠬᠤ"};
// With marks of direction: a Chinese unit and the figures behind it would else run the other way.
constexpr Words kLine{"{1} × {2} ＝ {3} {4}", "{1} × {2} = {3} {4}",
                      "{1} \u200f×\u200f {2} \u200f=\u200f {3} {4}"};
constexpr Words kUnpriced{"没有数字价格（{1}），不计入合计", "no figure ({1}): not added up",
                          "باھاسى سان ئەمەس ({1})، قوشۇلمىغان"};
constexpr Words kGone{"{1} 项已不在本期公开内容中，不计入合计。",
                      "{1} no longer in the published issue: not added up."};
constexpr Words kTotal{"合计", "Total", "جەمئىي", "", "ᠨᠡᠶᠢᠲᠡ"};
constexpr Words kFirst{"其中先行自付", "of which you first pay", "ئۆزى تۆلەيدىغان"};
constexpr Words kInsured{"其余按医保规定", "the rest: by the insurance's rules", "قالغان قىسمى"};
constexpr Words kOwn{"丙类和自费", "Class C and self-pay", "C تۈر ۋە ئۆز خىراجىتى"};
constexpr Words kUnclear{"未标明自付比例", "Share not stated", "نىسبىتى كۆرسىتىلمىگەن"};
constexpr Words kWithout{"未计入合计", "Not added up", "قوشۇلمىغان"};
constexpr Words kClear{"全部清空", "Remove all", "ھەممىنى تازىلاش", "", "ᠠᠷᠢᠯᠭᠠᠬᠤ"};

/// One price of the basket: what it is, what it comes to, and buttons for its number.
void add_item(Blocks& blocks, const Frame& frame, const PriceItem& item, const Chosen::Item& one) {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(6);
  const int width = blocks.width() - 2 * margin;
  std::vector<Node> nodes{panel({})};
  int y = m.mm(4);
  const auto line = [&](std::string_view words, TextStyle style, Color color) {
    if (words.empty()) return;
    Node node = text_node({margin, y, width, 0}, words, style, color);
    node.wrap = true;
    node.rect.h = paragraph_height(frame.text, words, style, width);
    y = node.rect.bottom();
    nodes.push_back(std::move(node));
  };
  line(item.name, TextStyle::kHeading, Color::kInk);
  line(item.spec, TextStyle::kCaption, Color::kMuted);
  const Language language = frame.manner.language;
  const std::string price = price_words(item, language);
  if (item.price.amount) {
    const std::string sum = ExactYuan::of(*item.price.amount, one.count).text();
    const std::string currency(currency_word(item.unit, language));
    line(fill(frame.say(kLine), {price, std::to_string(one.count), sum, currency}),
         TextStyle::kBodyBold, Color::kWarm);
  } else {
    line(fill(frame.say(kUnpriced), {price}), TextStyle::kBodyBold, Color::kWarm);
  }
  line(insurance_word(item.insurance, language), TextStyle::kCaption, Color::kMuted);
  y += m.mm(2);
  std::vector<Node> buttons;
  const auto button = [&](const Words& words, std::string_view action, bool on = true) {
    Node node = sized_button(frame, frame.say(words), std::string(action) + one.key);
    node.label = std::string(frame.say(words)) + " " + std::string(item.name);
    node.enabled = on;
    buttons.push_back(std::move(node));
  };
  button(kLess, "less:", one.count > 1);
  button(kMore, "more:", one.count < Chosen::kMostOfOne);
  button(kRemove, "remove:");
  y += flow_buttons(buttons, frame, {margin, y, width, 0}) + m.mm(4);
  for (Node& node : buttons) nodes.push_back(std::move(node));
  nodes.front().rect = {0, 0, blocks.width(), y};
  blocks.add(y, std::move(nodes));
  blocks.gap(kGapMm);
}

/// `unit`: of any item; all of a bundle are in one currency.
void add_sum(Blocks& blocks, const Frame& frame, const PriceSum& sum, std::string_view unit) {
  const std::string currency(currency_word(unit, frame.manner.language));
  const auto amount = [&](const Words& label, const ExactYuan& value, TextStyle style,
                          Color color) {
    blocks.fact(frame.say(label), value.text() + " " + currency, style, color);
  };
  amount(kTotal, sum.total, TextStyle::kHeadingBold, Color::kWarm);
  if (!sum.first.is_zero()) amount(kFirst, sum.first, TextStyle::kBody, Color::kInk);
  if (!sum.insured.is_zero()) amount(kInsured, sum.insured, TextStyle::kBody, Color::kInk);
  if (!sum.own.is_zero()) amount(kOwn, sum.own, TextStyle::kBody, Color::kInk);
  if (!sum.unclear.is_zero()) amount(kUnclear, sum.unclear, TextStyle::kBody, Color::kInk);
  std::string unpriced;
  for (const PriceItem* item : sum.unpriced) {
    unpriced += (unpriced.empty() ? "" : "\n") + std::string(item->name);
  }
  blocks.fact(frame.say(kWithout), unpriced);
  if (sum.gone > 0) {
    blocks.text(fill(frame.say(kGone), {std::to_string(sum.gone)}), TextStyle::kBody);
  }
}

}  // namespace

std::string BasketView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene BasketView::draw(const Frame& frame) const {
  const Date today = to_local(frame.now).date;
  Scene scene;
  Blocks blocks(frame, frame.area);
  if (frame.chosen == nullptr || frame.chosen->basket().empty()) {
    add_note(blocks, frame, frame.say(kEmpty), frame.say(kEmptyHow), {});
    add_list(scene, frame.area, std::move(blocks).list("empty"));
    return scene;
  }
  const auto& basket = frame.chosen->basket();
  const PriceItem* const first = find_price(frame.release(), basket.front().key, today);
  add_sum(blocks, frame, sum_of(frame.release(), basket, today),
          first == nullptr ? std::string_view() : first->unit);
  blocks.gap(kGapMm);
  add_note(blocks, frame, {}, frame.say(kNotABill), {});
  for (const Chosen::Item& one : basket) {
    if (const PriceItem* item = find_price(frame.release(), one.key, today)) {
      add_item(blocks, frame, *item, one);
    }
  }
  std::vector<Node> clear{sized_button(frame, frame.say(kClear), "clear")};
  const int height = flow_buttons(clear, frame, {0, 0, blocks.width(), 0});
  blocks.add(height, std::move(clear));
  List list = std::move(blocks).list("basket");
  list.place = 1;  // a changed number keeps its place
  add_list(scene, frame.area, std::move(list));
  return scene;
}

Navigation BasketView::on_action(std::string_view action, const Frame& frame) {
  if (frame.chosen == nullptr) return stay();
  if (const auto less = argument(action, "less:"); !less.empty()) frame.chosen->change(less, -1);
  if (const auto more = argument(action, "more:"); !more.empty()) frame.chosen->change(more, 1);
  if (const auto key = argument(action, "remove:"); !key.empty()) frame.chosen->remove(key);
  if (action == "clear") frame.chosen->empty_basket();
  return stay();
}

}  // namespace gongshi::kiosk
