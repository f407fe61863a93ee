// PictureClock: when a monitor shows its pictures, learnt from presents that wait for them.
//
// A monitor of "60 Hz" shows 59.94 or 60.02 pictures a second. Whoever counts time instead of
// pictures shows one of them twice every quarter of a minute, which is seen as a jerk.
#pragma once

#include <cstdint>

#include "drivers/os/clock.h"

namespace gongshi::signage {

class PictureClock {
 public:
  /// `period`: as measured; picture 0 began at `shown`.
  PictureClock(std::chrono::microseconds period, SteadyTime shown);

  /// The first picture that begins after `now`.
  [[nodiscard]] std::int64_t after(SteadyTime now) const;
  [[nodiscard]] SteadyTime begin_of(std::int64_t picture) const;
  [[nodiscard]] std::chrono::microseconds period() const;

  /// A present that waited for its picture has come back at `now`.
  void shown(SteadyTime now);

  /// Presents no longer wait: the monitor is dark or its driver has changed its mind.
  [[nodiscard]] bool lost() const;

 private:
  double nominal_us_;
  double period_us_;
  double last_us_;  // since the steady clock's zero: when picture `number_` began
  std::int64_t number_ = 0;
  int early_ = 0;  // presents in a row that came back long before their picture
};

}  // namespace gongshi::signage
