#include "kiosk/page/vertical.h"

#include <array>

namespace gongshi::kiosk {
namespace {

struct Range {
  char32_t first = 0, last = 0;
};

/// Enclosed figures, CJK signs, kana, ideographs, full-width forms: what Chinese is set from.
constexpr std::array kUprightRanges = {
    Range{0x2460, 0x24FF}, Range{0x2600, 0x26FF},   Range{0x2E80, 0x303F}, Range{0x3040, 0x33FF},
    Range{0x3400, 0x4DBF}, Range{0x4E00, 0x9FFF},   Range{0xF900, 0xFAFF}, Range{0xFF01, 0xFF60},
    Range{0xFFE0, 0xFFE6}, Range{0x20000, 0x3FFFF},
};

/// Brackets, dashes and colons among them, which turn with the line.
constexpr std::array kTurningRanges = {
    Range{0x3008, 0x3011}, Range{0x3013, 0x301F}, Range{0x3030, 0x3030}, Range{0x30FC, 0x30FC},
    Range{0xFF08, 0xFF09}, Range{0xFF0D, 0xFF0D}, Range{0xFF1A, 0xFF1E}, Range{0xFF3B, 0xFF3D},
    Range{0xFF3F, 0xFF3F}, Range{0xFF5B, 0xFF60}, Range{0xFFE3, 0xFFE3},
};

template <class Ranges>
bool in(const Ranges& ranges, char32_t c) {
  for (const Range& range : ranges) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

}  // namespace

Standing standing_of(char32_t c) {
  if (c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E) return Standing::kUpperCorner;
  return in(kUprightRanges, c) && !in(kTurningRanges, c) ? Standing::kUpright
                                                         : Standing::kOnItsSide;
}

bool turns_with_lines(Icon icon) {
  return icon == Icon::kUp || icon == Icon::kDown || icon == Icon::kNext;
}

}  // namespace gongshi::kiosk
