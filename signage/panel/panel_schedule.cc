#include "signage/panel/panel_schedule.h"

#include <algorithm>

#include "content/timetable.h"

namespace gongshi::signage {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr minutes kDay{1440};

bool is_work_day(const content::Release* release, sys_days day) {
  return release == nullptr ? content::is_workday(day) : content::is_workday(*release, day);
}

/// Do the hours begin on that day?
bool begins_on(const content::Release* release, const config::PanelHours& hours, sys_days day) {
  return !hours.work_days || is_work_day(release, day);
}

bool on_at(const content::Release* release, const config::PanelHours& hours, const LocalTime& now) {
  const sys_days today(now.date);
  const minutes minute = now.minute_of_day;
  if (hours.on.from < hours.on.to) {
    return hours.on.from <= minute && minute < hours.on.to && begins_on(release, hours, today);
  }
  if (minute >= hours.on.from) return begins_on(release, hours, today);
  return minute < hours.on.to && begins_on(release, hours, today - days{1});
}

WallTime next_change(const config::PanelHours& hours, const LocalTime& now) {
  minutes next = kDay;
  for (const minutes edge : {hours.on.from, hours.on.to}) {
    if (edge > now.minute_of_day) next = std::min(next, edge);
  }
  return from_local(now.date, next);
}

}  // namespace

bool is_panel(const config::Display& display) {
  return display.kind == "lg-rs232" || display.kind == "samsung-mdc";
}

PanelWish panel_at(const Edition& edition, const config::Display& display, WallTime clock) {
  PanelWish wish;
  // The hours are the house's: they go by the clock on the wall, not by content's own now.
  const LocalTime now = to_local(clock);
  if (display.hours) {
    wish.on = !edition.age(clock).clock_sure || on_at(edition.release.get(), *display.hours, now);
    wish.changes_at = next_change(*display.hours, now);
  }
  if (edition.emergency && clock < edition.emergency->ends) {
    wish.on = true;
    wish.changes_at =
        std::min(wish.changes_at.value_or(edition.emergency->ends), edition.emergency->ends);
  }
  return wish;
}

}  // namespace gongshi::signage
