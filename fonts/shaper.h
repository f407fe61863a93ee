// Shaper: text to GlyphRun, with fallback over the faces of a chain, character by character.
#pragma once

#include <string_view>
#include <vector>

#include "fonts/bidi.h"
#include "fonts/face.h"

namespace gongshi::fonts {

struct RunGlyph {
  Glyph glyph;
  Face* face;       // borrowed from the chain
  Fixed pen_x = 0;  // where it stands in the run
  Script script = Script::kPlain;
};

/// One line of shaped text, left to right as it is seen.
struct GlyphRun {
  std::vector<RunGlyph> glyphs;
  Fixed advance = 0;
  std::vector<char32_t> missing;  // characters that no face has, each once, drawn as 〓

  [[nodiscard]] int width_px() const { return (advance + kOnePixel - 1) >> 6; }
};

/// `text` is well-formed UTF-8 of one line. Control characters take no room and no glyph.
/// `right_to_left` is of the whole text that the line comes from.
[[nodiscard]] GlyphRun shape(const FaceChain& chain, std::string_view text, bool right_to_left);

/// A line that is a whole text.
[[nodiscard]] inline GlyphRun shape(const FaceChain& chain, std::string_view text) {
  return shape(chain, text, reads_right_to_left(text));
}

/// "U+4F60 U+2A6D6": for a report.
[[nodiscard]] std::string missing_text(const std::vector<char32_t>& missing);

}  // namespace gongshi::fonts
