// Check: faults that no page may have, found in its Scene before anyone sees it.
#pragma once

#include <string>
#include <vector>

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// Touchable rectangles that overlap, targets below 12 mm, nodes outside the screen, text that is
/// wider or higher than its rectangle, words parted by a line's end, texts that lie on one another.
/// One English sentence each, for tests.
[[nodiscard]] std::vector<std::string> faults(const std::vector<Placed>& placed,
                                              const Metrics& metrics, const TextMeasure& measure);

}  // namespace gongshi::kiosk
