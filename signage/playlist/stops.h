// Stops: stopped clinics as notices.
#pragma once

#include <vector>

#include "content/release.h"
#include "drivers/os/clock.h"
#include "signage/playlist/due.h"
#include "signage/playlist/words.h"

namespace gongshi::signage {

/// When a stop of this half of the day is no longer news.
[[nodiscard]] std::chrono::minutes end_of(content::Half half);

/// The stops of today whose half of the day is not over, as urgent items:
/// "今日停诊：心血管内科仇文海主任医师，上午（外出会议）". What of it is known in Chinese only, as
/// a doctor's name, is Chinese in every language.
void add_stops_of_today(const content::Release& release, const LocalTime& now,
                        const Languages& languages, Due& due);

/// Those of a week from `today` on, with their dates: "11月25日停诊：…".
void add_stops_of_week(const content::Release& release, Date today, const Languages& languages,
                       Due& due);

}  // namespace gongshi::signage
