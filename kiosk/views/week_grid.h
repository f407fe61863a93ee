// WeekGrid: a week of clinics as a table of days and parts of the day, on a page of blocks.
#pragma once

#include "kiosk/page/blocks.h"
#include "kiosk/views/week.h"

namespace gongshi::kiosk {

/// Heading, table and the word on changes. With an unsure clock the days carry no dates, and only
/// what holds every week is in it.
void add_week(Blocks& blocks, const Frame& frame, const ClinicOf& clinic);

/// Stops and single sessions after the days of that table, each with its date.
void add_later_days(Blocks& blocks, const Frame& frame, const ClinicOf& clinic);

}  // namespace gongshi::kiosk
