// CornerKnock: the hidden way to the maintenance page: a press in the top left corner, then top
// right, bottom right and bottom left, within five seconds.
//
// Nothing on screen hints at it, and it opens no more than a keypad: the PIN is the lock.
#pragma once

#include "drivers/os/clock.h"
#include "kiosk/page/geometry.h"

namespace gongshi::kiosk {

class CornerKnock {
 public:
  explicit CornerKnock(const Metrics& metrics) : metrics_(metrics) {}

  /// True when this press is the last of the four. A press anywhere else begins anew.
  bool press(Point at, SteadyTime now);

 private:
  Metrics metrics_;
  int next_ = 0;  // corner that is waited for
  SteadyTime began_{};
};

}  // namespace gongshi::kiosk
