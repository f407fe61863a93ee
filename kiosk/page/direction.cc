#include "kiosk/page/direction.h"

#include "drivers/os/utf8.h"

namespace gongshi::kiosk {

bool may_be_right_to_left(std::string_view text) {
  while (const auto c = utf8::next(text)) {
    if ((*c >= 0x590 && *c <= 0x8FF) || (*c >= 0xFB1D && *c <= 0xFEFF) || *c == 0x200F ||
        (*c >= 0x202A && *c <= 0x202E) || (*c >= 0x2066 && *c <= 0x2069) ||
        (*c >= 0x10800 && *c <= 0x10FFF) || (*c >= 0x1E800 && *c <= 0x1EFFF)) {
      return true;
    }
  }
  return false;
}

bool mostly_right_to_left(std::string_view line) {
  int leftward = 0;
  while (const auto c = utf8::next(line)) {
    if (*c >= 0x620 && *c <= 0x6D5) ++leftward;
    if (*c >= 0x3400 && *c <= 0x9FFF) leftward -= 2;
  }
  return leftward > 0;
}

}  // namespace gongshi::kiosk
