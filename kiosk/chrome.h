// Chrome: what stands on every page: the band with the way back, the line for complaints, the
// serial and the age of what is shown.
#pragma once

#include <optional>
#include <string>

#include "kiosk/scene.h"
#include "kiosk/view.h"

namespace gongshi::kiosk {

struct ChromeState {
  std::string title;               // of the page; empty on the home page
  bool at_home = true;             // no back, no home button
  bool prices = false;             // add 12315
  std::optional<int> countdown{};  // seconds until the way home
};

/// The space that is left for a view.
[[nodiscard]] Rect content_area(const Frame& frame, const ChromeState& state);

/// Header and footer; with a countdown also the question whether someone is still there.
[[nodiscard]] Scene header_and_footer(const Frame& frame, const ChromeState& state);
[[nodiscard]] Scene countdown_dialog(const Metrics& metrics, const TextMeasure& measure,
                                     int seconds);

/// "今天 发布", "3 天前发布" and the plain words for how sure the device is of it.
[[nodiscard]] std::string freshness_sentence(content::Freshness freshness);
[[nodiscard]] std::string issue_line(const content::ReleaseId& id, WallTime now);

/// The page that is shown when no issue can be: Chinese and English, never blank.
[[nodiscard]] Scene notice_page(const Metrics& metrics, const TextMeasure& measure,
                                const Sentence& what);

}  // namespace gongshi::kiosk
