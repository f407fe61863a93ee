// FindWithdrawn in signed issues: the issue before, then the archive's, newest first.
#pragma once

#include <optional>

#include "content/bundle/desk_bundle.h"
#include "content/workspace/correction/withdrawn_item.h"
#include "drivers/os/file.h"

namespace gongshi::content::workspace {

/// An unsigned `base` was never shown and knows nothing. `base` has to live as long as what is
/// handed out; an empty `archive` is none, `root` a file or folder of
/// roots (empty: issues that bear signatures count). Nothing is read before an item is asked for;
/// errors as load_issue and Archive::open.
[[nodiscard]] FindWithdrawn find_in_issues(const std::optional<bundle::DeskBundle>& base,
                                           fs::path archive, fs::path root);

}  // namespace gongshi::content::workspace
