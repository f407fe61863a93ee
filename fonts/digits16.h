// Digits16: digits, '¥', '.' and '%' for 16-dot boards, drawn by hand.
//
// A price is read across a hall from dots: every pair of digits differs in at least 6 dots and the
// zero has no slash (kiosk notes, section 5; a test counts them).
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "fonts/face.h"

namespace gongshi::fonts {

/// Rows 2 to 13 of the 16 ('#' is lit); rows 0, 1, 14 and 15 are dark. The baseline lies below row
/// 13, as in the 16-dot strike beside it.
struct DotPicture {
  char32_t character;
  int width_px;  // equals the advance
  std::array<std::string_view, 12> rows;
};

[[nodiscard]] std::span<const DotPicture> digits16();

/// The pictures as a Face: glyph id n is picture n - 1.
class Digits16Face final : public Face {
 public:
  [[nodiscard]] bool has(char32_t character) const override;
  void shape(std::string_view text, std::uint32_t first_byte, Reading reading,
             std::vector<Glyph>& glyphs) override;
  [[nodiscard]] Mask mask(std::uint32_t glyph) override;
};

}  // namespace gongshi::fonts
