// Dynamic areas as a graphic card reads them: the data of A7 00, 5th and 6th generation.
#pragma once

#include "drivers/simulator/onbon/graphic_pages.h"

namespace gongshi::drivers::simulator {

struct GraphicArea : GraphicPlace {
  int id = 0, run = 0, timeout_s = 0, immediate = 0;
  std::vector<GraphicPage> pages;
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
