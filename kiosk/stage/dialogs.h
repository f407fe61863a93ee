// Dialogs: questions across whatever page is open.
#pragma once

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"
#include "kiosk/stage/help_bar.h"

namespace gongshi::kiosk {

/// Is someone still there? `seconds` until the way home; actions "@continue" and "@home".
[[nodiscard]] Scene countdown_dialog(const Metrics& metrics, const TextMeasure& measure,
                                     Language language, int seconds);

/// Which language? One button each, in its own name; actions "@language:CODE" and "@continue".
[[nodiscard]] Scene language_dialog(const Metrics& metrics, const TextMeasure& measure,
                                    const Manner& manner, const Helps& helps);

}  // namespace gongshi::kiosk
