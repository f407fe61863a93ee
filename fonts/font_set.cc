#include "fonts/font_set.h"

#include <string>
#include <utility>

#include "fonts/digits16.h"
#include "fonts/script_face.h"

namespace gongshi::fonts {

constexpr int kStrike = 16;

Result<FontSet> FontSet::open() {
  FT_Library raw = nullptr;
  if (const FT_Error code = FT_Init_FreeType(&raw); code != 0) {
    return Error{Errc::kIo,
                 {"FreeType 无法启动（错误 " + std::to_string(code) + "）",
                  "FreeType does not start (error " + std::to_string(code) + ")"},
                 {}};
  }
  FontSet set(std::make_shared<FtLibrary>(raw));
  GONGSHI_TRY([[maybe_unused]] const auto* bold, set.screen(kStrike, Weight::kBold));
  GONGSHI_TRY([[maybe_unused]] const auto* board, set.dots(kStrike));
  for (const ScriptFont& font : script_fonts()) {
    if (!font_file(font.id)) continue;
    GONGSHI_TRY([[maybe_unused]] const auto letters, set.face(font.id, kStrike, Rendering::kDots));
  }
  return set;
}

Result<std::shared_ptr<FileFace>> FontSet::face(FontId id, int size_px, Rendering rendering) {
  const Key key{id, size_px, rendering};
  if (const auto found = faces_.find(key); found != faces_.end()) return found->second;
  GONGSHI_TRY(std::shared_ptr<FileFace> made,
              FileFace::open(library_, font_entry(id), size_px, rendering));
  faces_.emplace(key, made);
  return made;
}

void FontSet::add_scripts(int line_px, Rendering rendering,
                          std::vector<std::shared_ptr<Face>>& faces) {
  for (const ScriptFont& font : script_fonts()) {
    faces.push_back(std::make_shared<ScriptFace>(library_, font, line_px, rendering));
  }
}

Result<const FaceChain*> FontSet::screen(int size_px, Weight weight) {
  std::unique_ptr<FaceChain>& chain = screens_[{size_px, weight}];
  if (chain == nullptr) {
    std::vector<std::shared_ptr<Face>> faces;
    if (weight == Weight::kBold) {
      GONGSHI_TRY(auto bold, face(FontId::kTextBold, size_px, Rendering::kGrey));
      faces.push_back(std::move(bold));
    }
    GONGSHI_TRY(auto regular, face(FontId::kText, size_px, Rendering::kGrey));
    const LineMetrics metrics = regular->metrics();
    faces.push_back(std::move(regular));
    for (const ScriptFont& font : script_fonts()) {
      // The tallest Tibetan stacks are rare, and the letters small where they alone fill the line.
      const int line_px = font.script == Script::kTibetan ? size_px * 3 / 2 : size_px * 5 / 4;
      faces.push_back(std::make_shared<ScriptFace>(library_, font, line_px, Rendering::kGrey));
    }
    chain = std::make_unique<FaceChain>(std::move(faces), size_px, metrics);
  }
  return chain.get();
}

Result<const FaceChain*> FontSet::dots(int rows) {
  const bool strike = rows >= kStrike && rows < 24;
  const int size_px = strike ? kStrike : rows;
  std::unique_ptr<FaceChain>& chain = dots_[size_px];
  if (chain == nullptr) {
    std::vector<std::shared_ptr<Face>> faces;
    if (strike) {
      faces.push_back(std::make_shared<Digits16Face>());
      GONGSHI_TRY(auto song, face(FontId::kDots16, size_px, Rendering::kDots));
      GONGSHI_TRY(auto unifont, face(FontId::kDots16Fallback, size_px, Rendering::kDots));
      // The Song strike fills all 16 rows with Chinese but hangs its Latin letters below them.
      faces.push_back(std::make_shared<RangeFace>(unifont, U'!', U'~'));
      faces.push_back(std::move(song));
      faces.push_back(std::make_shared<PlainFace>(std::move(unifont)));
    }
    // A Chinese face fills its em square, but Latin descenders hang below it: at 27/32 of the rows
    // both stay inside. Beside the strike one row less is enough, as letters come from there.
    GONGSHI_TRY(auto outlines,
                face(FontId::kText, strike ? size_px - 1 : size_px * 27 / 32, Rendering::kDots));
    faces.push_back(std::move(outlines));
    add_scripts(size_px, Rendering::kDots, faces);
    const int descent_px = strike ? 2 : (size_px * 7 + 31) / 32;
    chain = std::make_unique<FaceChain>(std::move(faces), size_px,
                                        LineMetrics{size_px - descent_px, descent_px});
  }
  return chain.get();
}

}  // namespace gongshi::fonts
