// PriceTable: what services, drugs or consumables cost, as a table that goes on over sheets.
#pragma once

#include <string>
#include <vector>

#include "content/release.h"
#include "content/workspace/paper/flow.h"
#include "content/workspace/sheets/order.h"

namespace gongshi::content::sheets {

/// The rows that hold on the order's day and are of its groups, in the table's order.
[[nodiscard]] std::vector<const PriceItem*> prices_of(const Release& release, PriceKind kind,
                                                      const Order& order);

/// "医疗服务项目价格表"
[[nodiscard]] std::string price_title(PriceKind kind, Lang lang);

/// Each row with all that the law wants beside a price; a price that is announced for a later day
/// stands below the one it replaces.
void draw_prices(paper::Flow& flow, const Release& release, PriceKind kind, const Order& order);

}  // namespace gongshi::content::sheets
