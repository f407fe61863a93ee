// Mask: shapes as 8-bit coverage, computed once per size from distances: icons, round corners,
// soft shadows. No pictures and no icon fonts.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/page/geometry.h"
#include "kiosk/page/icon.h"

namespace gongshi::kiosk {

struct Mask {
  Size size{};
  std::vector<std::uint8_t> coverage;  // rows from the top, 255 covers the pixel

  [[nodiscard]] std::uint8_t at(int x, int y) const {
    return coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.w) +
                    static_cast<std::size_t>(x)];
  }
};

/// `icon` drawn `side` pixels wide and high.
[[nodiscard]] Mask icon_mask(Icon icon, int side);

/// A filled disc of that diameter.
[[nodiscard]] Mask disc_mask(int diameter);

/// The top left corner of a rounded rectangle, radius x radius pixels. With `line` > 0 only an edge
/// of that width, inside.
[[nodiscard]] Mask corner_mask(int radius, double line);

}  // namespace gongshi::kiosk
