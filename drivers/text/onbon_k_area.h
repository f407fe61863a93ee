// OnbonKArea: a text area as a K card takes it, checked against what this card can do.
#pragma once

#include "drivers/board.h"
#include "drivers/os/result.h"
#include "drivers/protocol/onbon/k.h"
#include "drivers/text/onbon_k_options.h"

namespace gongshi::drivers {

/// Errc::kRejected, word E2102: beyond the card's areas, off the board, off its grid of eights, or
/// longer than the card takes at once. Errc::kNoGlyph: a character that the card does not have.
[[nodiscard]] Result<onbon::Area> onbon_k_area(const TextArea& area, const OnbonKOptions& options);

/// What this card cannot be asked to show; Errc::kRejected, word E2102.
[[nodiscard]] Error unshowable(std::string zh, std::string en);

}  // namespace gongshi::drivers
