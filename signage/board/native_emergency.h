// NativeEmergency: an emergency card on a board that can lay a message over its content and take it
// down itself (Capabilities::emergency): should the host die in mid-run, the card ends all the
// same.
#pragma once

#include <optional>

#include "drivers/board.h"
#include "signage/edition.h"

namespace gongshi::signage {

/// The card's text over `ordinary`, which stays below it, for as long as `run` lasts in all: the
/// board counts from when it was first told. Empty: the card is no text.
[[nodiscard]] std::optional<drivers::Desired> over_ordinary(drivers::Desired ordinary,
                                                            const drivers::Desired& card,
                                                            const EmergencyRun& run);

}  // namespace gongshi::signage
