// ScriptFace: the letters of one script, from its own font, as large as a line holds.
//
// A font of joined letters or stacks reaches further above and below its baseline than a Chinese
// one, each by another share. So a size is not asked of the em but of the ink: the tallest letters
// of the script fill the rows and stay inside them.
#pragma once

#include <memory>

#include "fonts/face.h"
#include "fonts/file_face.h"

namespace gongshi::fonts {

/// The scripts that have a font of their own, and words of their tallest and deepest letters.
struct ScriptFont {
  Script script;
  FontId id;
  std::string_view tall_words;
};

[[nodiscard]] std::span<const ScriptFont> script_fonts();

/// Has no character where its font is not installed: a site that shows none of these scripts does
/// not need them, and a text that does is told which characters are missing.
class ScriptFace final : public Face {
 public:
  /// For lines of `line_px`; the font is opened when its first character is asked for.
  ScriptFace(std::shared_ptr<FtLibrary> library, const ScriptFont& font, int line_px,
             Rendering rendering)
      : library_(std::move(library)), font_(font), line_px_(line_px), rendering_(rendering) {}

  [[nodiscard]] bool has(char32_t character) const override;
  void shape(std::string_view text, std::uint32_t first_byte, Reading reading,
             std::vector<Glyph>& glyphs) override;
  [[nodiscard]] Mask mask(std::uint32_t glyph) override;
  [[nodiscard]] std::optional<FontId> font() const override { return font_.id; }
  [[nodiscard]] int em_px() const override;

 private:
  [[nodiscard]] Result<std::shared_ptr<FileFace>> open() const;
  [[nodiscard]] FileFace* letters() const;

  std::shared_ptr<FtLibrary> library_;
  const ScriptFont& font_;  // of script_fonts()
  int line_px_;
  Rendering rendering_;
  mutable bool asked_ = false;
  mutable std::shared_ptr<FileFace> letters_;  // null: not asked yet, or not installed
};

}  // namespace gongshi::fonts
