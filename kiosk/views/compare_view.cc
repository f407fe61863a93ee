#include "kiosk/views/compare_view.h"

#include <algorithm>

#include "content/price_words.h"
#include "kiosk/page/blocks.h"
#include "kiosk/page/chosen.h"
#include "kiosk/views/price_facts.h"
#include "kiosk/views/search_page.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::PriceDetail;
using content::PriceItem;

constexpr double kLabelMm = 34.0;
constexpr double kLeastColumnMm = 62.0;

constexpr Words kTitle{"价格对比", "Comparison", "باھا سېلىشتۇرۇش", "",
                       "ᠦᠨ᠎ᠡ ᠵᠡᠷᠭᠡᠴᠡᠭᠦᠯᠬᠦ"};
constexpr Words kEmpty{"还没有加入项目。", "Nothing has been added yet.", "تېخى تۈر قوشۇلمىدى."};
constexpr Words kEmptyHow{"在价格详情页点“加入对比”，最多四项。",
                          "Tap \"Add to comparison\" on the page of a price; up to four."};
constexpr Words kClear{"全部清空", "Remove all", "ھەممىنى تازىلاش", "", "ᠠᠷᠢᠯᠭᠠᠬᠤ"};
constexpr Words kName{"名称", "Name", "نامى", "", "ᠨᠡᠷ᠎ᠡ"};
constexpr Words kPrice{"价格", "Price", "باھا", "", "ᠦᠨ᠎ᠡ"};
constexpr Words kUnit{"单位", "Unit", "بىرلىك", "", "ᠨᠢᠭᠡᠴᠡ"};
constexpr Words kSpec{"规格", "Specification", "ئۆلچىمى"};
constexpr Words kMaker{"生产企业", "Maker", "ئىشلەپچىقارغۇچى"};
constexpr Words kClass{"医保类别", "Class", "سۇغۇرتا تۈرى"};
constexpr Words kShare{"先行自付", "You first pay", "ئۆزى تۆلەش"};
constexpr Words kBasis{"收费依据", "Basis", "ئاساسى", "", "ᠦᠨᠳᠦᠰᠦᠯᠡᠯ"};
constexpr Words kDates{"执行日期", "In force", "ئىجرا ۋاقتى"};
constexpr Words kUnstated{"未标明", "Not stated", "كۆرسىتىلمىگەن"};

struct Line {
  const Words* label;
  std::vector<std::string> values;  // one a price
  TextStyle style = TextStyle::kBody;
  Color color = Color::kInk;
};

std::vector<Line> lines_of(const Frame& frame, const std::vector<PriceDetail>& prices) {
  const Language language = frame.manner.language;
  std::vector<Line> lines;
  const auto add = [&](const Words& label, auto value, TextStyle style = TextStyle::kBody,
                       Color color = Color::kInk) {
    Line line{&label, {}, style, color};
    for (const PriceDetail& price : prices) line.values.push_back(std::string(value(price)));
    const bool any = std::any_of(line.values.begin(), line.values.end(),
                                 [](const std::string& one) { return !one.empty(); });
    if (any) lines.push_back(std::move(line));
  };
  add(kName, [](const PriceDetail& p) { return p.item.name; }, TextStyle::kBodyBold);
  add(
      kPrice,
      [&](const PriceDetail& p) {
        return p.item.price.amount ? p.item.price.amount->text()
                                   : std::string(form_word(p.item.price.form, language));
      },
      TextStyle::kHeadingBold, Color::kWarm);
  add(kUnit, [&](const PriceDetail& p) {
    return p.item.price.amount ? unit_words(p.item.unit, language) : std::string();
  });
  add(kSpec, [](const PriceDetail& p) { return p.item.spec; });
  add(kMaker, [](const PriceDetail& p) { return p.item.maker; });
  add(kClass, [&](const PriceDetail& p) {
    const auto word = insurance_word(p.item.insurance, language);
    return word.empty() ? frame.say(kUnstated) : word;
  });
  add(kShare, [&](const PriceDetail& p) {
    return p.self_pay_bp ? content::share_words(*p.self_pay_bp) : std::string(frame.say(kUnstated));
  });
  add(kBasis, [](const PriceDetail& p) { return p.basis; });
  add(kDates, [&](const PriceDetail& p) { return validity_words(p.item.valid, language); });
  return lines;
}

