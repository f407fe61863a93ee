#include "kiosk/doors.h"

namespace gongshi::kiosk {

Doors real_doors() {
  return {[]() -> std::unique_ptr<View> { return nullptr; },
          []() -> std::unique_ptr<View> { return nullptr; },
          [](const std::string&, const std::vector<std::string>&) -> std::unique_ptr<View> {
            return nullptr;
          }};
}

}  // namespace gongshi::kiosk
