// SpeechBar: the row of controls above the help bar while a page is being read aloud.
#pragma once

#include "kiosk/page/manner.h"
#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

[[nodiscard]] int speech_bar_height(const Metrics& metrics, const TextMeasure& measure,
                                    Language language);

/// With its lower edge at `bottom`. Actions: "@speech:pause", ":again", ":slower", ":faster",
/// ":quieter", ":louder".
[[nodiscard]] Scene speech_bar(const Metrics& metrics, const TextMeasure& measure,
                               Language language, bool paused, int bottom);

}  // namespace gongshi::kiosk
