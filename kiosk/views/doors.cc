#include "kiosk/views/doors.h"

#include "kiosk/views/doctors_view.h"
#include "kiosk/views/pages_view.h"
#include "kiosk/views/price_list_view.h"

namespace gongshi::kiosk {

Doors real_doors() {
  return {[]() -> std::unique_ptr<View> { return std::make_unique<PriceListView>(); },
          []() -> std::unique_ptr<View> { return std::make_unique<DoctorsView>(); },
          [](std::string title, std::vector<std::string> categories) -> std::unique_ptr<View> {
            return std::make_unique<PagesView>(std::move(title), std::move(categories));
          }};
}

}  // namespace gongshi::kiosk
