// WorkingDays: counting by the hospital's own calendar, statutory holidays and make-up workdays
// included.
#pragma once

#include <set>
#include <span>

#include "content/model.h"

namespace gongshi::content::workspace {

class WorkingDays {
 public:
  explicit WorkingDays(std::span<const content::CalendarDay> calendar);

  [[nodiscard]] bool is_workday(Date day) const;
  /// The `count`-th working day after `day`, which itself is not counted; `day` for none.
  [[nodiscard]] Date after(Date day, int count) const;
  /// `day`, or the last working day before it: what is due on a rest day is due before.
  [[nodiscard]] Date on_or_before(Date day) const;
  /// Working days after `from` up to `to`, both dates' order deciding the sign. At most 10,000.
  [[nodiscard]] int between(Date from, Date to) const;
  /// Whether the calendar has any day of that year; weekends alone are counted otherwise.
  [[nodiscard]] bool knows(std::chrono::year year) const { return years_.contains(year); }

 private:
  std::set<Date> holidays_, make_up_;
  std::set<std::chrono::year> years_;
};

/// `day` moved by calendar days.
[[nodiscard]] Date plus_days(Date day, int days);

}  // namespace gongshi::content::workspace
