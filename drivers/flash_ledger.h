// FlashLedger: how often a board's flash was written, and when it may be written again.
//
// Flash wears out (an Onbon card's is rated for about 100,000 erases), so a driver that keeps a
// text in it asks here first. Counts over any 24 hours, not by the calendar day: a burst around
// midnight is a burst too. Time is passed in.
//
// A FlashRecord carries the count over restarts. What the record says of the future was written
// with a wrong clock and counts as written now. A record that cannot be understood counts as half a
// day's writes: neither does a damaged file wear a board out, nor does it freeze one for a day.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "drivers/now.h"
#include "drivers/os/result.h"

namespace gongshi::drivers {

/// Where the times of the last writes outlive the program (FlashFile).
class FlashRecord {
 public:
  virtual ~FlashRecord() = default;
  /// Oldest first; empty where nothing was ever written. Any error: it cannot be understood.
  [[nodiscard]] virtual Result<std::vector<WallTime>> read() = 0;
  /// Replaces them. Says by itself when it cannot: the write to the board has happened already.
  virtual void keep(const std::vector<WallTime>& times) = 0;
};

struct FlashAllowance {
  int per_day = 4;  // in any 24 hours; 0: never
  /// So many close together, then one in each `pause`; 0: as they come.
  int burst = 0;
  std::chrono::seconds pause{60};
};

class FlashLedger {
 public:
  explicit FlashLedger(FlashAllowance allowance, std::shared_ptr<FlashRecord> record = nullptr)
      : allowance_(allowance), record_(std::move(record)) {}

  /// It was written, or may have been.
  void note(Now now);
  [[nodiscard]] bool allows(Now now) { return !next(now); }
  /// When it may be written again; empty: now.
  [[nodiscard]] std::optional<SteadyTime> next(Now now);
  /// Since this program started.
  [[nodiscard]] std::uint64_t writes() const { return writes_; }

  /// Word E2112: says when the next write is allowed.
  [[nodiscard]] Error refusal(Now now);

 private:
  void remember(Now now);
  void keep(Now now) const;
  [[nodiscard]] std::optional<SteadyTime> next_of_day(Now now) const;
  [[nodiscard]] std::optional<SteadyTime> next_of_burst(Now now) const;

  FlashAllowance allowance_;
  std::shared_ptr<FlashRecord> record_;
  bool remembered_ = false;  // the record was read
  std::uint64_t writes_ = 0;
  std::deque<SteadyTime> recent_;  // the last `per_day` of them
};

}  // namespace gongshi::drivers
