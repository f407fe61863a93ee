// DotFont: the 16-dot font inside the simulated card, from Debian's bitmap fonts.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::drivers::simulator {

class DotFont {
 public:
  /// The first of xfonts-wqy (文泉驿点阵宋体) and xfonts-unifont that is installed.
  /// Errc::kNotFound names both packages.
  [[nodiscard]] static Result<DotFont> open();
  DotFont(DotFont&&) noexcept;
  DotFont& operator=(DotFont&&) noexcept;
  ~DotFont();

  /// 16 rows of `width` dots (8 half-width, 16 otherwise), as rows of '#' would be: true is lit.
  struct Glyph {
    int width = 16;
    std::vector<bool> dots;
  };
  [[nodiscard]] Glyph glyph(char32_t character) const;

 private:
  struct Faces;
  explicit DotFont(std::unique_ptr<Faces> faces);
  std::unique_ptr<Faces> faces_;
};

}  // namespace gongshi::drivers::simulator
