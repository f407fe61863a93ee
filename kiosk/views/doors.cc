#include "kiosk/views/doors.h"

#include "kiosk/views/doctors_view.h"
#include "kiosk/views/pages_view.h"
#include "kiosk/views/price_list_view.h"

namespace gongshi::kiosk {

Doors real_doors() {
  return {[]() -> std::unique_ptr<View> { return std::make_unique<PriceListView>(); },
          []() -> std::unique_ptr<View> { return std::make_unique<DoctorsView>(); },
          [](const Words& title, std::vector<std::string> categories) -> std::unique_ptr<View> {
            return std::make_unique<PagesView>(title, std::move(categories));
          }};
}

}  // namespace gongshi::kiosk
