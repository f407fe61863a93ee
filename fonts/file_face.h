// FileFace: a Face from a font file of the table, at one size.
#pragma once

#include <memory>

#include "fonts/face.h"
#include "fonts/font_table.h"
#include "fonts/freetype.h"

namespace gongshi::fonts {

class FileFace final : public Face {
 public:
  /// Opens the entry's file at `size_px` rows to the em; a bitmap font must have a strike of that
  /// height. `library` is shared: a face keeps it alive.
  /// Errc::kNotFound  the package is not installed
  /// Errc::kCorrupt   the file is not that font: another family, no such strike, unreadable
  [[nodiscard]] static Result<std::shared_ptr<FileFace>> open(std::shared_ptr<FtLibrary> library,
                                                              const FontEntry& entry, int size_px,
                                                              Rendering rendering);

  [[nodiscard]] bool has(char32_t character) const override;
  void shape(std::string_view text, std::uint32_t first_byte, Reading reading,
             std::vector<Glyph>& glyphs) override;
  [[nodiscard]] Mask mask(std::uint32_t glyph) override;
  [[nodiscard]] std::optional<FontId> font() const override { return id_; }
  [[nodiscard]] int em_px() const override { return face_->size->metrics.y_ppem; }
  [[nodiscard]] LineMetrics metrics() const;

 private:
  FileFace(std::shared_ptr<FtLibrary> library, FtFace face, HbFont font, HbBuffer buffer, FontId id,
           Rendering rendering);
  [[nodiscard]] FT_Int32 load_flags() const;

  std::shared_ptr<FtLibrary> library_;  // freed after the face
  FtFace face_;
  HbFont font_;
  HbBuffer buffer_;
  FontId id_;
  Rendering rendering_;
};

}  // namespace gongshi::fonts
