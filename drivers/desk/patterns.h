// Patterns: pictures and texts that show what is wrong with a board: dead columns and rows, a
// module in the wrong place, swapped colours, characters that its font lacks.
#pragma once

#include <functional>

#include "drivers/board.h"
#include "drivers/simulator/dot_font.h"

namespace gongshi::drivers {

/// One page of a pattern and what to look for on it.
struct PatternPage {
  Sentence look;
  Desired desired;
};

/// "corners", "columns", "rows", "colours", "coverage", "count".
[[nodiscard]] const std::vector<std::string>& pattern_names();

/// Whether the board can show a character at all; some need a few of them for codes of their own.
using Shows = std::function<bool(char32_t)>;

/// Asks a board that is never opened, by wanting the character of it.
[[nodiscard]] Shows showable(Board& scratch);

/// The pages in order. `coverage` takes `from` as the first character's number, 0 up, and gives at
/// most `most` pages, without what `shows` denies; `count` gives that many.
/// Errc::kRejected, word E2205: a panel, which has no dots of ours.
[[nodiscard]] Result<std::vector<PatternPage>> make_pattern(std::string_view name,
                                                            const Capabilities& can,
                                                            const simulator::DotFont& font,
                                                            std::size_t from, std::size_t most,
                                                            const Shows& shows);

}  // namespace gongshi::drivers
