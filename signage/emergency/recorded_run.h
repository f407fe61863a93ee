// RecordedRun: the card that runs according to the state folder, for programs beside the service
// and for the service itself until it has looked.
#pragma once

#include <optional>

#include "drivers/os/file.h"
#include "signage/edition.h"
#include "signage/emergency/boot_mark.h"

namespace gongshi::signage {

/// Empty when no card runs at `now`. The signed content has the last word here too: a card that
/// `edition` does not let start runs no more, and none longer than its maximum there.
/// Errors as read_run_record.
[[nodiscard]] Result<std::optional<EmergencyRun>> recorded_run(const fs::path& state_folder,
                                                               const Edition& edition, WallTime now,
                                                               const BootMark& boot);

}  // namespace gongshi::signage
