// LeapingClock: the machine's clocks, and over what nobody waits for they leap.
#pragma once

#include "drivers/os/clock.h"
#include "drivers/os/loop.h"

namespace gongshi::test {

class LeapingClock final : public Clock {
 public:
  explicit LeapingClock(WallTime start) : start_(start), begun_(real_.steady()) {}
  [[nodiscard]] WallTime wall() const override {
    return start_ + std::chrono::floor<std::chrono::milliseconds>(steady() - begun_);
  }
  [[nodiscard]] SteadyTime steady() const override { return real_.steady() + leapt_; }
  void leap(std::chrono::milliseconds by) { leapt_ += by; }

 private:
  SystemClock real_;
  WallTime start_;
  SteadyTime begun_;
  std::chrono::milliseconds leapt_{0};
};

/// One turn of the loop; where a millisecond brings neither bytes nor a timer, the time until
/// something does is leapt over, a little at once.
[[nodiscard]] inline Status turn(Loop& loop, LeapingClock& clock) {
  constexpr std::chrono::milliseconds kStep{20};
  const SteadyTime until = clock.steady() + std::chrono::milliseconds{1};
  const Status turned = loop.turn(clock, until);
  if (clock.steady() >= until) clock.leap(kStep);
  return turned;
}

}  // namespace gongshi::test
