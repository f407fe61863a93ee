// Unfinished: what a write leaves beside its file when it is killed, and how the next one tidies
// up.
//
//   status  status.new-4711-0     the second is locked (flock) while its writer lives
#pragma once

#include <string_view>

#include "drivers/os/file.h"

namespace gongshi {

/// Between a file's name and "<process>-<count>" in the name that it has until it is whole.
inline constexpr std::string_view kUnfinishedMark = ".new-";

/// Removes from `folder` the unfinished files that no living writer holds: those of the file
/// `name`, or all of them without a name. Only tidying: a folder that cannot be read, or a file
/// that cannot be removed, is left for the next time.
void remove_unfinished(const fs::path& folder, std::string_view name = {});

}  // namespace gongshi
