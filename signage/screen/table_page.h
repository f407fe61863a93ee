// TablePage: draws one page of a price table: title with n/m, column heads, rows, decimal points
// under each other.
#pragma once

#include "drivers/os/result.h"
#include "signage/screen/painter.h"
#include "signage/screen/price_pages.h"

namespace gongshi::signage {

/// Fills the screen's body. Errors as FontSet::screen.
[[nodiscard]] Status draw_table_page(const PricePage& page, const ScreenSizes& sizes,
                                     Painter& painter);

/// The band above a body: what it is, how many, which page of how many (`count` 0: none of many).
[[nodiscard]] Status draw_title(std::string_view title, std::string_view remark, int number,
                                int count, const ScreenSizes& sizes, Painter& painter);

[[nodiscard]] std::string_view price_kind_title_zh(content::PriceKind kind);

}  // namespace gongshi::signage
