#include "signage/board/native_emergency.h"

namespace gongshi::signage {

std::optional<drivers::Desired> over_ordinary(drivers::Desired ordinary,
                                              const drivers::Desired& card,
                                              std::chrono::seconds lasts) {
  if (card.areas.size() != 1) return std::nullopt;
  ordinary.serial = card.serial;
  ordinary.brightness_pct = card.brightness_pct;
  ordinary.emergency = drivers::Emergency{card.areas.front(), lasts};
  return ordinary;
}

}  // namespace gongshi::signage
