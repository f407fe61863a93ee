// How a graphic card turns the bytes of a page into lamps.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "drivers/simulator/dots.h"

namespace gongshi::drivers::simulator {

enum class GraphicSeries : std::uint8_t { k5E, k5Q, k6E, k6Q };

struct GraphicPanel {
  GraphicSeries series = GraphicSeries::k6E;
  bool green = true;               // 5E and 6E: a red-green panel
  bool rgb565_high_first = false;  // 5Q: nobody says which
};

struct GraphicBitmap {
  std::vector<Lamp> lamps;  // rows top to bottom
  std::string fault;        // empty: good
};

/// A page of `width` by `height` whose left column hangs at the panel's column `x`.
[[nodiscard]] GraphicBitmap read_graphic_bitmap(std::span<const std::uint8_t> bytes, int x,
                                                int width, int height, const GraphicPanel& panel);

}  // namespace gongshi::drivers::simulator
