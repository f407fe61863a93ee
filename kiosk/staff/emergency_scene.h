// The touch screen while an emergency card runs: the card over everything, in the largest type that
// fits, and nothing to touch.
#pragma once

#include "content/emergency_control.h"
#include "content/model.h"
#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

[[nodiscard]] Scene emergency_scene(const Metrics& metrics, const TextMeasure& measure,
                                    const content::EmergencyCard& card,
                                    const content::EmergencyRunning& run);

}  // namespace gongshi::kiosk
