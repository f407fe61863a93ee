// Mirror: a page for people who read from right to left.
//
//   view ─ scene ─[mirror]─ painter
//
// Views lay every page out from left to right; this turns the finished page round: what stood at
// the left stands at the right, arrows that show a direction point the other way. What is written
// is not touched: digits, prices, phone numbers and pictures stay as they are.
#pragma once

#include "kiosk/page/scene.h"

namespace gongshi::kiosk {

[[nodiscard]] Scene mirrored(Scene scene, const Metrics& metrics);

/// Icons that show a direction of reading: they are drawn turned round on a mirrored page.
[[nodiscard]] bool shows_direction(Icon icon);

}  // namespace gongshi::kiosk
