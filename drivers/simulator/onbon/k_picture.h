// What a K card shows: text of its areas drawn with the simulator's own font.
#pragma once

#include "drivers/simulator/dot_font.h"
#include "drivers/simulator/dots.h"
#include "drivers/simulator/onbon/k_card.h"

namespace gongshi::drivers::simulator {

[[nodiscard]] Dots card_dots(const OnbonKCard& card, const DotFont& font, Now now);

}  // namespace gongshi::drivers::simulator
