// StartableCards: which emergency cards of an edition may be started, or go on, at a moment: not
// those for staff, and only on the days for which they are approved.
#pragma once

#include <string_view>
#include <vector>

#include "content/schema.h"
#include "signage/edition.h"

namespace gongshi::signage {

/// On the day of `now`, in the order of the release.
[[nodiscard]] std::vector<const content::EmergencyCard*> startable_cards(const Edition& edition,
                                                                         WallTime now);

/// Null: there is none of this id.
[[nodiscard]] const content::EmergencyCard* startable_card(const Edition& edition,
                                                           std::string_view id, WallTime now);

}  // namespace gongshi::signage
