#include "kiosk/views/price_row.h"

#include <algorithm>
#include <utility>

#include "kiosk/views/price_reason.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::Match;
using content::PriceItem;
using content::PriceKind;

constexpr double kRowMm = 25.0;      // name in two lines
constexpr double kTallRowMm = 31.0;  // and a quiet line below
constexpr double kInsuranceMm = 22.0;
constexpr double kUnitMm = 32.0;
constexpr double kLeastNameMm = 95.0;  // narrower names leave the columns

constexpr Words kName{"名称、规格", "Name, specification", "نامى، ئۆلچىمى"};
constexpr Words kInsurance{"医保", "Insurance", "سۇغۇرتا", "", "ᠳᠠᠭᠠᠳᠬᠠᠯ"};
constexpr Words kPrice{"价格", "Price", "باھا", "", "ᠦᠨ᠎ᠡ"};
constexpr Words kUnit{"单位", "Unit", "بىرلىك", "", "ᠨᠢᠭᠡᠴᠡ"};

Node quiet(Node node) {
  node.quiet = true;
  return node;
}

/// The largest of the styles in which `words` fit into `room`.
TextStyle fitting(const TextMeasure& text, std::string_view words, int room) {
  for (const TextStyle style : {TextStyle::kHeadingBold, TextStyle::kBodyBold}) {
    if (text.width(words, style) <= room) return style;
  }
  return TextStyle::kCaption;
}

}  // namespace

PriceRows::PriceRows(const Frame& frame, PriceKind kind, bool searched, int width)
    : m_(frame.metrics),
      text_(&frame.text),
      release_(frame.issue.release),
      language_(frame.manner.language),
      width_(width) {
  const bool tall = searched || kind != PriceKind::kService;
  height_ = m_.grown(tall ? kTallRowMm : kRowMm);
  place();
  stacked_ = places_.words.w < m_.grown(kLeastNameMm);
  if (!stacked_) return;
  height_ = 2 * m_.mm(3) + 2 * text_->line_height(TextStyle::kHeading) +
            text_->line_height(TextStyle::kHeadingBold) +
            (tall ? text_->line_height(TextStyle::kCaption) : 0);
  place();
}

void PriceRows::set_height(int height) {
  height_ = std::max(height_, height);
  place();
}

void PriceRows::place() {
  const int margin = m_.mm(5);
  const int gap = m_.mm(3);
  if (stacked_) {
    const int line = text_->line_height(TextStyle::kHeadingBold);
    const int bottom = height_ - m_.mm(3) - line;
    places_.words = {margin, m_.mm(2), width_ - 2 * margin, bottom - m_.mm(2)};
    places_.unit = {margin, bottom, width_ - 2 * margin, line};
    return;
  }
  Row row({margin, 0, width_ - 2 * margin, height_}, 0);
  places_.unit = row.take_right(m_.grown(kUnitMm)).inset(0, m_.mm(1));
  row.take_right(gap);
  places_.fraction = row.take_right(text_->width(".0000", TextStyle::kHeadingBold));
  places_.whole = row.take_right(text_->width("000000", TextStyle::kHeadingBold));
  row.take_right(gap);
  places_.insurance = row.take_right(insurance_width());
  row.take_right(gap);
  places_.words = row.rest();
}

int PriceRows::insurance_width() const {
  int width =
      std::max(m_.grown(kInsuranceMm), text_->width(kInsurance.in(language_), TextStyle::kCaption));
  for (const auto each : {content::InsuranceClass::kA, content::InsuranceClass::kB,
                          content::InsuranceClass::kC, content::InsuranceClass::kSelfPay}) {
    const auto word = insurance_word(each, language_);
    width = std::max(width, widest_word(*text_, word, TextStyle::kCaption));
  }
  return width;
}

int PriceRows::heading_height() const {
  return stacked_ ? 0 : text_->line_height(TextStyle::kCaption) + m_.mm(1);
}

void PriceRows::add_heading(Scene& scene, const Rect& area) const {
  if (stacked_) return;
  const auto word = [&](const Rect& at, const Words& words, Align align) {
    scene.add(cell({area.x + at.x, area.y, at.w, area.h}, words.in(language_), TextStyle::kCaption,
                   Color::kMuted, align));
  };
  word(places_.words, kName, Align::kLeft);
  word(places_.insurance, kInsurance, Align::kCenter);
  word(places_.whole.around(places_.fraction), kPrice, Align::kCenter);
  word(places_.unit, kUnit, Align::kLeft);
}

