// RouteWords: the way in sentences, one a step: "左转，走约 20 米，到“药房”旁。"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/route/route_legs.h"
#include "kiosk/page/manner.h"

namespace gongshi::kiosk {

/// The name in the visitor's language, else in Chinese.
[[nodiscard]] std::string_view name_in(const content::Names& names, Language language);

/// The steps of one leg. The first of the whole way begins in front of the kiosk.
[[nodiscard]] std::vector<std::string> leg_words(const content::WayFinder& finder,
                                                 const content::Leg& leg, Language language);

/// "约 45 米", to the nearest five; "几步路" below three.
[[nodiscard]] std::string distance_words(double metres, Language language);

}  // namespace gongshi::kiosk
