// Mask: the coverage of one glyph, 0 nothing .. 255 all, and where it lies against the pen.
#pragma once

#include <cstdint>
#include <vector>

namespace gongshi::fonts {

struct Mask {
  int width_px = 0;
  int height_px = 0;
  int left_px = 0;                     // of the left column, right of the pen
  int top_px = 0;                      // of the top row, above the baseline
  std::vector<std::uint8_t> coverage;  // rows top to bottom, not padded
};

}  // namespace gongshi::fonts
