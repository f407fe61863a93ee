// Items: what an order wants printed, the most important first.
//
// The categories that the order names, in its order; else all of the issue in the order of its
// catalogue, which the office has written. Of a category: its table first (prices, doctors,
// clinics), then its pages by number. Ways to complain come before everything.
#pragma once

#include <string>
#include <vector>

#include "content/workspace/sheets/item.h"
#include "content/workspace/sheets/order.h"

namespace gongshi::content::sheets {

/// `order` with the codes of the categories and departments that it names.
/// Errc::kUsage: it names a category, place, group or department that the issue has not.
[[nodiscard]] Result<Order> settled(const Release& release, Order order);

/// For a board. With a place: the ways to complain, the place's notices, and of the rest only the
/// categories that the order names.
[[nodiscard]] std::vector<Item> board_items(const Release& release, const Order& order);

/// Guides for a booklet or posters: pages of the order's categories, else of those that lead a
/// visitor through the house; tables only where the order names their category.
[[nodiscard]] std::vector<Item> guide_items(const Release& release, const Order& order);

}  // namespace gongshi::content::sheets
