// Plan: which item of a rotation stands when, through one day.
//
//   rotation ─[plan]─ playlist
//
// Laid from local midnight on, so that equal displays with equal clocks show the same item at the
// same time without talking, after a restart too:
//
//  - the warning of content that may be out of date comes first and after every two other items;
//  - an item with a number per hour comes so often in each hour, evenly spread, at the first change
//    after its times. All of these together get at most half of the time: when they ask for more,
//    they come less often;
//  - all others follow each other in the rotation's order, so none waits longer than one round. A
//    round longer than an hour starts each day at another place: an item that is due for a part of
//    the day only has its turn on one of the next days.
//
// Nothing is kept between two questions; a day is at most some thousand steps.
#pragma once

#include <chrono>
#include <vector>

#include "drivers/os/clock.h"
#include "signage/playlist/item.h"

namespace gongshi::signage {

/// Milliseconds are since local midnight.
struct Slot {
  std::size_t index = 0;  // in the rotation
  std::chrono::milliseconds start{};
  std::chrono::milliseconds end{};  // exclusive
};

/// The slot of `date` that holds `now`. `rotation` is not empty and has a dwell everywhere. What
/// stands at `changed`, when the rotation last became another one, begins there: its text is shown
/// from its beginning.
[[nodiscard]] Slot slot_at(const std::vector<Item>& rotation, Date date,
                           std::chrono::milliseconds now, std::chrono::milliseconds changed);

}  // namespace gongshi::signage
