// FlashLedger: how often a board's flash was written, and when it may be written again.
//
// Flash wears out (an Onbon card's is rated for about 100,000 erases), so a driver that keeps a
// text in it asks here first. Counts over any 24 hours, not by the calendar day: a burst around
// midnight is a burst too. Time is passed in.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "drivers/now.h"
#include "drivers/os/result.h"

namespace gongshi::drivers {

class FlashLedger {
 public:
  /// `per_day` 0: never.
  explicit FlashLedger(int per_day) : per_day_(per_day) {}

  /// It was written, or may have been.
  void note(Now now);
  [[nodiscard]] bool allows(Now now) const { return !next(now); }
  /// When it may be written again; empty: now.
  [[nodiscard]] std::optional<SteadyTime> next(Now now) const;
  /// Since this program started.
  [[nodiscard]] std::uint64_t writes() const { return writes_; }

  /// Word E2112: says when the next write is allowed.
  [[nodiscard]] Error refusal(Now now) const;

 private:
  int per_day_;
  std::uint64_t writes_ = 0;
  std::deque<SteadyTime> recent_;  // the last `per_day` of them
};

}  // namespace gongshi::drivers
