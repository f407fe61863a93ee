// Stroke lines: characters and their strokes in a text file that people write.
//
//   A|10,90 50,10|50,10 90,90|26,60 74,60
//
// The character, then each stroke after a bar: points x,y with y downwards. Empty lines and lines
// that begin with "# " are left out.
#pragma once

#include <string_view>
#include <vector>

#include "drivers/os/result.h"
#include "kiosk/handwriting/stroke.h"

namespace gongshi::handwriting {

struct Written {
  char32_t character = 0;
  Strokes strokes;
};

[[nodiscard]] Result<std::vector<Written>> parse_stroke_lines(std::string_view text,
                                                              std::string_view name);

}  // namespace gongshi::handwriting
