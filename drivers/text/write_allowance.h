// WriteAllowance: how often content may be written into a card's own storage. A burst at once, for
// the changes of a working day; afterwards one write in each pause, so that a rotation of short
// turns cannot wear the storage out.
#pragma once

#include <chrono>

#include "drivers/os/clock.h"

namespace gongshi::drivers {

class WriteAllowance {
 public:
  /// One write, if there is one left; then it is used up.
  [[nodiscard]] bool take(SteadyTime now, std::chrono::seconds pause);
  /// When the next one is earned, as of the last take().
  [[nodiscard]] SteadyTime next() const { return next_; }

 private:
  static constexpr int kBurst = 20;
  int left_ = kBurst;
  SteadyTime counted_from_{};
  SteadyTime next_{};
};

}  // namespace gongshi::drivers
