#include "fonts/file_face.h"

#include <hb-ft.h>

#include <algorithm>
#include <string>
#include <utility>

namespace gongshi::fonts {
namespace {

Error not_that_font(const fs::path& path, const FontEntry& entry, const Sentence& found) {
  const std::string package(entry.package);
  return Error{
      Errc::kCorrupt,
      {"字体文件 " + path.string() + " " + found.zh + "；请重新安装软件包 " + package,
       "font file " + path.string() + " " + found.en + "; reinstall the package " + package},
      {}};
}

/// Selects the strike or scales the outlines; false when there is no such strike.
bool set_size(FT_Face face, int size_px, const FontEntry& entry) {
  if (entry.strike_px == 0) {
    return FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(size_px)) == 0;
  }
  for (FT_Int i = 0; i < face->num_fixed_sizes; ++i) {
    if (face->available_sizes[i].y_ppem == size_px * kOnePixel) return FT_Select_Size(face, i) == 0;
  }
  return false;
}

/// A script and the language that is written with it in this country's hospitals.
struct Manner {
  hb_script_t script;
  const char* language;
};

Manner manner_of(Script script) {
  switch (script) {
    case Script::kArabic:
      return {HB_SCRIPT_ARABIC, "ug"};
    case Script::kTibetan:
      return {HB_SCRIPT_TIBETAN, "bo"};
    case Script::kMongolian:
      return {HB_SCRIPT_MONGOLIAN, "mn"};
    case Script::kPlain:
      break;
  }
  return {HB_SCRIPT_HAN, "zh-Hans"};
}

}  // namespace

FileFace::FileFace(std::shared_ptr<FtLibrary> library, FtFace face, HbFont font, HbBuffer buffer,
                   FontId id, Rendering rendering)
    : library_(std::move(library)),
      face_(std::move(face)),
      font_(std::move(font)),
      buffer_(std::move(buffer)),
      id_(id),
      rendering_(rendering) {}

Result<std::shared_ptr<FileFace>> FileFace::open(std::shared_ptr<FtLibrary> library,
                                                 const FontEntry& entry, int size_px,
                                                 Rendering rendering) {
  GONGSHI_TRY(const fs::path path, font_file(entry));
  FT_Face raw = nullptr;
  if (const FT_Error code = FT_New_Face(library->get(), path.c_str(), entry.face_index, &raw);
      code != 0) {
    return not_that_font(path, entry,
                         {"无法读取（FreeType 错误 " + std::to_string(code) + "）",
                          "cannot be read (FreeType error " + std::to_string(code) + ")"});
  }
  FtFace face(raw);
  const std::string family = face->family_name == nullptr ? "" : face->family_name;
  if (family != entry.family) {
    const std::string wanted(entry.family);
    return not_that_font(path, entry,
                         {"是“" + family + "”，不是“" + wanted + "”",
                          "is \"" + family + "\", not \"" + wanted + "\""});
  }
  if (!set_size(face.get(), size_px, entry)) {
    return not_that_font(path, entry,
                         {"没有 " + std::to_string(size_px) + " 点的字形",
                          "has no " + std::to_string(size_px) + " px strike"});
  }
  HbFont font(hb_ft_font_create_referenced(face.get()));
  HbBuffer buffer(hb_buffer_create());
  std::shared_ptr<FileFace> made(new FileFace(std::move(library), std::move(face), std::move(font),
                                              std::move(buffer), entry.id, rendering));
  hb_ft_font_set_load_flags(made->font_.get(), made->load_flags());
  return made;
}

FT_Int32 FileFace::load_flags() const {
  return rendering_ == Rendering::kDots ? FT_LOAD_TARGET_MONO : FT_LOAD_TARGET_LIGHT;
}

bool FileFace::has(char32_t character) const {
  return FT_Get_Char_Index(face_.get(), character) != 0;
}

void FileFace::shape(std::string_view text, std::uint32_t first_byte, Reading reading,
                     std::vector<Glyph>& glyphs) {
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_reset(buffer);
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0,
                     static_cast<int>(text.size()));
  const Manner manner = manner_of(reading.script);
  hb_buffer_set_direction(buffer, reading.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, manner.script);
  hb_buffer_set_language(buffer, hb_language_from_string(manner.language, -1));
  hb_shape(font_.get(), buffer, nullptr, 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  for (unsigned i = 0; i < count; ++i) {
    glyphs.push_back({infos[i].codepoint, positions[i].x_advance, positions[i].x_offset,
                      positions[i].y_offset, first_byte + infos[i].cluster});
  }
}

Mask FileFace::mask(std::uint32_t glyph) {
  Mask mask;
  if (FT_Load_Glyph(face_.get(), glyph, load_flags() | FT_LOAD_RENDER) != 0) return mask;
  const FT_GlyphSlot slot = face_->glyph;
  const FT_Bitmap& bitmap = slot->bitmap;
  mask.width_px = static_cast<int>(bitmap.width);
  mask.height_px = static_cast<int>(bitmap.rows);
  mask.left_px = slot->bitmap_left;
  mask.top_px = slot->bitmap_top;
  mask.coverage.resize(std::size_t{bitmap.width} * bitmap.rows);
  for (unsigned y = 0; y < bitmap.rows; ++y) {
    const unsigned char* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
    std::uint8_t* out = mask.coverage.data() + std::size_t{y} * bitmap.width;
    if (bitmap.pixel_mode == FT_PIXEL_MODE_MONO) {
      for (unsigned x = 0; x < bitmap.width; ++x) {
        out[x] = (row[x / 8] >> (7 - x % 8) & 1) != 0 ? 255 : 0;
      }
    } else {
      std::copy_n(row, bitmap.width, out);
    }
  }
  return mask;
}

LineMetrics FileFace::metrics() const {
  const FT_Size_Metrics& size = face_->size->metrics;
  return {static_cast<int>((size.ascender + 63) >> 6),
          static_cast<int>((-size.descender + 63) >> 6)};
}

}  // namespace gongshi::fonts
