// Summary: what `check` or `build` found and made, as a text file to be forwarded.
#pragma once

#include <string>

#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

/// Hospital, moment and folder; `result` (may be empty) and whether an issue can be made; then the
/// report without colours. With a byte-order mark, so that every text editor on Windows shows it.
[[nodiscard]] std::string summary_text(const Workspace& workspace, const Findings& findings,
                                       const fs::path& directory, WallTime now,
                                       const std::string& result, Lang lang);

}  // namespace gongshi::content::workspace
