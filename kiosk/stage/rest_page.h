// RestPage: what stands on the glass while nobody is there, in letters that are read from 3 m away
// (capitals of 29 mm, kiosk notes 6.4): one sheet of the resting cards, and that a touch begins.
#pragma once

#include <string>
#include <vector>

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"
#include "kiosk/stage/rest_cards.h"

namespace gongshi::kiosk {

/// What of a card is on the glass at once, already broken into lines.
struct RestSheet {
  std::string title;  // "今日出诊 1/3"
  std::vector<std::string> lines;
  TextStyle style = TextStyle::kFar;
  bool warns = false;
  bool operator==(const RestSheet&) const = default;
};

/// A card takes one sheet or more; where it would take too many its next wording is used.
[[nodiscard]] std::vector<RestSheet> rest_sheets(const Frame& frame,
                                                 const std::vector<RestCard>& cards);

/// Nothing on it moves. All of it is one control with the action "@home".
[[nodiscard]] Scene rest_page(const Frame& frame, const RestSheet& sheet);

}  // namespace gongshi::kiosk
