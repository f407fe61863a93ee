// ScreenShape: how a rolling screen is drawn for its monitor, and the smallest type that it has.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "drivers/frame.h"

namespace gongshi::signage {

enum class ScreenShape : std::uint8_t { kWide, kUpright, kStrip };

[[nodiscard]] inline ScreenShape shape_of(drivers::Geometry size) {
  if (size.width_px >= 3 * size.height_px) return ScreenShape::kStrip;
  return size.height_px > size.width_px ? ScreenShape::kUpright : ScreenShape::kWide;
}

/// Screens are drawn for 1920 x 1080, 1080 x 1920 and 1920 x 360, and scaled by this.
[[nodiscard]] inline double unit_of(drivers::Geometry size) {
  const ScreenShape shape = shape_of(size);
  if (shape == ScreenShape::kStrip) return size.height_px / 360.0;
  const bool upright = shape == ScreenShape::kUpright;
  return std::min(size.width_px / (upright ? 1080.0 : 1920.0),
                  size.height_px / (upright ? 1920.0 : 1080.0));
}

/// Of a long message, of the footer and of the words at the side: no type is meant to be smaller.
[[nodiscard]] inline int smallest_screen_px(drivers::Geometry size) {
  const int drawn = shape_of(size) == ScreenShape::kStrip ? 17 : 22;
  return std::max(1, static_cast<int>(std::lround(drawn * unit_of(size))));
}

}  // namespace gongshi::signage
