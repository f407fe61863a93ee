// Reach: the part of the glass that a person who sits, or is small, can touch.
#pragma once

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// The band 700 to 1,100 mm above the floor (kiosk notes 6.14), widened downwards, then upwards, to
/// at least 240 mm where the glass hangs so that less of it lies in the band.
/// `lower_edge_mm` is the height of the glass's lower edge.
[[nodiscard]] Rect reachable(const Metrics& panel, double lower_edge_mm);

/// A page that was laid out on a screen of `reach`'s size, moved there; the rest of the glass says
/// whose kiosk it is.
[[nodiscard]] Scene within_reach(Scene page, const Frame& frame, const Metrics& panel,
                                 const Rect& reach);

}  // namespace gongshi::kiosk
