// Pace: a line of a certain speed: when have so many bytes come through it?
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

#include "drivers/os/clock.h"

namespace gongshi::drivers::simulator {

class Pace {
 public:
  /// 0: faster than matters.
  explicit Pace(int bytes_per_second) : bytes_per_second_(bytes_per_second) {}

  /// When the last of `bytes`, handed over at `now`, has come through, behind what went before.
  [[nodiscard]] SteadyTime pass(SteadyTime now, std::size_t bytes) {
    free_at_ = std::max(free_at_, now);
    if (bytes_per_second_ > 0) {
      const auto time = std::chrono::nanoseconds{static_cast<std::int64_t>(bytes) * 1'000'000'000 /
                                                 bytes_per_second_};
      free_at_ += std::chrono::ceil<SteadyClock::duration>(time);
      busy_ += std::chrono::ceil<SteadyClock::duration>(time);
    }
    return free_at_;
  }

  /// When the line has nothing to carry any more.
  [[nodiscard]] SteadyTime free_at() const { return free_at_; }

  /// How long the line has carried something, all in all.
  [[nodiscard]] SteadyClock::duration busy() const { return busy_; }

 private:
  int bytes_per_second_;
  SteadyTime free_at_{};
  SteadyClock::duration busy_{0};
};

}  // namespace gongshi::drivers::simulator