void PriceRows::add_words(std::vector<Node>& nodes, const PriceItem& item,
                          const Match* match) const {
  const Rect& box = places_.words;
  const auto high = [&](std::string_view words, TextStyle style) {
    return paragraph_height(*text_, words, style, box.w);
  };
  PriceReason second = reason_of(item, match, language_);
  int second_h = second.words.empty() ? 0 : high(second.words, TextStyle::kCaption);
  TextStyle style = TextStyle::kHeading;
  int name_h = high(item.name, style);
  if (name_h + second_h > box.h) {
    style = TextStyle::kBody;
    name_h = high(item.name, style);
  }
  if (name_h + second_h > box.h && second_h > 0) {
    // Neither is cut: what has no room is one tap away.
    second = reason_of(item, nullptr, language_);
    second_h = second.words.empty() ? 0 : high(second.words, TextStyle::kCaption);
    if (name_h + second_h > box.h && second_h > 0) {
      second = long_specification(language_);
      second_h = text_->line_height(TextStyle::kCaption);
    }
  }
  Node name = quiet(text_node(box, item.name, style));
  name.wrap = name_h + second_h <= box.h;
  if (!name.wrap) {
    name.shorten = true;
    name_h = text_->line_height(style);
  }
  name.rect = {box.x, box.y + (box.h - name_h - second_h) / 2, box.w, name_h};
  const int below = name.rect.bottom();
  if (match != nullptr && in_name(*match)) name.marks.push_back({match->first, match->count});
  nodes.push_back(std::move(name));
  if (second_h == 0) return;
  Node line = quiet(
      text_node({box.x, below, box.w, second_h}, second.words, TextStyle::kCaption, Color::kMuted));
  line.wrap = true;
  if (second.mark.count > 0) line.marks.push_back(second.mark);
  nodes.push_back(std::move(line));
}

void PriceRows::add_columns(std::vector<Node>& nodes, const PriceItem& item) const {
  if (const auto word = insurance_word(item.insurance, language_); !word.empty()) {
    const bool fits = text_->width(word, TextStyle::kBody) <= places_.insurance.w;
    Node insurance =
        quiet(text_node(places_.insurance, word, fits ? TextStyle::kBody : TextStyle::kCaption,
                        Color::kInk, Align::kCenter));
    insurance.wrap = true;
    const int height = paragraph_height(*text_, word, insurance.style, insurance.rect.w);
    insurance.rect.y += (insurance.rect.h - height) / 2;
    insurance.rect.h = height;
    nodes.push_back(std::move(insurance));
  }
  if (!item.price.amount) {
    const Rect whole = places_.whole.around(places_.fraction).around(places_.unit);
    const auto form = form_word(item.price.form, language_);
    nodes.push_back(
        quiet(cell(whole, form, fitting(*text_, form, whole.w), Color::kWarm, Align::kCenter)));
    return;
  }
  const std::string amount = item.price.amount->text();
  const std::size_t point = amount.find('.');
  const std::string_view whole = std::string_view(amount).substr(0, point);
  const TextStyle style = fitting(*text_, whole, places_.whole.w);
  nodes.push_back(quiet(cell(places_.whole, whole, style, Color::kWarm, Align::kRight)));
  nodes.back().piece = Piece::kFirst;
  nodes.push_back(
      quiet(cell(places_.fraction, std::string_view(amount).substr(point), style, Color::kWarm)));
  nodes.back().piece = Piece::kNext;
  Node unit = quiet(text_node(places_.unit, unit_words(item.unit, language_), TextStyle::kCaption,
                              Color::kMuted));
  unit.wrap = true;
  const int height = paragraph_height(*text_, unit.text, unit.style, unit.rect.w);
  unit.rect = {unit.rect.x, unit.rect.y + (unit.rect.h - height) / 2, unit.rect.w, height};
  nodes.push_back(std::move(unit));
}

void PriceRows::add_line(std::vector<Node>& nodes, const PriceItem& item) const {
  Row line(places_.unit, m_.mm(3));
  if (const auto word = insurance_word(item.insurance, language_); !word.empty()) {
    nodes.push_back(quiet(cell(line.take_right(text_->width(word, TextStyle::kCaption)), word,
                               TextStyle::kCaption, Color::kInk)));
  }
  const std::string amount = item.price.amount ? item.price.amount->text()
                                               : std::string(form_word(item.price.form, language_));
  const std::string unit = item.price.amount ? unit_words(item.unit, language_) : std::string();
  const int unit_width = text_->width(unit, TextStyle::kCaption);
  const TextStyle style = fitting(*text_, amount, line.rest().w - unit_width - m_.mm(3));
  nodes.push_back(quiet(cell(line.take(text_->width(amount, style)), amount, style, Color::kWarm)));
  if (!unit.empty()) {
    nodes.push_back(quiet(cell(line.rest(), unit, TextStyle::kCaption, Color::kMuted)));
  }
}

std::vector<Node> PriceRows::row(const PriceItem& item, const Match* match, bool striped) const {
  std::vector<Node> nodes;
  Node ground = row_ground({0, 0, width_, height_}, row_label(item, language_),
                           "open:" + price_key(*release_, item));
  ground.fill = striped ? Color::kCardAlt : Color::kCard;
  nodes.push_back(std::move(ground));
  add_words(nodes, item, match);
  if (stacked_) {
    add_line(nodes, item);
  } else {
    add_columns(nodes, item);
  }
  return nodes;
}

}  // namespace gongshi::kiosk
