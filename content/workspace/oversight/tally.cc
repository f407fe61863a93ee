#include "content/workspace/oversight/tally.h"

namespace gongshi::content::oversight {
namespace {

using workspace::Period;

bool carried_into(const Obligation& each, const Period& period, Date today) {
  return each.due < period.first && today > each.due && each.done.value_or(today) >= period.first;
}

}  // namespace

std::optional<int> Tally::on_time_pct() const {
  const int judged = due - running;
  if (judged == 0) return std::nullopt;
  return in_time * 100 / judged;
}

void Tally::add(const Tally& other) {
  due += other.due;
  in_time += other.in_time;
  late += other.late;
  open_late += other.open_late;
  running += other.running;
  carried += other.carried;
}

std::map<std::string, Tally> tally(const std::vector<Obligation>& all, const Period& period,
                                   Date today) {
  std::map<std::string, Tally> tallies;
  for (const Obligation& each : all) {
    if (each.kind == workspace::DutyKind::kLicence) continue;
    const bool carried = carried_into(each, period, today);
    if (!carried && !period.holds(each.due)) continue;
    Tally& of = tallies[each.department];
    if (carried) {
      ++of.carried;
      continue;
    }
    ++of.due;
    ++(each.open_late(today) ? of.open_late
       : !each.done          ? of.running
       : each.late(today)    ? of.late
                             : of.in_time);
  }
  return tallies;
}

std::vector<Obligation> late_ones(const std::vector<Obligation>& all, const Period& period,
                                  Date today) {
  std::vector<Obligation> late;
  for (const Obligation& each : all) {
    const bool ours = period.holds(each.due) || carried_into(each, period, today);
    if (ours && each.late(today)) late.push_back(each);
  }
  return late;
}

}  // namespace gongshi::content::oversight
