#include "kiosk/views/price_detail_view.h"

#include "kiosk/page/chosen.h"
#include "kiosk/views/basket_view.h"
#include "kiosk/views/compare_view.h"
#include "kiosk/views/correction_doors.h"
#include "kiosk/views/feedback_door.h"
#include "kiosk/views/nearest_prices.h"
#include "kiosk/views/price_facts.h"
#include "kiosk/views/search_page.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::PriceDetail;
using content::PriceItem;

constexpr Words kTitle{"价格详情", "Price in full", "باھا تەپسىلاتى", "", "ᠦᠨ᠎ᠡ"};
constexpr Words kGone{"这一项目的价格已不在本期公开内容中。",
                      "This price is no longer in the published issue."};
constexpr Words kInForce{"自 {1} 起执行", "In force since {1}", "{1} دىن باشلاپ ئىجرا قىلىنىدۇ"};
constexpr Words kSoon{"即将调整", "Will change", "تەڭشىلىدۇ"};
constexpr Words kSoonWords{"自 {1} 起为 {2}", "{2} from {1}", "{1} دىن باشلاپ {2}"};
constexpr Words kAdd{"加入费用估算", "Add to estimate", "ھېسابقا قوشۇش", "", "ᠪᠣᠳᠣᠬᠤ ᠳᠤ ᠨᠡᠮᠡᠬᠦ"};
constexpr Words kAdded{"估算中 {1} 份，再加一份", "{1} in estimate: one more",
                       "ھېسابتا {1}: يەنە بىرنى قوشۇش"};
constexpr Words kSeeSum{"看估算合计", "See the estimate", "ھېسابنى كۆرۈش"};
constexpr Words kCompare{"加入对比", "Add to comparison", "سېلىشتۇرۇشقا قوشۇش", "", "ᠵᠡᠷᠭᠡᠴᠡᠭᠦᠯᠬᠦ"};
constexpr Words kUncompare{"从对比中移出", "Take out of comparison", "سېلىشتۇرۇشتىن چىقىرىش"};
constexpr Words kSeeCompare{"看对比（{1}）", "Compare ({1})", "سېلىشتۇرۇش ({1})"};
constexpr Words kFees{"报销比例与人均费用", "Reimbursement, average fees", "قايتۇرۇش نىسبىتى"};

/// Name, price and unit, large, on one card.
class PriceCard {
 public:
  PriceCard(const Frame& frame, int width)
      : frame_(frame), margin_(frame.metrics.mm(7)), width_(width), y_(margin_) {
    nodes_.push_back(panel({}));
  }

  void line(std::string_view text, TextStyle style, Color color, Role role = Role::kText) {
    if (text.empty()) return;
    Node node = text_node({margin_, y_, width_ - 2 * margin_, 0}, text, style, color);
    node.role = role;
    node.wrap = true;
    node.rect.h = paragraph_height(frame_.text, text, style, node.rect.w);
    y_ += node.rect.h;
    nodes_.push_back(std::move(node));
  }

  /// The figure and its unit on one line, or the unit below where it has no room.
  void price(const PriceItem& item) {
    const Metrics& m = frame_.metrics;
    const std::string amount = item.price.amount->text();
    const std::string unit = unit_words(item.unit, frame_.manner.language);
    const int high = frame_.text.line_height(TextStyle::kPrice);
    const int wide = frame_.text.width(amount, TextStyle::kPrice);
    const int left = margin_ + wide + m.mm(3);
    const int unit_width = frame_.text.width(unit, TextStyle::kHeadingBold);
    nodes_.push_back(text_node({margin_, y_, wide, high}, amount, TextStyle::kPrice, Color::kWarm));
    if (left + unit_width > width_ - margin_) {
      y_ += high;
      return line(unit, TextStyle::kHeadingBold, Color::kWarm);
    }
    nodes_.push_back(text_node({left, y_ + m.mm(2), unit_width, high - m.mm(2)}, unit,
                               TextStyle::kHeadingBold, Color::kWarm));
    y_ += high;
  }

  void add_to(Blocks& blocks) && {
    nodes_.front().rect = {0, 0, width_, y_ + margin_};
    blocks.add(y_ + margin_, std::move(nodes_));
    blocks.gap(kGapMm);
  }

