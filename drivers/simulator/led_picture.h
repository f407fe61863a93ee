// The board as it hangs on the wall: dots of a card, and a photograph of them.
#pragma once

#include "drivers/os/file.h"
#include "drivers/simulator/dot_font.h"
#include "drivers/simulator/onbon_k_card.h"

namespace gongshi::drivers::simulator {

/// One value a dot, row by row: 0 dark, else 1 red … 7 white as in the card's \C code.
struct Dots {
  int width = 0, height = 0;
  std::vector<std::uint8_t> colors;
};

/// What the card shows: the first page of each area, moving text at the start of its way.
[[nodiscard]] Dots card_dots(const OnbonKCard& card, const DotFont& font, WallTime now);

/// Round lamps with a glow, 10 pixels a dot, in a dark frame.
[[nodiscard]] Status write_led_picture(const fs::path& path, const Dots& dots);

/// Half blocks in 24-bit colour, two rows of dots a line.
[[nodiscard]] std::string terminal_picture(const Dots& dots);

}  // namespace gongshi::drivers::simulator
