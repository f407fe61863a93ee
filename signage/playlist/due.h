// Due: which messages and stopped clinics a display owes its readers at a moment.
//
//   release ─[due]─ rotation ─ plan ─ playlist
#pragma once

#include <chrono>
#include <set>
#include <vector>

#include "config/site.h"
#include "content/release.h"
#include "drivers/os/clock.h"
#include "signage/playlist/item.h"

namespace gongshi::signage {

/// The minutes of a day that has no more of them.
inline constexpr std::chrono::minutes kWholeDay{1440};

struct Due {
  std::vector<Item> urgent;  // in the release's order, as all three
  std::vector<Item> day_part;
  std::vector<Item> routine;
  /// Minutes of the day at which what is due changes, its first and its end among them.
  std::set<std::chrono::minutes> boundaries{std::chrono::minutes{0}, kWholeDay};
};

/// `now` is content's, `clock` the machine's. With an unsure clock nothing says "today": stopped
/// clinics of a week carry their dates, and of the messages only those come that are urgent or hold
/// all week.
[[nodiscard]] Due due_on(const content::Release& release, const config::Display& display,
                         const LocalTime& now, const LocalTime& clock, bool clock_sure);

}  // namespace gongshi::signage
