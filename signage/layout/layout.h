// Layout: a text set for a board: lines, glyph positions, and whether it stands or scrolls.
//
//   playlist ─[layout]─ raster ─ protocol ─ transport
//
// Nothing is cut: the largest size whose wrapped lines fit the board is taken and stands still; a
// text that fits at none of them is one line that scrolls, or pages (pages.h). Words and numbers
// with their units are not parted for it. A text with tabs is a table (table.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/frame.h"
#include "drivers/os/result.h"
#include "fonts/type_case.h"
#include "signage/layout/text_line.h"

namespace gongshi::signage {

struct Layout {
  drivers::Geometry geometry;  // of the board
  std::vector<PlacedGlyph> glyphs;
  int width_px = 0;               // what has to pass by; the board's own width if the text stands
  bool scrolls = false;           // width_px > geometry.width_px
  int rows = 0;                   // dots of a line: 16, 24, 32 …
  std::vector<char32_t> missing;  // characters without a glyph, drawn as 〓
  bool right_to_left = false;     // read from its right end

  /// How far the window has to move for the whole text to have been seen.
  [[nodiscard]] int last_offset_px() const { return scrolls ? width_px - geometry.width_px : 0; }

  /// Left of the window when the reader has got `moved_px` far from the text's beginning.
  [[nodiscard]] int window_px(int moved_px) const {
    return right_to_left ? last_offset_px() - moved_px : moved_px;
  }
};

/// The smallest line that is read on a board, and the height of the cards' own font.
constexpr int kLeastRows = 16;

/// Line heights for a board of `height_px` rows, largest first: those that fill it with one, two,
/// three … lines, and the usual ones between. None is below `least_rows` but a board's own height.
[[nodiscard]] std::vector<int> line_sizes(int height_px, int least_rows = kLeastRows);

/// Words of a text that no line should part where another one can be: names, titles.
using Wholes = std::span<const std::string>;

/// `least_rows`: of a character that can be read from where people stand (readable_rows).
/// Errors as FontSet::dots; Errc::kNoGlyph for letters that are higher than the whole board.
/// Missing characters are no error here: `missing` names them.
[[nodiscard]] Result<Layout> lay_out(std::string_view text, drivers::Geometry geometry,
                                     fonts::TypeCase& type, int least_rows = kLeastRows,
                                     Wholes wholes = {});

/// What the script of `text` needs to be read at all.
[[nodiscard]] int least_rows_of(std::string_view text);

/// `lines` centred on the board, each `chain`'s size high; empty when letters are higher than that.
/// `right_to_left`: of the text that they come from.
[[nodiscard]] std::optional<Layout> standing(const std::vector<std::string>& lines,
                                             bool right_to_left, const fonts::FaceChain& chain,
                                             drivers::Geometry geometry, fonts::GlyphCache& glyphs);

/// One line, for a scroller: `geometry.height_px` rows, as wide as the text.
[[nodiscard]] Result<Layout> lay_out_line(std::string_view text, drivers::Geometry geometry,
                                          fonts::TypeCase& type);

/// Errc::kNoGlyph when a character is missing: for checks before signing.
[[nodiscard]] Status check_glyphs(const Layout& layout, std::string_view text);

/// Height of a character for each metre from which it is read.
inline constexpr double kReadableMmPerMetre = 3.5;

/// Rows of dots that a character needs to be read at `viewing_m`, for dots `pitch_mm` apart;
/// never below kLeastRows. 0 of either: kLeastRows.
[[nodiscard]] int readable_rows(double viewing_m, double pitch_mm);

/// Adds what `run` lacks to `missing`, each once.
void note_missing(const fonts::GlyphRun& run, std::vector<char32_t>& missing);

}  // namespace gongshi::signage
