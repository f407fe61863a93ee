// RestCards: what the resting page says in turn, as words: a warning about old content, stopped
// clinics, today's notices, who is in today, what the kiosk is good for.
//
//   frame ─[rest_cards]─ cards ─[rest_page]─ sheets ─▶ scene
#pragma once

#include <string>
#include <vector>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

struct RestCard {
  using Lines = std::vector<std::string>;  // each begins anew

  std::string title;
  std::vector<Lines> wordings;  // the fullest first; at least one
  bool warns = false;
  bool operator==(const RestCard&) const = default;
};

/// In the order in which they are shown; never empty. `languages` each have their own welcome.
/// Content that may be out of date is not called out across the hall: then there are only the
/// warning and the welcomes. Without a clock that can be believed nothing is said of today.
[[nodiscard]] std::vector<RestCard> rest_cards(const Frame& frame,
                                               const std::vector<Language>& languages);

}  // namespace gongshi::kiosk
