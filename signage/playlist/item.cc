#include "signage/playlist/item.h"

namespace gongshi::signage {

std::string_view item_kind_word(ItemKind kind) {
  switch (kind) {
    case ItemKind::kEmergency:
      return "emergency";
    case ItemKind::kWarning:
      return "warning";
    case ItemKind::kUrgent:
      return "urgent";
    case ItemKind::kDayPart:
      return "day-part";
    case ItemKind::kRoutine:
      return "routine";
    case ItemKind::kComplaint:
      return "complaint";
    case ItemKind::kSerial:
      return "serial";
    case ItemKind::kFallback:
      break;
  }
  return "fallback";
}

bool is_alert(ItemKind kind) {
  return kind == ItemKind::kEmergency || kind == ItemKind::kWarning || kind == ItemKind::kUrgent;
}

bool is_screen(const config::Display& display) {
  return display.kind == "screen" || display.kind == "caption";
}

}  // namespace gongshi::signage
