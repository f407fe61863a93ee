// Patterns: pictures and texts that show what is wrong with a board: dead columns and rows, a
// module in the wrong place, swapped colours, characters that its font lacks.
#pragma once

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

/// The pages in order. `coverage` takes `from` as the first character's number, 0 up, and gives at
/// most `most` pages; `count` gives that many.
/// Errc::kRejected, word E2205: a panel, which has no dots of ours.
[[nodiscard]] Result<std::vector<PatternPage>> make_pattern(std::string_view name,
                                                            const Capabilities& can,
                                                            const simulator::DotFont& font,
                                                            std::size_t from, std::size_t most);

}  // namespace gongshi::drivers
