// The pages of an area, in dynamic areas and in program files alike.
#pragma once

#include "drivers/simulator/onbon/graphic_bitmap.h"
#include "drivers/simulator/onbon/graphic_reader.h"

namespace gongshi::drivers::simulator {

struct GraphicPage {
  int effect = 0, speed = 0, stay_10ms = 0, repeat = 0, valid_px = 0;
  std::vector<Lamp> lamps;
};

/// Where an area hangs.
struct GraphicPlace {
  int x = 0, y = 0, width = 0, height = 0;
};

/// The panel that an area must lie on.
struct GraphicScreen {
  int width_px = 0, height_px = 0;
  GraphicPanel panel;
};

/// x, y, width, height, 2 bytes each. What is returned is why it is refused; empty: it is good.
[[nodiscard]] std::string read_graphic_place(GraphicReader& in, const GraphicScreen& screen,
                                             GraphicPlace& place);

/// style, effect, clear, speed, stay 2, repeat, valid columns 2.
[[nodiscard]] std::string read_graphic_page_head(GraphicReader& in, GraphicPage& page);

[[nodiscard]] std::string read_graphic_page_bitmap(std::span<const std::uint8_t> bytes,
                                                   const GraphicScreen& screen,
                                                   const GraphicPlace& place, GraphicPage& page);

/// 5th generation: a count of 2 bytes, then pages of length 4, head, four zeros, bitmap; to the
/// end.
[[nodiscard]] std::string read_graphic_pages_5(GraphicReader& in, const GraphicScreen& screen,
                                               const GraphicPlace& place,
                                               std::vector<GraphicPage>& pages);

}  // namespace gongshi::drivers::simulator
