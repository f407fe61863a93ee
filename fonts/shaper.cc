#include "fonts/shaper.h"

#include <algorithm>
#include <string>

#include "drivers/os/utf8.h"

namespace gongshi::fonts {
namespace {

/// Stands for a character that no face has: GETA MARK, a printer's "no such sort".
constexpr char32_t kGeta = 0x3013;

/// Characters that belong to the face of the one before: combining marks, joiners, the narrow space
/// before a Mongolian ending, variation selectors (Unicode 15, blocks 0300, 200C-200D, 202F, 20D0,
/// FE00, E0100).
bool inherits_face(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || c == 0x200C || c == 0x200D || c == 0x202F ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0100 && c <= 0xE01EF);
}

/// Neither seen nor wide: controls, and the marks that only steer the reading order.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/// Bytes `from` up to `to`, all from one face, of one script.
struct Piece {
  std::size_t from;
  std::size_t to;
  Face* face;
  Script script;
  bool missing = false;
};

std::vector<Piece> pieces_of(const FaceChain& chain, std::string_view text, Stretch stretch,
                             std::vector<char32_t>& missing) {
  std::vector<Piece> pieces;
  bool joins = false;  // the last piece goes on up to here
  std::string_view rest = text.substr(stretch.from, stretch.to - stretch.from);
  while (!rest.empty()) {
    const std::size_t at = stretch.to - rest.size();
    const auto character = utf8::next(rest);
    if (!character) break;
    const std::size_t end = stretch.to - rest.size();
    if (is_control(*character)) {
      joins = false;
      continue;
    }
    if (joins && !pieces.back().missing && inherits_face(*character)) {
      pieces.back().to = end;
      continue;
    }
    const Script script = script_of(*character);
    Face* face = chain.face_for(*character);
    const bool lacks = face == nullptr;
    if (lacks) {
      face = chain.face_for(kGeta);
      if (face == nullptr) face = chain.first();
      if (std::find(missing.begin(), missing.end(), *character) == missing.end()) {
        missing.push_back(*character);
      }
    }
    if (joins && !lacks && !pieces.back().missing && pieces.back().face == face &&
        pieces.back().script == script) {
      pieces.back().to = end;
    } else {
      pieces.push_back({at, end, face, script, lacks});
    }
    joins = true;
  }
  return pieces;
}

void append(const Piece& piece, std::string_view text, bool right_to_left, GlyphRun& run) {
  std::vector<Glyph> glyphs;
  const auto first_byte = static_cast<std::uint32_t>(piece.from);
  if (piece.missing) {
    std::string geta;
    utf8::append(geta, kGeta);
    piece.face->shape(geta, first_byte, {}, glyphs);
  } else {
    piece.face->shape(text.substr(piece.from, piece.to - piece.from), first_byte,
                      {piece.script, right_to_left}, glyphs);
  }
  for (const Glyph& glyph : glyphs) {
    run.glyphs.push_back({glyph, piece.face, run.advance, piece.script});
    run.advance += glyph.advance;
  }
}

}  // namespace

GlyphRun shape(const FaceChain& chain, std::string_view text, bool right_to_left) {
  GlyphRun run;
  for (const Stretch& stretch : seen_order(text, right_to_left)) {
    std::vector<Piece> pieces = pieces_of(chain, text, stretch, run.missing);
    if (stretch.right_to_left) std::reverse(pieces.begin(), pieces.end());
    for (const Piece& piece : pieces) append(piece, text, stretch.right_to_left, run);
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
