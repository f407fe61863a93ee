// Fit: an item in the largest type that keeps it on one sheet.
#pragma once

#include <span>

#include "content/workspace/sheets/frame.h"
#include "content/workspace/sheets/item.h"

namespace gongshi::content::sheets {

/// Title, text and frame in the first of `sizes` (points, descending) with which one sheet holds
/// them, or with smaller pictures in the last, else on several sheets. Errors of the item's text.
[[nodiscard]] Result<paper::Paper> set_item(paper::Typesetter& setter, const Frame& frame,
                                            const Item& item, std::span<const double> sizes);

}  // namespace gongshi::content::sheets
