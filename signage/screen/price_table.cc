#include "signage/screen/price_table.h"

#include <algorithm>
#include <string>

#include "signage/playlist/words.h"
#include "signage/screen/text_block.h"

namespace gongshi::signage {
namespace {

using content::InsuranceClass;
using content::PriceItem;
using content::PriceKind;

struct PriceParts {
  std::string whole;     // "1850"
  std::string fraction;  // ".00"
};

PriceParts parts_of(const content::Money& amount) {
  const std::string text = amount.text();
  const std::size_t point = text.find('.');
  return {text.substr(0, point), text.substr(std::min(point, text.size()))};
}

struct Badge {
  std::string_view words;
  Color color;
};

Badge badge_of(InsuranceClass insurance, const config::Theme& theme) {
  switch (insurance) {
    case InsuranceClass::kA:
      return {"甲", theme.badge_a};
    case InsuranceClass::kB:
      return {"乙", theme.badge_b};
    case InsuranceClass::kC:
      return {"丙", theme.badge_c};
    case InsuranceClass::kSelfPay:
      return {"自费", theme.badge_self};
    case InsuranceClass::kUnstated:
      break;
  }
  return {"", theme.dim};
}

Word name_head(PriceKind kind) {
  if (kind == PriceKind::kService) return Word::kServiceName;
  return kind == PriceKind::kDrug ? Word::kDrugName : Word::kConsumableName;
}

}  // namespace

Word price_kind_title(PriceKind kind) {
  if (kind == PriceKind::kService) return Word::kServicePrices;
  return kind == PriceKind::kDrug ? Word::kDrugPrices : Word::kConsumablePrices;
}

Result<PriceTable> PriceTable::make(const PricePage& page, const ScreenStyle& style,
                                    fonts::TypeCase& type) {
  PriceTable table(page, style);
  // Room for the longest fraction right of the point, two places at least.
  std::string longest = ".00";
  for (const PriceItem* item : page.rows) {
    if (!item->price.amount) continue;
    const std::string fraction = parts_of(*item->price.amount).fraction;
    if (fraction.size() > longest.size()) longest = std::string(fraction.size() - 1, '0') + ".";
  }
  Picture none;
  Painter painter(none, type);
  GONGSHI_TRY(const int width, painter.measure(style.sizes.price_font(), longest));
  table.point_x_ = table.columns_.price.x + table.columns_.price.width - width;
  return table;
}

Status PriceTable::draw_heads(Rect place, const Languages& languages, Painter& painter) const {
  const ScreenSizes& sizes = style_.sizes;
  painter.fill(place, style_.theme.column_head);
  const int middle = place.y + place.height / 2;
  const Font usual{sizes.px(26, 26, 20), fonts::Weight::kBold};
  const auto put = [&](Rect column, Align align, Word word) -> Status {
    const std::string_view words = say(word, languages);
    GONGSHI_TRY(const Font font, painter.fitting(usual, words, column.width));
    const int x = place.x + column.x +
                  (align == Align::kLeft     ? 0
                   : align == Align::kCentre ? column.width / 2
                                             : column.width);
    return painter.text(font, x, middle, align, style_.theme.column_text, words);
  };
  GONGSHI_CHECK(put(columns_.name, Align::kLeft, name_head(kind_)));
  if (columns_.spec.width > 0) GONGSHI_CHECK(put(columns_.spec, Align::kLeft, Word::kSpec));
  GONGSHI_CHECK(put(columns_.unit, Align::kCentre, Word::kUnit));
  GONGSHI_CHECK(put(columns_.price, Align::kRight, Word::kPrice));
  return put(columns_.insurance, Align::kCentre, Word::kInsurance);
}

Status PriceTable::draw_lines(const std::vector<std::string>& lines, Font font, int x, Rect place,
                              Color color, Painter& painter) const {
  const int tall = style_.sizes.line_px();
  int middle = place.y + (place.height - static_cast<int>(lines.size()) * tall) / 2 + tall / 2;
  for (const std::string& line : lines) {
    GONGSHI_CHECK(painter.text(font, x, middle, Align::kLeft, color, line));
    middle += tall;
  }
  return {};
}

Status PriceTable::draw_price(const PriceItem& item, int left, int middle, Painter& painter) const {
  const Color color = style_.theme.price;
  if (!item.price.amount) {
    const Rect at = columns_.price;
    const std::string_view words = price_form_zh(item.price.form);
    GONGSHI_TRY(const Font font, painter.fitting(style_.sizes.spec_font(), words, at.width));
    return painter.text(font, left + at.x + at.width, middle, Align::kRight, color, words);
  }
  const PriceParts parts = parts_of(*item.price.amount);
  const Font font = style_.sizes.price_font();
  const int point = left + point_x_;
  GONGSHI_CHECK(painter.text(font, point, middle, Align::kRight, color, parts.whole));
  return painter.text(font, point, middle, Align::kLeft, color, parts.fraction);
}

Status PriceTable::draw_badge(InsuranceClass insurance, int left, int middle,
                              Painter& painter) const {
  const ScreenSizes& sizes = style_.sizes;
  const Badge badge = badge_of(insurance, style_.theme);
  const int centre = left + columns_.insurance.x + columns_.insurance.width / 2;
  if (badge.words.empty()) {
    return painter.text(sizes.spec_font(), centre, middle, Align::kCentre, style_.theme.dim, "—");
  }
  const int tall = sizes.px(38, 38, 30);
  const int wide = badge.words.size() > 3 ? sizes.px(72, 72, 58) : sizes.px(46, 46, 36);
  painter.round_box({centre - wide / 2, middle - tall / 2, wide, tall}, sizes.px(8), badge.color);
  return painter.text({sizes.px(24, 24, 19), fonts::Weight::kBold}, centre, middle, Align::kCentre,
                      style_.theme.badge_text, badge.words);
}

Status PriceTable::draw_row(const PriceItem& item, Rect place, bool striped,
                            Painter& painter) const {
  const ScreenSizes& sizes = style_.sizes;
  const config::Theme& theme = style_.theme;
  painter.fill(place, striped ? theme.stripe : theme.ground);
  const int middle = place.y + place.height / 2;
  GONGSHI_TRY(const auto name,
              cell_lines(item.name, sizes.row_font(), columns_.name.width, painter.type()));
  GONGSHI_CHECK(
      draw_lines(name, sizes.row_font(), place.x + columns_.name.x, place, theme.text, painter));
  if (columns_.spec.width > 0 && !item.spec.empty()) {
    GONGSHI_TRY(const auto spec,
                cell_lines(item.spec, sizes.spec_font(), columns_.spec.width, painter.type()));
    GONGSHI_CHECK(
        draw_lines(spec, sizes.spec_font(), place.x + columns_.spec.x, place, theme.dim, painter));
  }
  GONGSHI_TRY(const Font unit, painter.fitting(sizes.spec_font(), item.unit, columns_.unit.width));
  GONGSHI_CHECK(painter.text(unit, place.x + columns_.unit.x + columns_.unit.width / 2, middle,
                             Align::kCentre, theme.dim, item.unit));
  GONGSHI_CHECK(draw_price(item, place.x, middle, painter));
  return draw_badge(item.insurance, place.x, middle, painter);
}

}  // namespace gongshi::signage
