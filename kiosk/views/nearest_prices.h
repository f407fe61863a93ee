// Nearest prices: what a price list says when it has nothing, and what comes nearest.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "kiosk/page/blocks.h"

namespace gongshi::kiosk {

struct NothingFound {
  content::PriceKind kind = content::PriceKind::kService;
  std::string_view typed;
  bool alike = false;              // similar sounds have been tried
  bool filtered = false;           // a filter hides the rest
  std::array<int, 3> elsewhere{};  // what other tabs have
};

/// What happened, what to do next, whom to ask, and the prices whose names come nearest.
void add_nothing(Blocks& blocks, const Frame& frame, const NothingFound& nothing);

/// Reimbursed shares, average fees and how to get one's bill.
[[nodiscard]] std::unique_ptr<View> fee_pages();

}  // namespace gongshi::kiosk
