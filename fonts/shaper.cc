#include "fonts/shaper.h"

#include <algorithm>
#include <string>

#include "drivers/os/utf8.h"

namespace gongshi::fonts {
namespace {

/// Characters that belong to the face of the one before: combining marks, joiners, variation
/// selectors (Unicode 15, blocks 0300, 200C-200D, 20D0, FE00, E0100).
bool inherits_face(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || c == 0x200C || c == 0x200D || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

void append(Face* face, std::string_view text, std::uint32_t first_byte, GlyphRun& run) {
  if (text.empty()) return;
  std::vector<Glyph> glyphs;
  face->shape(text, first_byte, glyphs);
  for (const Glyph& glyph : glyphs) {
    run.glyphs.push_back({glyph, face, run.advance});
    run.advance += glyph.advance;
  }
}

}  // namespace

GlyphRun shape(const FaceChain& chain, std::string_view text) {
  GlyphRun run;
  const std::string_view whole = text;
  Face* face = nullptr;
  std::size_t start = 0;
  while (!text.empty()) {
    const std::size_t at = whole.size() - text.size();
    const auto character = utf8::next(text);
    if (!character) break;
    if (is_control(*character)) {
      if (face != nullptr) {
        append(face, whole.substr(start, at - start), static_cast<std::uint32_t>(start), run);
      }
      face = nullptr;
      start = whole.size() - text.size();
      continue;
    }
    if (face != nullptr && inherits_face(*character)) continue;
    Face* wanted = chain.face_for(*character);
    if (wanted == nullptr) {
      wanted = chain.face_for(0x3013);  // 〓 GETA MARK: a printer's "no such sort"
      if (wanted == nullptr) wanted = chain.first();
      if (std::find(run.missing.begin(), run.missing.end(), *character) == run.missing.end()) {
        run.missing.push_back(*character);
      }
    }
    if (wanted != face) {
      if (face != nullptr) {
        append(face, whole.substr(start, at - start), static_cast<std::uint32_t>(start), run);
      }
      face = wanted;
      start = at;
    }
  }
  if (face != nullptr) {
    append(face, whole.substr(start, whole.size() - text.size() - start),
           static_cast<std::uint32_t>(start), run);
  }
  return run;
}

std::string missing_text(const std::vector<char32_t>& missing) {
  std::string text;
  for (const char32_t character : missing) {
    if (!text.empty()) text += ' ';
    text += utf8::code_point_text(character);
  }
  return text;
}

}  // namespace gongshi::fonts
