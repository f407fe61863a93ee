// DoctorItems: the doctors of today's clinics as items of a board (`content: doctors`).
#pragma once

#include "config/site.h"
#include "content/release.h"
#include "drivers/os/clock.h"
#include "signage/playlist/due.h"

namespace gongshi::signage {

/// Adds the clinics of the day whose half is not over: "科室 | 医生 | 上午", a stopped one saying
/// so; and the minutes at which a half ends. Nothing where the board is too small for columns.
void add_doctors_of_today(const content::Release& release, const config::Display& display,
                          const LocalTime& now, Due& due);

}  // namespace gongshi::signage
