#include "signage/screen/price_table.h"

#include <algorithm>
#include <set>
#include <string>

#include "content/currency.h"
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

/// All prices of a bundle are in one currency.
Word price_head(const PricePage& page) {
  const bool dollars = !page.rows.empty() && content::priced_unit(page.rows.front()->unit).dollars;
  return dollars ? Word::kPriceDollars : Word::kPrice;
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

PriceTable::PriceTable(const PricePage& page, const ScreenStyle& style, const Languages& languages)
    : kind_(page.kind),
      style_(style),
      languages_(languages),
      columns_(price_columns(style.sizes, page.kind)),
      price_head_(price_head(page)) {}

Result<PriceTable> PriceTable::make(const PricePage& page, const ScreenStyle& style,
                                    const Languages& languages, fonts::TypeCase& type) {
  PriceTable table(page, style, languages);
  Picture none;
  Painter painter(none, type);
  GONGSHI_CHECK(table.place_figures(page, painter));
  return table;
}

/// All of the price column stands at its end, about one middle: the widest of head, figures and
/// words such as "市场调节价" touches the edge.
Status PriceTable::place_figures(const PricePage& page, Painter& painter) {
  const Rect column = columns_.price;
  GONGSHI_TRY(const Font head, head_font(column, price_head_, painter));
  GONGSHI_TRY(int widest, painter.measure(head, say(price_head_, languages_)));
  PriceParts longest{"", ".00"};
  std::set<content::PriceForm> told;
  for (const PriceItem* item : page.rows) {
    if (item->price.amount) {
      PriceParts parts = parts_of(*item->price.amount);
      if (parts.whole.size() > longest.whole.size()) longest.whole = std::move(parts.whole);
      if (parts.fraction.size() > longest.fraction.size()) {
        longest.fraction = std::move(parts.fraction);
      }
    } else if (told.insert(item->price.form).second) {
      const std::string_view words = price_form_words(item->price.form, languages_);
      GONGSHI_TRY(const Font font, painter.fitting(style_.sizes.spec_font(), words, column.width));
      GONGSHI_TRY(const int width, painter.measure(font, words));
      widest = std::max(widest, width);
    }
  }
  const Font font = style_.sizes.price_font();
  GONGSHI_TRY(const int whole, painter.measure(font, longest.whole));
  GONGSHI_TRY(const int fraction, painter.measure(font, longest.fraction));
  widest = std::max(widest, whole + fraction);
  figures_x_ = column.x + column.width - widest / 2;
  point_px_ = whole - (whole + fraction) / 2;
  return {};
}

Result<Font> PriceTable::head_font(Rect column, Word word, Painter& painter) const {
  return painter.fitting({style_.sizes.px(26, 26, 20), fonts::Weight::kBold}, say(word, languages_),
                         column.width);
}

Status PriceTable::draw_heads(Rect place, Painter& painter) const {
  painter.fill(place, style_.theme.column_head);
  const int middle = place.y + place.height / 2;
  const auto put = [&](Rect column, int x, Align align, Word word) -> Status {
    GONGSHI_TRY(const Font font, head_font(column, word, painter));
    return painter.text(font, place.x + x, middle, align, style_.theme.column_text,
                        say(word, languages_));
  };
  const auto centre = [](Rect column) { return column.x + column.width / 2; };
  const PriceColumns& in = columns_;
  GONGSHI_CHECK(put(in.name, in.name.x, Align::kLeft, name_head(kind_)));
  if (in.spec.width > 0) GONGSHI_CHECK(put(in.spec, in.spec.x, Align::kLeft, Word::kSpec));
  GONGSHI_CHECK(put(in.unit, centre(in.unit), Align::kCentre, Word::kUnit));
  GONGSHI_CHECK(put(in.price, figures_x_, Align::kCentre, price_head_));
  return put(in.insurance, centre(in.insurance), Align::kCentre, Word::kInsurance);
}

Status PriceTable::draw_cell(const std::vector<std::string>& lines, Font font, Rect column,
                             Rect place, Color color, Painter& painter) const {
  const int tall = style_.sizes.line_px();
  const int top = place.y + (place.height - static_cast<int>(lines.size()) * tall) / 2;
  return draw_lines(lines, font, place.x + column.x, top, tall, color, painter);
}

Status PriceTable::draw_price(const PriceItem& item, int left, int middle, Painter& painter) const {
  const Color color = style_.theme.price;
  if (!item.price.amount) {
    const std::string_view words = price_form_words(item.price.form, languages_);
    GONGSHI_TRY(const Font font,
                painter.fitting(style_.sizes.spec_font(), words, columns_.price.width));
    return painter.text(font, left + figures_x_, middle, Align::kCentre, color, words);
  }
  const PriceParts parts = parts_of(*item.price.amount);
  const Font font = style_.sizes.price_font();
  return painter.figures(font, left + figures_x_, point_px_, middle, color, parts.whole,
                         parts.fraction);
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
  GONGSHI_CHECK(draw_cell(name, sizes.row_font(), columns_.name, place, theme.text, painter));
  if (columns_.spec.width > 0 && !item.spec.empty()) {
    GONGSHI_TRY(const auto spec,
                cell_lines(item.spec, sizes.spec_font(), columns_.spec.width, painter.type()));
    GONGSHI_CHECK(draw_cell(spec, sizes.spec_font(), columns_.spec, place, theme.dim, painter));
  }
  // The head says the currency.
  const std::string_view words = content::priced_unit(item.unit).unit;
  GONGSHI_TRY(const Font unit, painter.fitting(sizes.spec_font(), words, columns_.unit.width));
  GONGSHI_CHECK(painter.text(unit, place.x + columns_.unit.x + columns_.unit.width / 2, middle,
                             Align::kCentre, theme.dim, words.empty() ? "—" : words));
  GONGSHI_CHECK(draw_price(item, place.x, middle, painter));
  return draw_badge(item.insurance, place.x, middle, painter);
}

}  // namespace gongshi::signage
