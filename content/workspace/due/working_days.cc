#include "content/workspace/due/working_days.h"

namespace gongshi::content::workspace {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Nothing in an office is further away; a wrong date must not count for ever.
constexpr int kMostDays = 10'000;

}  // namespace

Date plus_days(Date day, int count) {
  return Date{sys_days{day} + days{count}};
}

WorkingDays::WorkingDays(std::span<const content::CalendarDay> calendar) {
  for (const content::CalendarDay& day : calendar) {
    (day.workday ? make_up_ : holidays_).insert(day.date);
    years_.insert(day.date.year());
  }
}

bool WorkingDays::is_workday(Date day) const {
  if (make_up_.contains(day)) return true;
  if (holidays_.contains(day)) return false;
  const unsigned weekday = std::chrono::weekday{sys_days{day}}.iso_encoding();
  return weekday < 6;
}

Date WorkingDays::after(Date day, int count) const {
  int left = count;
  for (int step = 0; left > 0 && step < kMostDays; ++step) {
    day = plus_days(day, 1);
    if (is_workday(day)) --left;
  }
  return day;
}

Date WorkingDays::on_or_before(Date day) const {
  for (int step = 0; step < 60 && !is_workday(day); ++step) day = plus_days(day, -1);
  return day;
}

int WorkingDays::between(Date from, Date to) const {
  if (to < from) return -between(to, from);
  int count = 0;
  while (from < to && count < kMostDays) {
    from = plus_days(from, 1);
    if (is_workday(from)) ++count;
  }
  return count;
}

}  // namespace gongshi::content::workspace
