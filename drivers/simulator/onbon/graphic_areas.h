// Dynamic areas as a graphic card reads them: the data of A7 00, 5th and 6th generation.
#pragma once

#include "drivers/simulator/onbon/graphic_bitmap.h"

namespace gongshi::drivers::simulator {

struct GraphicPage {
  int effect = 0, speed = 0, stay_10ms = 0, repeat = 0, valid_px = 0;
  std::vector<Lamp> lamps;
};

struct GraphicArea {
  int id = 0, run = 0, timeout_s = 0, immediate = 0;
  int x = 0, y = 0, width = 0, height = 0;
  std::vector<GraphicPage> pages;
};

/// The panel that an area must lie on.
struct GraphicScreen {
  int width_px = 0, height_px = 0;
  GraphicPanel panel;
};

struct GraphicAreas {
  std::vector<GraphicArea> areas;
  std::string fault;       // empty: good
  std::uint8_t error = 8;  // with a fault: the code to answer
};

[[nodiscard]] GraphicAreas read_graphic_areas(std::span<const std::uint8_t> data,
                                              const GraphicScreen& screen);

[[nodiscard]] const char* graphic_effect_word(int effect);

}  // namespace gongshi::drivers::simulator
