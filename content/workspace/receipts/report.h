// What `gongshi-bundle receipts` says: findings, the table of all displays, and the answer about
// one item; the same as JSON.
#pragma once

#include <optional>
#include <string>

#include "content/workspace/receipts/item_answer.h"
#include "content/workspace/receipts/standing.h"

namespace gongshi::content::receipts {

[[nodiscard]] std::string report_text(const Standing& standing,
                                      const std::optional<ItemAnswer>& answer, WallTime now,
                                      Lang lang);
[[nodiscard]] std::string report_json(const Standing& standing,
                                      const std::optional<ItemAnswer>& answer, WallTime now);

}  // namespace gongshi::content::receipts
