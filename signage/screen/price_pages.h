// PricePages: the price tables cut into pages: services, then drugs, then consumables, all that is
// valid on the day, in the release's order, none left out.
#pragma once

#include <memory>
#include <vector>

#include "content/release.h"
#include "fonts/type_case.h"
#include "signage/layout/screen_sizes.h"

namespace gongshi::signage {

/// Columns of a table of one kind, left to right; x from the left of the body. No spec column:
/// width 0.
struct PriceColumns {
  Rect name, spec, unit, price, insurance;
};

[[nodiscard]] PriceColumns price_columns(const ScreenSizes& sizes, content::PriceKind kind);

/// Height of an item's row: as many lines as its name and spec take.
[[nodiscard]] Result<int> price_row_px(const content::PriceItem& item, const PriceColumns& columns,
                                       const ScreenSizes& sizes, fonts::TypeCase& type);

struct PricePage {
  content::PriceKind kind = content::PriceKind::kService;
  std::vector<const content::PriceItem*> rows;
  int number = 1;  // of `count` pages of this kind
  int count = 1;
  int items = 0;  // of this kind on the day
};

/// The items valid on `day`, of each kind that has any.
[[nodiscard]] std::vector<PricePage> whole_price_tables(const content::Release& release, Date day);

/// The same in pages that fit sizes.table(). Errors as FontSet::screen.
[[nodiscard]] Result<std::vector<PricePage>> price_pages(const content::Release& release, Date day,
                                                         const ScreenSizes& sizes,
                                                         fonts::TypeCase& type);

/// How long a page stays: 4 s, and a second for each row that fits.
[[nodiscard]] inline std::chrono::seconds price_page_dwell(const ScreenSizes& sizes) {
  return std::chrono::seconds{4 + sizes.rows_that_fit()};
}

}  // namespace gongshi::signage
