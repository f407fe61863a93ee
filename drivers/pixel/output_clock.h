// OutputClock: when each picture of a wall is due, and how well that was kept.
//
// Latch k is due at the start + k / rate, in whole numbers: a late latch never shifts the next, and
// nothing accumulates. Latches that were missed are skipped and counted. Numbers go on when the
// clock starts again, so what depends on them never runs backwards.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "drivers/os/clock.h"

namespace gongshi::drivers {

/// How long it was from one latch to the next.
class LatchIntervals {
 public:
  void add(SteadyClock::duration interval);
  [[nodiscard]] std::int64_t count() const { return count_; }
  /// At most this long in `share` (0.5, 0.99) of all cases, within 20 us; 0 when there were none.
  [[nodiscard]] SteadyClock::duration quantile(double share) const;
  [[nodiscard]] SteadyClock::duration longest() const { return longest_; }

 private:
  std::vector<std::uint32_t> buckets_;  // of 20 us each, the last for everything longer
  std::int64_t count_ = 0;
  SteadyClock::duration longest_{0};
};

class OutputClock {
 public:
  explicit OutputClock(int rate_hz) : rate_hz_(rate_hz) {}

  /// The next latch is due at `now`.
  void start(SteadyTime now);
  void stop() { running_ = false; }
  [[nodiscard]] bool running() const { return running_; }

  /// The newest latch that is due and was not given yet.
  [[nodiscard]] std::optional<std::int64_t> due(SteadyTime now);

  /// The number of the coming latch, and when it is due (while the clock runs).
  [[nodiscard]] std::int64_t coming() const { return coming_; }
  [[nodiscard]] SteadyTime next() const { return time_of(coming_); }

  [[nodiscard]] int rate_hz() const { return rate_hz_; }
  [[nodiscard]] std::int64_t skipped() const { return skipped_; }
  [[nodiscard]] const LatchIntervals& intervals() const { return intervals_; }

 private:
  [[nodiscard]] SteadyTime time_of(std::int64_t latch) const;

  int rate_hz_;
  bool running_ = false;
  SteadyTime start_{};
  std::int64_t first_ = 0;  // the latch that is due at start_
  std::int64_t coming_ = 0;
  std::int64_t skipped_ = 0;
  std::optional<SteadyTime> last_;  // when a latch was given, since the start
  LatchIntervals intervals_;
};

}  // namespace gongshi::drivers
