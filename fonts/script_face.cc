#include "fonts/script_face.h"

#include <algorithm>
#include <utility>

#include "drivers/os/utf8.h"

namespace gongshi::fonts {
namespace {

constexpr ScriptFont kScriptFonts[] = {
    {Script::kArabic, FontId::kArabic, "ئاڭلىتىش كۆرگۈچى ۋېگې خوجا"},
    {Script::kTibetan, FontId::kTibetan, "བསྒྲུབས་ཀྱི་རྐྱེན་སློབ་རྫོང་"},
    {Script::kMongolian, FontId::kMongolian,
     "ᠡᠮᠨᠡᠯᠭᠡ ᠶᠢᠨ ᠬᠣᠷᠢᠶ᠎ᠠ"},
};

constexpr int kSmallest = 6;

/// Rows from the highest to the lowest ink of the font's tallest words.
int ink_rows(Face& face, const ScriptFont& font) {
  std::vector<Glyph> glyphs;
  face.shape(font.tall_words, 0, {font.script, font.script == Script::kArabic}, glyphs);
  int above = 0;
  int below = 0;
  for (const Glyph& glyph : glyphs) {
    const Mask mask = face.mask(glyph.id);
    const int top = mask.top_px + round_px(glyph.offset_y);
    above = std::max(above, top);
    below = std::max(below, mask.height_px - top);
  }
  return above + below;
}

}  // namespace

bool needs_script_face(std::string_view text) {
  while (const auto character = utf8::next(text)) {
    if (script_of(*character) != Script::kPlain) return true;
  }
  return false;
}

std::span<const ScriptFont> script_fonts() {
  return kScriptFonts;
}

Result<std::shared_ptr<FileFace>> ScriptFace::open() const {
  constexpr int kMeasured = 100;
  const FontEntry& entry = font_entry(font_.id);
  GONGSHI_TRY(const auto large, FileFace::open(library_, entry, kMeasured, Rendering::kGrey));
  int size_px = std::max(kSmallest, line_px_ * kMeasured / std::max(1, ink_rows(*large, font_)));
  GONGSHI_TRY(auto face, FileFace::open(library_, entry, size_px, rendering_));
  // Hinting rounds each part to whole dots, so a small size may turn out taller than its share.
  while (size_px > kSmallest && ink_rows(*face, font_) > line_px_) {
    GONGSHI_TRY(face, FileFace::open(library_, entry, --size_px, rendering_));
  }
  return face;
}

FileFace* ScriptFace::letters() const {
  if (!asked_) {
    asked_ = true;
    // FontSet::open has told whoever can act about a font that is there and cannot be used.
    if (auto opened = open()) letters_ = *std::move(opened);
  }
  return letters_.get();
}

bool ScriptFace::has(char32_t character) const {
  return script_of(character) == font_.script && letters() != nullptr && letters_->has(character);
}

void ScriptFace::shape(std::string_view text, std::uint32_t first_byte, Reading reading,
                       std::vector<Glyph>& glyphs) {
  if (letters() != nullptr) letters_->shape(text, first_byte, reading, glyphs);
}

int ScriptFace::em_px() const {
  return letters_ != nullptr ? letters_->em_px() : 0;
}

Mask ScriptFace::mask(std::uint32_t glyph) {
  return letters() != nullptr ? letters_->mask(glyph) : Mask{};
}

}  // namespace gongshi::fonts
