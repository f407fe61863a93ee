#include "drivers/text/write_allowance.h"

#include <algorithm>

namespace gongshi::drivers {

bool WriteAllowance::take(SteadyTime now, std::chrono::seconds pause) {
  const auto earned = static_cast<int>(std::min<long>((now - counted_from_) / pause, kBurst));
  if (earned > 0) {
    left_ = std::min(left_ + earned, kBurst);
    counted_from_ = left_ == kBurst ? now : counted_from_ + pause * earned;
  }
  next_ = counted_from_ + pause;
  if (left_ == 0) return false;
  --left_;
  return true;
}

}  // namespace gongshi::drivers
