// FakeClock: both kinds of time, moved by hand.
#pragma once

#include "drivers/os/clock.h"

namespace gongshi::test {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(WallTime start = WallTime{std::chrono::seconds{1'795'400'000}})
      : wall_(start) {}
  [[nodiscard]] WallTime wall() const override { return wall_; }
  [[nodiscard]] SteadyTime steady() const override { return steady_; }

  void tick(std::chrono::milliseconds step) {
    wall_ += step;
    steady_ += step;
  }
  /// Somebody sets the clock.
  void step_wall(std::chrono::seconds by) { wall_ += by; }

 private:
  WallTime wall_;
  SteadyTime steady_{std::chrono::seconds{1000}};
};

}  // namespace gongshi::test