int label_width(const Frame& frame, const std::vector<Line>& lines) {
  int width = frame.metrics.grown(kLabelMm);
  for (const Line& line : lines) {
    const int word = widest_word(frame.text, frame.say(*line.label), TextStyle::kCaption);
    width = std::max(width, word + frame.metrics.mm(3));
  }
  return width;
}

/// All prices beside one another, a line below the other.
void add_table(Blocks& blocks, const Frame& frame, const std::vector<Line>& lines, int columns) {
  const Metrics& m = frame.metrics;
  const int label = label_width(frame, lines);
  const int gap = m.mm(kGapMm);
  const int column = (blocks.width() - label - gap) / columns;
  bool striped = false;
  for (const Line& line : lines) {
    std::vector<Node> nodes{panel({}, striped ? Color::kCardAlt : Color::kCard)};
    int height = 0;
    const auto text = [&](const Rect& at, std::string_view words, TextStyle style, Color color) {
      Node node = text_node(at, words, style, color);
      node.wrap = true;
      node.rect.h = paragraph_height(frame.text, words, style, at.w);
      height = std::max(height, node.rect.bottom());
      nodes.push_back(std::move(node));
    };
    text({m.mm(3), m.mm(3), label - m.mm(3), 0}, frame.say(*line.label), TextStyle::kCaption,
         Color::kMuted);
    for (std::size_t i = 0; i < line.values.size(); ++i) {
      const Rect at{label + gap + int(i) * column, m.mm(3), column - gap, 0};
      const bool wide = frame.text.width(line.values[i], line.style) > at.w;
      const bool figure = line.style == TextStyle::kHeadingBold;
      text(at, line.values[i], figure && wide ? TextStyle::kBodyBold : line.style, line.color);
    }
    height += m.mm(3);
    nodes.front().rect = {0, 0, blocks.width(), height};
    blocks.add(height, std::move(nodes));
    striped = !striped;
  }
}

void add_cards(Blocks& blocks, const Frame& frame, const std::vector<Line>& lines, int count) {
  for (int i = 0; i < count; ++i) {
    for (const Line& line : lines) {
      blocks.fact(frame.say(*line.label), line.values[std::size_t(i)], line.style, line.color);
    }
    blocks.gap(8);
  }
}

}  // namespace

std::string CompareView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene CompareView::draw(const Frame& frame) const {
  const Date today = to_local(frame.now).date;
  std::vector<PriceDetail> prices;
  if (frame.chosen != nullptr) {
    for (const std::string& key : frame.chosen->compared()) {
      if (const PriceItem* item = find_price(frame.release(), key, today)) {
        prices.push_back(frame.release().detail(*item));
      }
    }
  }
  Scene scene;
  Blocks blocks(frame, frame.area);
  if (prices.empty()) {
    add_note(blocks, frame, frame.say(kEmpty), frame.say(kEmptyHow), {});
    add_list(scene, frame.area, std::move(blocks).list("empty"));
    return scene;
  }
  const Metrics& m = frame.metrics;
  const auto lines = lines_of(frame, prices);
  const int count = int(prices.size());
  const bool table = blocks.width() - label_width(frame, lines) >= count * m.grown(kLeastColumnMm);
  if (table) {
    add_table(blocks, frame, lines, count);
  } else {
    add_cards(blocks, frame, lines, count);
  }
  blocks.gap(kGapMm);
  std::vector<Node> clear{sized_button(frame, frame.say(kClear), "clear")};
  const int height = flow_buttons(clear, frame, {0, 0, blocks.width(), 0});
  blocks.add(height, std::move(clear));
  add_list(scene, frame.area, std::move(blocks).list("compare"));
  return scene;
}

Navigation CompareView::on_action(std::string_view action, const Frame& frame) {
  if (action == "clear" && frame.chosen != nullptr) frame.chosen->clear_compared();
  return stay();
}

}  // namespace gongshi::kiosk
