// Doubts: cells that can be read, yet look like a slip; the office is asked and nothing is changed.
#pragma once

#include <optional>
#include <string_view>

#include "drivers/os/lang.h"

namespace gongshi::content::workspace {

/// 合 for 盒, G89, grams for tablets: what is odd about a unit. `form` is the 剂型 of a drug.
[[nodiscard]] std::optional<Sentence> doubt_unit(std::string_view unit, std::string_view form);

/// Units that mean the same fold to one word: 天 and 日, 半小时 and 30分钟, 每部位 and 部位.
[[nodiscard]] std::string_view fold_unit(std::string_view unit);

/// A bracket that never closes, a number with two points, the maker's name run into the
/// specification: text that was cut off or packed together by a field that was too short.
[[nodiscard]] std::optional<Sentence> doubt_cut_off(std::string_view text, std::string_view maker);

/// "医保支付标准：*": a confidential payment standard written into a text.
[[nodiscard]] bool tells_payment_standard(std::string_view text);

}  // namespace gongshi::content::workspace
