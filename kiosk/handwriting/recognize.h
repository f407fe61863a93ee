// Recognize: what was written, as the few characters to choose from.
//
//   strokes ─ features ─ match ─ order by what the names are made of ─▶ ten characters
#pragma once

#include <vector>

#include "kiosk/handwriting/lexicon.h"
#include "kiosk/handwriting/match.h"

namespace gongshi::handwriting {

inline constexpr std::size_t kCandidates = 10;

/// What may stand here: the names of the issue, and the character before (0: none).
struct Place {
  const Lexicon* lexicon = nullptr;
  char32_t previous = 0;
};

/// At most kCandidates, likeliest first; none when there is too little ink to read.
[[nodiscard]] std::vector<char32_t> recognize(const Templates& templates,
                                              std::span<const StrokeView> strokes,
                                              const Place& place);

}  // namespace gongshi::handwriting