 private:
  const Frame& frame_;
  int margin_;
  int width_;
  int y_;
  std::vector<Node> nodes_;
};

void add_card(Blocks& blocks, const Frame& frame, const PriceItem& item) {
  PriceCard card(frame, blocks.width());
  card.line(item.name, TextStyle::kTitle, Color::kInk, Role::kHeading);
  card.line(item.spec, TextStyle::kHeading, Color::kMuted);
  if (item.price.amount) {
    card.price(item);
  } else {
    card.line(form_word(item.price.form, frame.manner.language), TextStyle::kPrice, Color::kWarm);
  }
  card.line(insurance_word(item.insurance, frame.manner.language), TextStyle::kHeading,
            Color::kInk);
  card.line(fill(frame.say(kInForce), {date_text(item.valid.from)}), TextStyle::kBody, Color::kInk);
  std::move(card).add_to(blocks);
}

/// What one can do with this price: at most three in elder mode.
void add_ways(Blocks& blocks, const Frame& frame, std::string_view key) {
  std::vector<Node> buttons;
  const auto add = [&](std::string_view words, std::string_view action, bool main = false) {
    buttons.push_back(sized_button(frame, words, action, main));
  };
  if (const Chosen* chosen = frame.chosen) {
    const int count = chosen->count(key);
    const bool room =
        count > 0 ? count < Chosen::kMostOfOne : chosen->basket().size() < Chosen::kMostItems;
    if (room) {
      add(count == 0 ? std::string(frame.say(kAdd))
                     : fill(frame.say(kAdded), {std::to_string(count)}),
          "add", count == 0);
    }
    if (!chosen->basket().empty()) add(frame.say(kSeeSum), "basket", count > 0);
    const bool compares = chosen->compares(key);
    const auto compared = chosen->compared().size();
    if (compares || !chosen->comparison_full()) {
      add(frame.say(compares ? kUncompare : kCompare), "toggle");
    }
    if (compared > 1) {
      add(fill(frame.say(kSeeCompare), {std::to_string(compared)}), "compare");
    }
  }
  if (!frame.manner.elder) add(frame.say(kFees), "fees");
  const int height = flow_buttons(buttons, frame, {0, 0, blocks.width(), 0});
  if (height > 0) blocks.add(height, std::move(buttons));
  blocks.gap(kGapMm);
}

}  // namespace

std::string PriceDetailView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene PriceDetailView::draw(const Frame& frame) const {
  const Date today = to_local(frame.now).date;
  const PriceItem* item = find_price(frame.release(), key_, today);
  Scene scene;
  Blocks blocks(frame, frame.area);
  if (item == nullptr) {
    add_note(blocks, frame, frame.say(kGone), desk_words(frame), {});
    add_list(scene, frame.area, std::move(blocks).list("gone"));
    return scene;
  }
  add_card(blocks, frame, *item);
  if (add_correction_doors(blocks, frame, content::CorrectedKind::kPrice, item->code)) {
    blocks.gap(kGapMm);
  }
  add_ways(blocks, frame, key_);
  if (const PriceItem* next = find_next_price(frame.release(), key_, today); next != nullptr) {
    blocks.fact(frame.say(kSoon),
                fill(frame.say(kSoonWords),
                     {date_text(next->valid.from), price_words(*next, frame.manner.language)}),
                TextStyle::kBodyBold, Color::kWarm);
  }
  add_price_facts(blocks, frame, frame.release().detail(*item));
  add_price_course(blocks, frame, key_);
  add_price_history(blocks, frame, *item);
  add_price_origin(blocks, frame);
  add_feedback_door(blocks, frame, about_kind(item->kind), item->code);
  List list = std::move(blocks).list("detail");
  list.place = 1;
  add_list(scene, frame.area, std::move(list));
  return scene;
}

Navigation PriceDetailView::on_action(std::string_view action, const Frame& frame) {
  if (action == "fees") return push(fee_pages());
  if (auto page = open_correction_door(action, frame)) return push(std::move(page));
  if (frame.chosen == nullptr) return stay();
  if (action == "add") frame.chosen->change(key_, 1);
  if (action == "toggle") frame.chosen->toggle_compared(key_);
  if (action == "basket") return push(std::make_unique<BasketView>());
  if (action == "compare") return push(std::make_unique<CompareView>());
  return stay();
}

}  // namespace gongshi::kiosk
