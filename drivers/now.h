// Now: the moment of one decision, in both kinds of time.
#pragma once

#include "drivers/os/clock.h"

namespace gongshi::drivers {

struct Now {
  WallTime wall;
  SteadyTime steady;
};

}  // namespace gongshi::drivers
