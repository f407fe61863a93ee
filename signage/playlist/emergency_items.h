// EmergencyItems: what a running emergency card is on one display.
#pragma once

#include <vector>

#include "config/site.h"
#include "content/model.h"
#include "signage/playlist/item.h"

namespace gongshi::signage {

/// In the display's languages, as far as the card has them, Chinese else: a board takes its short
/// wording. Never empty.
[[nodiscard]] std::vector<Item> emergency_items(const content::EmergencyCard& card,
                                                const config::Display& display);

}  // namespace gongshi::signage
