// PriceTable: draws price tables: column heads and rows, decimal points under each other.
#pragma once

#include "signage/screen/price_pages.h"
#include "signage/screen/region.h"
#include "signage/screen/screen_words.h"

namespace gongshi::signage {

class PriceTable {
 public:
  /// For the items of `page`, whose longest fraction decides where the points stand. Errors as
  /// FontSet::screen.
  [[nodiscard]] static Result<PriceTable> make(const PricePage& page, const ScreenStyle& style,
                                               fonts::TypeCase& type);

  /// Each fills its rectangle, which is as wide as the body.
  [[nodiscard]] Status draw_heads(Rect place, const Languages& languages, Painter& painter) const;
  [[nodiscard]] Status draw_row(const content::PriceItem& item, Rect place, bool striped,
                                Painter& painter) const;

  [[nodiscard]] const PriceColumns& columns() const { return columns_; }

 private:
  PriceTable(const PricePage& page, const ScreenStyle& style)
      : kind_(page.kind), style_(style), columns_(price_columns(style.sizes, page.kind)) {}
  [[nodiscard]] Status draw_price(const content::PriceItem& item, int left, int middle,
                                  Painter& painter) const;
  [[nodiscard]] Status draw_badge(content::InsuranceClass insurance, int left, int middle,
                                  Painter& painter) const;
  [[nodiscard]] Status draw_lines(const std::vector<std::string>& lines, Font font, int x,
                                  Rect place, Color color, Painter& painter) const;

  content::PriceKind kind_;
  ScreenStyle style_;
  PriceColumns columns_;
  int point_x_ = 0;  // where the decimal points stand
};

[[nodiscard]] Word price_kind_title(content::PriceKind kind);

}  // namespace gongshi::signage
