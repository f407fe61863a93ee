// Chrome: what stands on every page: the band with its name and the time, the line for complaints,
// the serial and the age of what is shown, the bar of help_bar.h, and across it the banner of
// content that may be too old.
#pragma once

#include <optional>
#include <string>

#include "config/site.h"
#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"
#include "kiosk/stage/help_bar.h"

namespace gongshi::kiosk {

struct ChromeState {
  std::string title;               // of the page; empty on the home page
  bool at_home = true;             // nothing to go back to
  bool prices = false;             // add 12315
  std::optional<int> countdown{};  // seconds until the way home
  Helps helps{};
};

/// The space that is left for a view.
[[nodiscard]] Rect content_area(const Frame& frame, const ChromeState& state);

/// Header and footer; with a countdown also the question whether someone is still there.
[[nodiscard]] Scene header_and_footer(const Frame& frame, const ChromeState& state);
[[nodiscard]] Scene countdown_dialog(const Metrics& metrics, const TextMeasure& measure,
                                     int seconds);

/// Why nothing can be shown, and whose device this is.
struct NoticeWords {
  Sentence what;
  config::Notice site{};
  std::string code{};  // for maintenance; empty: none
  bool operator==(const NoticeWords&) const = default;
};

/// The page that is shown when no issue can be: Chinese and English, never blank.
[[nodiscard]] Scene notice_page(const Metrics& metrics, const TextMeasure& measure,
                                const NoticeWords& words);

}  // namespace gongshi::kiosk
