// HelpBar: the row of controls at the lower edge of every page: the way back, and how the visitor
// wants things shown.
//
// Always at the same place (WCAG 3.2.3) and always within reach of a person who sits.
#pragma once

#include <vector>

#include "kiosk/page/manner.h"
#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// What this kiosk can do for the visitor.
struct Helps {
  std::vector<Language> languages{Language::kZh, Language::kEn};
  bool speech = false;    // pages can be read aloud
  bool speaking = false;  // one is, now
  bool paused = false;    // in the middle of it
  bool hidden = false;    // the page is, from those who stand around
};

[[nodiscard]] int help_bar_height(const Metrics& metrics, const TextMeasure& measure,
                                  const Manner& manner, const Helps& helps);

/// The bar in the lowest help_bar_height() pixels of the screen. Actions: "@back", "@home",
/// "@text-size", "@elder", "@contrast", "@speak", "@language", "@reach",
/// "@hide".
[[nodiscard]] Scene help_bar(const Metrics& metrics, const TextMeasure& measure,
                             const Manner& manner, const Helps& helps, bool at_home);

}  // namespace gongshi::kiosk
