#include "signage/board/native_emergency.h"

namespace gongshi::signage {

std::optional<drivers::Desired> over_ordinary(drivers::Desired ordinary,
                                              const drivers::Desired& card,
                                              const EmergencyRun& run) {
  if (card.areas.size() != 1) return std::nullopt;
  ordinary.serial = card.serial;
  ordinary.brightness_pct = card.brightness_pct;
  ordinary.emergency = drivers::Emergency{
      card.areas.front(), std::chrono::ceil<std::chrono::seconds>(run.ends - run.started)};
  return ordinary;
}

}  // namespace gongshi::signage
