// Layout: a text set for a board: lines, glyph positions, and whether it stands or scrolls.
//
//   playlist ─[layout]─ raster ─ protocol ─ transport
//
// Nothing is cut: the largest of the sizes below whose wrapped lines fit the board is taken and
// stands still; a text that fits at none of them is one line that scrolls.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "drivers/frame.h"
#include "drivers/os/result.h"
#include "fonts/type_case.h"

namespace gongshi::signage {

struct PlacedGlyph {
  fonts::Face* face;  // of the type case
  std::uint32_t glyph;
  int x_px;  // of the pen, from the left of the layout
  int baseline_px;
};

struct Layout {
  drivers::Geometry geometry;  // of the board
  std::vector<PlacedGlyph> glyphs;
  int width_px = 0;               // what has to pass by; the board's own width if the text stands
  bool scrolls = false;           // width_px > geometry.width_px
  int rows = 0;                   // dots of a line: 16, 24, 32 …
  std::vector<char32_t> missing;  // characters without a glyph, drawn as 〓

  /// The largest useful shift to the left: the text's end stands at the board's right edge.
  [[nodiscard]] int last_offset_px() const { return scrolls ? width_px - geometry.width_px : 0; }
};

/// Line heights in dots that boards are read at, largest first.
constexpr int kLineRows[] = {64, 48, 32, 24, 16};

/// Errors as FontSet::dots. Missing characters are no error here: `missing` names them.
[[nodiscard]] Result<Layout> lay_out(std::string_view text, drivers::Geometry geometry,
                                     fonts::TypeCase& type);

/// One line, for a scroller: `geometry.height_px` rows, as wide as the text.
[[nodiscard]] Result<Layout> lay_out_line(std::string_view text, drivers::Geometry geometry,
                                          fonts::TypeCase& type);

/// Errc::kNoGlyph when a character is missing: for checks before signing.
[[nodiscard]] Status check_glyphs(const Layout& layout, std::string_view text);

}  // namespace gongshi::signage
