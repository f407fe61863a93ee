#include "signage/board/native_emergency.h"

namespace gongshi::signage {

std::optional<drivers::Desired> NativeEmergency::over(const drivers::Desired& card, WallTime now,
                                                      WallTime ends) {
  if (!ordinary_ || card.areas.size() != 1) return std::nullopt;
  const drivers::TextArea& area = card.areas.front();
  if (told_ != area) {
    // Not the whole run: this may be a later page, or the program may have started in its midst.
    told_ = area;
    lasts_ = std::chrono::ceil<std::chrono::seconds>(ends - now);
  }
  drivers::Desired desired = *ordinary_;
  desired.serial = card.serial;
  desired.brightness_pct = card.brightness_pct;
  desired.standing_text = card.standing_text;
  desired.emergency = drivers::Emergency{area, lasts_};
  return desired;
}

}  // namespace gongshi::signage
