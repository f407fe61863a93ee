// ArchiveFile: a published issue as the desk keeps it for ever.
#pragma once

#include "content/bundle/desk_bundle.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

/// Writes FOLDER/<site>-<channel>-<epoch>-<seq>.kbundle, the folder too if need be; its path. One
/// that is there already with the same manifest stays, unless the new one bears more signatures.
///
/// Word "E_EQUIVOCATION": another manifest is kept under this number.
/// Word "E_MISSING_OBJECT": a thin bundle. "E_SIG": one without a signature.
[[nodiscard]] Result<fs::path> keep_in_archive(const fs::path& folder, const DeskBundle& bundle);

}  // namespace gongshi::content::bundle
