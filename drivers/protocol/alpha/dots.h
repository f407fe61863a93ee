// SMALL DOTS: a picture of at most 31 rows and 255 columns, a character a dot.
//
// Source: Alpha sign protocol sheet, section 7.
#pragma once

#include "drivers/protocol/alpha/packet.h"

namespace gongshi::drivers::alpha {

struct Picture {
  int rows = 0, columns = 0;
  std::vector<char> dots{};  // '0' off, '1' red, '2' green, '3' amber …, row by row from the top
  bool operator==(const Picture&) const = default;
};

/// "I", label, height, width (a pause is wanted behind them), rows with a CR each. Its size must be
/// that of the allocation.
[[nodiscard]] Block write_picture(char label, const Picture& picture, bool pause);

/// What "J" brings back behind the label. Empty: not that form, or above the limits.
[[nodiscard]] std::optional<Picture> decode_picture(std::span<const std::uint8_t> data);

}  // namespace gongshi::drivers::alpha
