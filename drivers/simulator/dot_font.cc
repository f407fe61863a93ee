#include "drivers/simulator/dot_font.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>

#include "drivers/os/file.h"
#include "drivers/os/handle.h"

namespace gongshi::drivers::simulator {
namespace {

using Library = Handle<FT_LibraryRec_, FT_Done_FreeType>;
using Face = Handle<FT_FaceRec_, FT_Done_Face>;

constexpr int kHeight = 16;

// The 12-point strike of the bitmap Song is 16 dots high at 100 dpi.
constexpr std::array<const char*, 2> kFonts{"/usr/share/fonts/X11/misc/wenquanyi_12pt.pcf",
                                            "/usr/share/fonts/X11/misc/unifont.pcf.gz"};

std::size_t dot_at(const DotFont::Glyph& glyph, int x, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(glyph.width) +
         static_cast<std::size_t>(x);
}

}  // namespace

struct DotFont::Faces {
  Library library;
  std::vector<Face> faces;
};

DotFont::DotFont(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
DotFont::DotFont(DotFont&&) noexcept = default;
DotFont& DotFont::operator=(DotFont&&) noexcept = default;
DotFont::~DotFont() = default;

Result<DotFont> DotFont::open() {
  auto faces = std::make_unique<Faces>();
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) == 0) faces->library.reset(library);
  for (const char* path : kFonts) {
    FT_Face face = nullptr;
    if (library == nullptr || FT_New_Face(library, path, 0, &face) != 0) continue;
    Face owned(face);
    if (face->num_fixed_sizes > 0 && FT_Select_Size(face, 0) == 0) {
      faces->faces.push_back(std::move(owned));
    }
  }
  if (faces->faces.empty()) {
    return Error{Errc::kNotFound,
                 {"没有点阵字体，请安装 xfonts-wqy 或 xfonts-unifont",
                  "no bitmap font, install xfonts-wqy or xfonts-unifont"},
                 "E2203"};
  }
  return DotFont(std::move(faces));
}

DotFont::Glyph DotFont::glyph(char32_t character) const {
  Glyph out;
  out.width = character < 0x80 ? 8 : 16;
  out.dots.resize(dot_at(out, 0, kHeight));
  for (const Face& face : faces_->faces) {
    const FT_UInt index = FT_Get_Char_Index(face.get(), character);
    if (index == 0 || FT_Load_Glyph(face.get(), index, FT_LOAD_RENDER | FT_LOAD_TARGET_MONO) != 0) {
      continue;
    }
    const FT_GlyphSlotRec_* slot = face->glyph;
    const FT_Bitmap& bitmap = slot->bitmap;
    // The face's own line, moved so that ascent and descent share the 16 rows.
    const int ascent = static_cast<int>(face->size->metrics.ascender >> 6);
    const int height = static_cast<int>(face->size->metrics.height >> 6);
    const int top = ascent - slot->bitmap_top + (kHeight - height) / 2;
    for (unsigned row = 0; row < bitmap.rows; ++row) {
      const unsigned char* bits = bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch;
      const int y = top + static_cast<int>(row);
      for (unsigned column = 0; column < bitmap.width; ++column) {
        const int x = slot->bitmap_left + static_cast<int>(column);
        if (x < 0 || x >= out.width || y < 0 || y >= kHeight) continue;
        if ((bits[column / 8] >> (7 - column % 8) & 1) != 0) {
          out.dots[dot_at(out, x, y)] = true;
        }
      }
    }
    return out;
  }
  for (int y = 1; y < kHeight - 1; ++y) {  // a box, as cards draw it
    for (int x = 1; x < out.width - 1; ++x) {
      const bool edge = y == 1 || y == kHeight - 2 || x == 1 || x == out.width - 2;
      out.dots[dot_at(out, x, y)] = edge;
    }
  }
  return out;
}

}  // namespace gongshi::drivers::simulator
