// HomeNotice: the one line of today above the tiles: the most urgent message that is due.
#pragma once

#include <string_view>

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// Height that the line takes in a page `width` pixels wide; 0: nothing is due, or nothing fits.
[[nodiscard]] int home_notice_height(const Frame& frame, int width);
void home_notice(Scene& scene, const Frame& frame, const Rect& rect);

}  // namespace gongshi::kiosk
