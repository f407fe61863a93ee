// Faces: the fonts that text is drawn with, one for each script, opened when first used.
//
// Which font has which letters is fonts/script.h's word, which file it is that of
// fonts/font_table.h. Only the Chinese faces must be installed; where another one is not, its
// letters are drawn from the Chinese face and so as boxes, never as a blank.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "kiosk/draw/sdl.h"
#include "kiosk/page/theme.h"

namespace gongshi::kiosk {

enum class FaceId : std::uint8_t { kRegular, kBold, kArabic, kArabicBold, kTibetan, kMongolian };

class Faces {
 public:
  /// Errc::kNotFound: the Chinese font's package is missing; `what` names it.
  [[nodiscard]] static Result<Faces> find();

  /// The face `id` for `style` at `px` to the em; the same size for one style until forget().
  [[nodiscard]] TTF_Font* at(FaceId id, TextStyle style, int px);
  void forget();

  /// For messages.
  [[nodiscard]] const std::string& path(FaceId id) const { return files_[std::size_t(id)].path; }

 private:
  static constexpr std::size_t kFaces = std::size_t(FaceId::kMongolian) + 1;
  static constexpr std::size_t kStyles = std::size_t(kLastStyle) + 1;

  struct File {
    std::string path;  // empty: not installed
    int index = 0;
  };

  std::array<File, kFaces> files_;
  std::array<std::array<Font, kFaces>, kStyles> open_;
};

/// The face that has the letter `c`; nothing for what every face has: spaces, marks, joiners.
[[nodiscard]] FaceId face_of(char32_t c, bool bold);
[[nodiscard]] bool goes_with_any_face(char32_t c);

}  // namespace gongshi::kiosk
