// Tally: how many obligations of a period were kept, by department.
#pragma once

#include <map>

#include "content/workspace/due/period.h"
#include "content/workspace/oversight/obligation.h"

namespace gongshi::content::oversight {

struct Tally {
  int due = 0;        // fell due in the period; in_time + late + open_late + running
  int in_time = 0;    // done by their day
  int late = 0;       // done after it
  int open_late = 0;  // not done, and the day has passed
  int running = 0;    // not done, and the day has not passed yet
  int carried = 0;    // fell due before the period and were still open when it began

  /// Of what can be judged, rounded down, so that only all is 100; empty when there is nothing.
  [[nodiscard]] std::optional<int> on_time_pct() const;
  void add(const Tally& other);
};

/// Licences are left out: that one was renewed in time is recorded nowhere.
[[nodiscard]] std::map<std::string, Tally> tally(const std::vector<Obligation>& all,
                                                 const workspace::Period& period, Date today);

/// Those of the period, or open when it began, that were done late or are open and late.
[[nodiscard]] std::vector<Obligation> late_ones(const std::vector<Obligation>& all,
                                                const workspace::Period& period, Date today);

}  // namespace gongshi::content::oversight
