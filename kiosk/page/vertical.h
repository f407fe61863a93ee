// Vertical: a page for people who read from top to bottom, columns from left to right: Mongolian.
//
//   view ─ scene ─ painter ─▶ sheet ─[across the diagonal]─▶ glass
//   finger on the glass ─[across the diagonal]─▶ sheet ─▶ hit test, lists, view
//
// Such a page is laid out like any other, on a sheet as wide as the glass is high. Seen across the
// diagonal its lines become columns, the first one at the left; the header stands at the left edge,
// lists run from left to right. Nothing but the painter (letters, icons and pictures must stand
// upright on the glass) and the stage (fingers, keys, pixels) knows of it: Metrics::across() leads
// from one to the other.
//
// Letters of Mongolian, Latin letters and figures lie on their side, their heads to the right;
// Chinese stands upright.
#pragma once

#include "kiosk/page/icon.h"

namespace gongshi::kiosk {

/// How a character stands in a line that runs from top to bottom (Unicode Technical Report 50).
enum class Standing : unsigned char {
  kOnItsSide,    // a quarter turn clockwise
  kUpright,      // Chinese
  kUpperCorner,  // upright, in the upper right corner of its square: 。，、
};
[[nodiscard]] Standing standing_of(char32_t c);

/// Icons that point along or across lines and turn with them: a list's next rows are at the right.
[[nodiscard]] bool turns_with_lines(Icon icon);

}  // namespace gongshi::kiosk
