// PixelOptions: what all walls of pixels have in common.
#pragma once

#include "drivers/board.h"
#include "drivers/catalogue.h"
#include "drivers/option_words.h"
#include "drivers/pixel/light.h"

namespace gongshi::drivers {

struct PixelOptions {
  Geometry geometry;
  int rate_hz = 50;    // of moving pictures
  double gamma = 2.2;  // of the wall, see Light
  ColorOrder order{0, 1, 2};
  bool subpixel = false;              // moves at exactly the speed asked, between columns
  std::chrono::milliseconds fade{0};  // between still pictures
  Color lamp = Color::kRed;           // of mono pictures
};

/// The common words; the caller reads its own and then finishes `words`.
/// Errc::kConfig, word E2160: the size is no wall's.
[[nodiscard]] Result<PixelOptions> read_pixel_options(const BoardOrder& order, OptionWords& words,
                                                      int usual_rate_hz,
                                                      const std::string& usual_order);

/// Pixels of any format as kRgb8; lit mono dots in `lamp`.
[[nodiscard]] Frame to_rgb(const Frame& frame, Color lamp);

}  // namespace gongshi::drivers
