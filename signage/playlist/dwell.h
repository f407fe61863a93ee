// Dwell: how long an item stands: long enough to read, or for its text to pass once.
#pragma once

#include <chrono>
#include <string_view>

#include "config/site.h"

namespace gongshi::signage {

/// What the office asks for; zero: not set. A longest time does not cut a text that has to pass.
struct DwellLimits {
  std::chrono::seconds min{0};
  std::chrono::seconds max{0};
};

/// A function of the text and the display's size alone: no font is asked, so that the slots of two
/// devices agree whatever fonts they have. Between 3 seconds and an hour, longer only while
/// passing.
[[nodiscard]] std::chrono::seconds dwell_of(std::string_view text, const config::Display& display,
                                            DwellLimits limits = {});

}  // namespace gongshi::signage
