// Pace: how many opinions one kiosk takes in a while, so that nobody fills the box for fun.
#pragma once

#include <chrono>
#include <deque>

#include "drivers/os/clock.h"

namespace gongshi::content::feedback {

class Pace {
 public:
  static constexpr std::size_t kMostInTenMinutes = 5;
  static constexpr std::size_t kMostInADay = 100;

  /// How long from `now` until another one is taken; zero: at once.
  [[nodiscard]] std::chrono::seconds wait(SteadyTime now) const;
  /// One has been taken.
  void count(SteadyTime now);

 private:
  std::deque<SteadyTime> taken_;  // of the last day, oldest first
};

/// What the visitor is told while wait() is above zero.
[[nodiscard]] Sentence too_fast(std::chrono::seconds wait);

}  // namespace gongshi::content::feedback
