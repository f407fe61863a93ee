// Words of a board: what comes over a wire and is shown to people, written to JSON and to logs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "drivers/board.h"

namespace gongshi::drivers {

/// Nobody reads more of one value than this.
inline constexpr std::size_t kMostBoardWords = 1024;

/// Valid UTF-8 of at most `most` bytes, cut between characters, without control characters (C0,
/// DEL, C1): a terminal would obey them. A byte that begins no character becomes U+FFFD.
[[nodiscard]] std::string harmless(std::string_view text, std::size_t most = kMostBoardWords);

/// A fact whose value is a word of ours; the English one is also the stable value.
[[nodiscard]] Fact worded_fact(std::string key, Sentence name, Sentence value);

/// "power": on or off.
[[nodiscard]] Fact power_fact(bool on);

}  // namespace gongshi::drivers
