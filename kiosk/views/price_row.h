// PriceRow: one row of the price list: name, specification, class, price, unit.
#pragma once

#include <vector>

#include "content/query/search.h"
#include "kiosk/page/layout.h"

namespace gongshi::kiosk {

/// Where the columns of the price list lie, in a row's own coordinates.
struct PriceColumns {
  Rect name, insurance, whole, fraction, unit;
};

[[nodiscard]] int price_row_height(const Metrics& metrics, content::PriceKind kind);
[[nodiscard]] PriceColumns price_columns(const Metrics& metrics, const TextMeasure& text, int width,
                                         int height);

/// The words above the columns.
void price_heading(Scene& scene, const Frame& frame, const Rect& area, int width);

/// Nodes of the row; `match` marks why it was found (nullptr: not searched).
[[nodiscard]] std::vector<Node> price_row(const Metrics& metrics, const TextMeasure& text,
                                          const content::Release& release,
                                          const content::PriceItem& item,
                                          const content::Match* match, int width, bool striped);

}  // namespace gongshi::kiosk
