// TextBlock: a text broken into lines at the largest size at which all of it fits a place.
#pragma once

#include <string>
#include <vector>

#include "drivers/os/result.h"
#include "signage/layout/layout.h"

namespace gongshi::signage {

struct Font {
  int size_px = 16;
  fonts::Weight weight = fonts::Weight::kRegular;
};

struct TextBlock {
  Font font;
  std::vector<std::string> lines;
  int line_px = 0;

  [[nodiscard]] int height_px() const { return line_px * static_cast<int>(lines.size()); }
};

struct BlockSizes {
  int largest_px, smallest_px;
  fonts::Weight weight = fonts::Weight::kRegular;
  double leading = 1.4;  // height of a line, in sizes of its type
  bool even = false;  // lines of about one length that part no word: no last one of one character
  bool largest_always = false;  // a word is parted rather than set one size smaller
  Wholes wholes{};  // names and titles, which are parted only where they are wider than a line
};

/// At least one line's worth of `text` in `place`; at the smallest size the lines may be taller
/// than the place: nothing is cut here, and a page's maker parts it. Errors as FontSet::screen.
[[nodiscard]] Result<TextBlock> fit_block(std::string_view text, const BlockSizes& sizes,
                                          int width_px, int height_px, fonts::TypeCase& type);

/// `text` broken to the width of a column.
[[nodiscard]] Result<std::vector<std::string>> cell_lines(std::string_view text, Font font,
                                                          int width_px, fonts::TypeCase& type,
                                                          Wholes wholes = {});

}  // namespace gongshi::signage
