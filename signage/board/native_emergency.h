// NativeEmergency: an emergency card on a board that can lay a message over its content and take it
// down itself (Capabilities::emergency): should the host die in mid-run, the card ends all the
// same.
#pragma once

#include <chrono>
#include <optional>

#include "drivers/board.h"

namespace gongshi::signage {

/// The card's text over `ordinary`, which stays below it, for `lasts`: the board counts from when
/// it was first told. Empty: the card is no text.
[[nodiscard]] std::optional<drivers::Desired> over_ordinary(drivers::Desired ordinary,
                                                            const drivers::Desired& card,
                                                            std::chrono::seconds lasts);

}  // namespace gongshi::signage
