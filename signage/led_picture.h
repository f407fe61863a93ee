// LedPicture: a board's frame as one sees it: round lamps on a dark face in a black bezel.
#pragma once

#include "drivers/frame.h"
#include "signage/layout/raster.h"
#include "signage/picture.h"

namespace gongshi::signage {

/// `dot_px` is the pitch of the lamps, at least 3. `color` is that of lit lamps of a mono frame.
[[nodiscard]] Picture led_picture(const drivers::Frame& frame, Rgb color, int dot_px = 8);

}  // namespace gongshi::signage
