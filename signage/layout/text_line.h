// TextLine: one line of shaped text seated in the rows that it has.
//
// Chinese, Latin and digits share one baseline at every size; a line with Å may lift it. Letters
// that reach deeper (Uyghur, Tibetan) lift the whole line where that keeps it inside the rows;
// beside Chinese, which fills the rows, they alone are lifted.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fonts/glyph_cache.h"
#include "fonts/shaper.h"

namespace gongshi::signage {

struct PlacedGlyph {
  fonts::Face* face;  // of the type case
  std::uint32_t glyph;
  int x_px;  // of the pen, from the left of the layout
  int baseline_px;
};

/// Rows from the top of the line to its baselines.
struct Seat {
  int plain_px;    // of Chinese, Latin and digits
  int letters_px;  // of the other scripts
  bool operator==(const Seat&) const = default;
};

/// Empty: letters higher than the line's rows, which a larger line or a smaller size can hold.
[[nodiscard]] std::optional<Seat> seat_of(const fonts::GlyphRun& run, const fonts::FaceChain& chain,
                                          fonts::GlyphCache& glyphs);

/// Where the left of `run` may stand between 0 and `width_px` so that no ink is outside:
/// `wished_px` or the nearest. A "j" reaches left of where it begins. Empty: more ink than room.
[[nodiscard]] std::optional<int> left_of(const fonts::GlyphRun& run, int wished_px, int width_px,
                                         fonts::GlyphCache& glyphs);

/// Appends the glyphs of `run` with its left at `x_px` and the top of its rows at `top_px`.
void place_line(const fonts::GlyphRun& run, int x_px, int top_px, Seat seat,
                std::vector<PlacedGlyph>& into);

}  // namespace gongshi::signage
