// Masks as text: '#' lit, '.' dark, so that a failing comparison shows the picture.
#pragma once

#include <string>
#include <string_view>

#include "fonts/shaper.h"

namespace gongshi::test {

/// The text as `ascent` rows above the baseline and `rows - ascent` below, as wide as its advance.
inline std::string dots_of(const fonts::FaceChain& chain, std::string_view text, int rows,
                           int ascent) {
  const fonts::GlyphRun run = fonts::shape(chain, text);
  const int width = run.width_px();
  std::string picture;
  for (int y = 0; y < rows; ++y)
    picture += std::string(static_cast<std::size_t>(width), '.') + "\n";
  for (const fonts::RunGlyph& glyph : run.glyphs) {
    const fonts::Mask mask = glyph.face->mask(glyph.glyph.id);
    for (int y = 0; y < mask.height_px; ++y) {
      for (int x = 0; x < mask.width_px; ++x) {
        const auto at = static_cast<std::size_t>(y * mask.width_px + x);
        if (mask.coverage[at] < 128) continue;
        const int row = ascent - mask.top_px + y;
        const int column = (glyph.pen_x >> 6) + mask.left_px + x;
        if (column < 0 || column >= width) continue;  // a j reaches under its neighbour
        if (row < 0 || row >= rows) {
          picture += "outside\n";
          continue;
        }
        picture[static_cast<std::size_t>(row * (width + 1) + column)] = '#';
      }
    }
  }
  return picture;
}

}  // namespace gongshi::test
