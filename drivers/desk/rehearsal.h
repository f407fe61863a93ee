// Rehearsal: the frames that a desired state would cause, without opening anything (`--dry-run`).
#pragma once

#include "drivers/text/onbon_k_board.h"

namespace gongshi::drivers {

/// Drives a real OnbonKBoard against a card that agrees with everything and was empty before; the
/// frames in the order in which they would go out.
/// Errors are those of Board::want.
[[nodiscard]] Result<std::vector<onbon::Bytes>> rehearse(const OnbonKOptions& options,
                                                         const Desired& desired, WallTime wall);

}  // namespace gongshi::drivers
