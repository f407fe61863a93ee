#include "signage/playlist/showing_cache.h"

namespace gongshi::signage {

const Showing& ShowingCache::at(const Edition& edition, const config::Display& display,
                                WallTime clock) {
  const bool stands =
      showing_ && worked_at_ <= clock && clock < showing_->slot_end && edition_.same_as(edition);
  if (stands) {
    showing_->age = edition.age(clock);  // its "now" is another one each time
    return *showing_;
  }
  showing_ = signage::at(edition, display, clock);
  edition_ = edition;
  worked_at_ = clock;
  return *showing_;
}

}  // namespace gongshi::signage
