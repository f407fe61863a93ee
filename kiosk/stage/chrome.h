// Chrome: what stands on every page: the band with its name and the time, the line for complaints,
// the serial and the age of what is shown, the bar of help_bar.h, and across it the banner of
// content that may be too old.
#pragma once

#include <optional>
#include <string>

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
  Size logo{};  // of the hospital's own, in any unit; empty: our sign
};

/// The space that is left for a view.
[[nodiscard]] Rect content_area(const Frame& frame, const ChromeState& state);

/// Header, banner, footer and the bar at the lower edge.
[[nodiscard]] Scene header_and_footer(const Frame& frame, const ChromeState& state);

}  // namespace gongshi::kiosk
