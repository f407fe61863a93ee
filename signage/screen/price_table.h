// PriceTable: draws price tables: column heads and rows, decimal points under each other.
#pragma once

#include "signage/screen/price_pages.h"
#include "signage/screen/region.h"
#include "signage/screen/screen_words.h"

namespace gongshi::signage {

class PriceTable {
 public:
  /// For the items of `page`, whose longest figures decide where the points stand: the column's
  /// head and its figures have one middle. Errors as FontSet::screen.
  [[nodiscard]] static Result<PriceTable> make(const PricePage& page, const ScreenStyle& style,
                                               const Languages& languages, fonts::TypeCase& type);

  /// Each fills its rectangle, which is as wide as the body.
  [[nodiscard]] Status draw_heads(Rect place, Painter& painter) const;
  [[nodiscard]] Status draw_row(const content::PriceItem& item, Rect place, bool striped,
                                Painter& painter) const;

  [[nodiscard]] const PriceColumns& columns() const { return columns_; }

 private:
  PriceTable(const PricePage& page, const ScreenStyle& style, const Languages& languages);
  [[nodiscard]] Status place_figures(const PricePage& page, Painter& painter);
  [[nodiscard]] Result<Font> head_font(Rect column, Word word, Painter& painter) const;
  [[nodiscard]] Status draw_price(const content::PriceItem& item, int left, int middle,
                                  Painter& painter) const;
  [[nodiscard]] Status draw_badge(content::InsuranceClass insurance, int left, int middle,
                                  Painter& painter) const;
  [[nodiscard]] Status draw_cell(const std::vector<std::string>& lines, Font font, Rect column,
                                 Rect place, Color color, Painter& painter) const;

  content::PriceKind kind_;
  ScreenStyle style_;
  Languages languages_;
  PriceColumns columns_;
  Word price_head_;
  int figures_x_ = 0;  // the middle of the figures and of their head
  int point_px_ = 0;   // to the right of it the decimal points stand
};

[[nodiscard]] Word price_kind_title(content::PriceKind kind);

}  // namespace gongshi::signage
