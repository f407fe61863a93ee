// FontSet: the faces of the font table, opened once per size, as the chains that screens and boards
// draw with.
#pragma once

#include <map>
#include <memory>

#include "fonts/face.h"
#include "fonts/file_face.h"
#include "fonts/font_table.h"
#include "fonts/freetype.h"

namespace gongshi::fonts {

enum class Weight : std::uint8_t { kRegular, kBold };

class FontSet {
 public:
  /// Starts FreeType and opens every font of the table once, so that a missing package is told at
  /// start; only the fonts of script_fonts() may be missing. Errors as FileFace::open.
  [[nodiscard]] static Result<FontSet> open();

  /// For a screen: Noto Sans CJK SC of the weight, then regular; letters of other scripts as large
  /// as a line of 5/4 of the size holds, Tibetan 3/2.
  [[nodiscard]] Result<const FaceChain*> screen(int size_px, Weight weight);

  /// For a board whose text is `rows` dots high: the 16-dot strike for 16 to 23 rows (with our own
  /// digits first), outlines with mono hinting at other sizes; letters of other scripts as large as
  /// the rows hold.
  [[nodiscard]] Result<const FaceChain*> dots(int rows);

 private:
  struct Key {
    FontId id;
    int size_px;
    Rendering rendering;
    auto operator<=>(const Key&) const = default;
  };

  explicit FontSet(std::shared_ptr<FtLibrary> library) : library_(std::move(library)) {}
  [[nodiscard]] Result<std::shared_ptr<FileFace>> face(FontId id, int size_px, Rendering rendering);

  void add_scripts(int line_px, Rendering rendering, std::vector<std::shared_ptr<Face>>& faces);

  std::shared_ptr<FtLibrary> library_;
  std::map<Key, std::shared_ptr<FileFace>> faces_;
  std::map<std::pair<int, Weight>, std::unique_ptr<FaceChain>> screens_;
  std::map<int, std::unique_ptr<FaceChain>> dots_;
};

}  // namespace gongshi::fonts
