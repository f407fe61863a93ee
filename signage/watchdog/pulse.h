// Pulse: does a thread still answer? The loop asks, the thread answers when it gets to it.
#pragma once

#include <atomic>
#include <cstdint>

#include "drivers/os/clock.h"

namespace gongshi::signage {

class Pulse {
 public:
  /// Loading a large release from a slow disk may take this long.
  static constexpr std::chrono::seconds kPatience{60};

  /// Of the loop: true when a new question is to be sent to the thread.
  [[nodiscard]] bool ask(SteadyTime now) {
    if (answers_.load() != questions_) return false;
    ++questions_;
    asked_at_ = now;
    asked_.store(questions_);
    return true;
  }
  /// Of the thread.
  void answer() { answers_.store(asked_.load()); }

  /// Of the loop: nothing was asked, or the answer came, or there is time yet.
  [[nodiscard]] bool lives(SteadyTime now) const {
    return answers_.load() == questions_ || now - asked_at_ < kPatience;
  }

 private:
  std::uint64_t questions_ = 0;  // the loop's
  SteadyTime asked_at_{};
  std::atomic<std::uint64_t> asked_{0}, answers_{0};
};

}  // namespace gongshi::signage
