// Starter: the commented workspace that `gongshi-bundle new` writes; it passes `check` as it is.
#pragma once

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::workspace {

/// Errc::kUsage when `directory` exists and is not empty: nothing is ever written over.
[[nodiscard]] Status write_starter(const fs::path& directory);

}  // namespace gongshi::content::workspace
