#include "kiosk/views/price_row.h"

#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::Match;
using content::MatchKind;
using content::PriceItem;
using content::PriceKind;

constexpr double kServiceRowMm = 25.0;
constexpr double kPackRowMm = 31.0;  // name in two lines, specification below
constexpr double kInsuranceMm = 22.0;
constexpr double kUnitMm = 32.0;

std::string row_label(const PriceItem& item) {
  std::string label(item.name);
  if (!item.spec.empty()) label += "，" + std::string(item.spec);
  label += "，" + price_words(item);
  if (const auto word = insurance_word(item.insurance); !word.empty()) {
    label += "，医保" + std::string(word);
  }
  return label;
}

/// The quiet line below the name: what tells packs apart, or why the row was found.
std::string second_line(const PriceItem& item, const Match* match) {
  std::string line(item.spec);
  if (match != nullptr && match->kind == MatchKind::kAlias) {
    line += (line.empty() ? "又名：" : "　又名：") + std::string(item.aliases);
  } else if (match != nullptr && match->kind == MatchKind::kCode) {
    line += (line.empty() ? "编码 " : "　编码 ") + std::string(item.code);
  }
  return line;
}

/// The name on one or two lines, as large as it can be whole.
void add_name(std::vector<Node>& nodes, const TextMeasure& text, const Rect& box,
              const PriceItem& item, const Match* match) {
  Node name = text_node(box, item.name, TextStyle::kHeading);
  name.wrap = true;
  int height = paragraph_height(text, item.name, name.style, box.w);
  if (height > box.h) {
    name.style = TextStyle::kBody;
    height = paragraph_height(text, item.name, name.style, box.w);
  }
  if (height > box.h) {  // the whole name is one tap away
    name.wrap = false;
    name.shorten = true;
    height = text.line_height(name.style);
  }
  name.rect = {box.x, box.y + (box.h - height) / 2, box.w, height};
  name.quiet = true;
  if (match != nullptr && match->alias == 0 && match->kind != MatchKind::kCode)
    name.marks.push_back({match->first, match->count});
  nodes.push_back(std::move(name));
}

void add_price(std::vector<Node>& nodes, const TextMeasure& text, const PriceColumns& columns,
               const PriceItem& item) {
  if (!item.price.amount) {
    const Rect whole = columns.whole.around(columns.fraction).around(columns.unit);
    Node form =
        cell(whole, form_word(item.price.form), TextStyle::kBodyBold, Color::kWarm, Align::kCenter);
    form.quiet = true;
    nodes.push_back(std::move(form));
    return;
  }
  const std::string amount = item.price.amount->text();
  const std::size_t point = amount.find('.');
  const std::string_view whole = std::string_view(amount).substr(0, point);
  TextStyle style = TextStyle::kHeadingBold;
  if (text.width(whole, style) > columns.whole.w) style = TextStyle::kBodyBold;
  if (text.width(whole, style) > columns.whole.w) style = TextStyle::kCaption;
  Node left = cell(columns.whole, whole, style, Color::kWarm, Align::kRight);
  Node right = cell(columns.fraction, std::string_view(amount).substr(point), style, Color::kWarm);
  left.quiet = right.quiet = true;
  nodes.push_back(std::move(left));
  nodes.push_back(std::move(right));
  Node unit = text_node(columns.unit, unit_words(item.unit), TextStyle::kCaption, Color::kMuted);
  unit.wrap = true;
  const int height = paragraph_height(text, unit.text, unit.style, unit.rect.w);
  unit.rect = {unit.rect.x, columns.unit.y + (columns.unit.h - height) / 2, unit.rect.w, height};
  unit.quiet = true;
  nodes.push_back(std::move(unit));
}

}  // namespace

int price_row_height(const Metrics& metrics, PriceKind kind) {
  return metrics.mm(kind == PriceKind::kService ? kServiceRowMm : kPackRowMm);
}

PriceColumns price_columns(const Metrics& metrics, const TextMeasure& text, int width, int height) {
  const int margin = metrics.mm(5);
  const int gap = metrics.mm(3);
  const TextStyle style = TextStyle::kHeadingBold;
  PriceColumns columns;
  Row row({margin, 0, width - 2 * margin, height}, 0);
  columns.unit = row.take_right(metrics.mm(kUnitMm)).inset(0, metrics.mm(1));
  row.take_right(gap);
  columns.fraction = row.take_right(text.width(".0000", style));
  columns.whole = row.take_right(text.width("000000", style));
  row.take_right(gap);
  columns.insurance = row.take_right(metrics.mm(kInsuranceMm));
  row.take_right(gap);
  columns.name = row.rest();
  return columns;
}

void price_heading(Scene& scene, const Frame& frame, const Rect& area, int width) {
  const PriceColumns columns = price_columns(frame.metrics, frame.text, width, area.h);
  const auto word = [&](const Rect& at, std::string_view text, Align align) {
    Node node = cell(at.moved(area.x, area.y), text, TextStyle::kCaption, Color::kMuted, align);
    node.rect.y = area.y;
    node.rect.h = area.h;
    scene.add(std::move(node));
  };
  word(columns.name, "名称、规格", Align::kLeft);
  word(columns.insurance, "医保", Align::kCenter);
  word(columns.whole.around(columns.fraction), "价格", Align::kCenter);
  word(columns.unit, "单位", Align::kLeft);
}

std::vector<Node> price_row(const Metrics& metrics, const TextMeasure& text,
                            const content::Release& release, const PriceItem& item,
                            const Match* match, int width, bool striped) {
  const int height = price_row_height(metrics, item.kind);
  const PriceColumns columns = price_columns(metrics, text, width, height);
  std::vector<Node> nodes;
  Node ground =
      row_ground({0, 0, width, height}, row_label(item), "open:" + price_key(release, item));
  ground.fill = striped ? Color::kCardAlt : Color::kCard;
  nodes.push_back(std::move(ground));

  std::string second = second_line(item, match);
  Rect name = columns.name;
  if (!second.empty()) {
    const int line = text.line_height(TextStyle::kCaption);
    name.h -= line + metrics.mm(1);
    Rect below{name.x, name.bottom() - metrics.mm(1), name.w, line};
    // A specification is never cut: where it has no room, it is one tap away.
    if (text.width(second, TextStyle::kCaption) > below.w) second = item.spec;
    if (text.width(second, TextStyle::kCaption) > below.w) second = "规格较长，点开查看";
    Node line_node = cell(below, second, TextStyle::kCaption, Color::kMuted);
    line_node.quiet = true;
    const int used = text.width(second, TextStyle::kCaption) + metrics.mm(6);
    nodes.push_back(std::move(line_node));
    if (!item.maker.empty() && below.w - used > metrics.mm(40)) {
      Node maker = cell({below.x + used, below.y, below.w - used, below.h}, item.maker,
                        TextStyle::kCaption, Color::kMuted);
      maker.shorten = true;
      maker.quiet = true;
      nodes.push_back(std::move(maker));
    }
  }
  add_name(nodes, text, name, item, match);
  if (const auto word = insurance_word(item.insurance); !word.empty()) {
    Node insurance = cell(columns.insurance, word, TextStyle::kBody, Color::kInk, Align::kCenter);
    insurance.quiet = true;
    nodes.push_back(std::move(insurance));
  }
  add_price(nodes, text, columns, item);
  return nodes;
}

}  // namespace gongshi::kiosk
