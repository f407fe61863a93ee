// Doors: the views behind the home page's tiles, as the program has them.
#pragma once

#include "kiosk/views/home_view.h"

namespace gongshi::kiosk {

[[nodiscard]] Doors real_doors();

}  // namespace gongshi::kiosk
