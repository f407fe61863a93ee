#include "signage/playlist/week.h"

#include <algorithm>
#include <map>
#include <set>

namespace gongshi::signage {
namespace {

using std::chrono::minutes;

/// Collects what at() answers from one moment to the next.
class Collector {
 public:
  explicit Collector(std::vector<WeekRow>& rows) : rows_(rows) {}

  void add(const Showing& showing, std::size_t day, Span span) {
    if (span.from >= span.to) return;  // within a minute, which belongs to what stands at its end
    std::set<std::string_view> told;   // urgent items stand in the rotation more than once
    for (const Item& item : showing.rotation) {
      if (told.insert(item.id).second) extend(row_of(item).days.at(day), span);
    }
  }

 private:
  WeekRow& row_of(const Item& item) {
    // Pages of a table are numbered, and have other words on another day.
    const auto [found, fresh] = places_.try_emplace({item.id, item.text}, rows_.size());
    if (fresh) rows_.push_back({item, {}});
    return rows_[found->second];
  }
  static void extend(std::vector<Span>& spans, Span span) {
    if (!spans.empty() && spans.back().to >= span.from) {
      spans.back().to = span.to;
    } else {
      spans.push_back(span);
    }
  }

  std::vector<WeekRow>& rows_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;
};

}  // namespace

Date monday_of(Date date) {
  const std::chrono::sys_days day(date);
  return Date(day - (std::chrono::weekday(day) - std::chrono::Monday));
}

DisplayWeek week_of(const Edition& edition, const config::Display& display, Date first) {
  Edition planned = edition;
  planned.emergency.reset();
  DisplayWeek week;
  week.display = display.name;
  if (planned.release != nullptr) week.serial = planned.release->id().serial();
  Collector collector(week.rows);
  for (std::size_t day = 0; day < 7; ++day) {
    const std::chrono::sys_days date =
        std::chrono::sys_days(first) + std::chrono::days(static_cast<int>(day));
    const WallTime midnight = from_local(Date(date), minutes{0});
    const WallTime end = from_local(Date(date + std::chrono::days(1)), minutes{0});
    for (WallTime now = midnight; now < end;) {
      const Showing showing = at(planned, display, now);
      const WallTime until = std::min(showing.changes_at, end);
      collector.add(showing, day,
                    {std::chrono::floor<minutes>(now - midnight),
                     std::chrono::floor<minutes>(until - midnight)});
      now = until;
    }
  }
  std::stable_sort(week.rows.begin(), week.rows.end(),
                   [](const WeekRow& a, const WeekRow& b) { return a.item.kind < b.item.kind; });
  return week;
}

}  // namespace gongshi::signage
