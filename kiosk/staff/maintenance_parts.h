// What the maintenance pages are made of: the band at the top, sentences for the person there.
#pragma once

#include <string_view>

#include "drivers/os/lang.h"
#include "kiosk/page/layout.h"

namespace gongshi::kiosk {

/// The band at the top: what this is, and the way out, `leave`, with its action. Returns the room
/// below.
Rect add_maintenance_head(Scene& scene, const Metrics& metrics, std::string_view title,
                          std::string_view leave, std::string_view action);

/// A sentence for the person at the screen, in both languages; returns its height.
int add_sentence(Scene& scene, const TextMeasure& measure, const Rect& area,
                 const Sentence& sentence, Color color);

/// The node, or the same one drawn quiet when it cannot be used now.
[[nodiscard]] Node wide_button(Node node, bool enabled);

}  // namespace gongshi::kiosk
