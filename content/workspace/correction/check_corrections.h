// CheckCorrections: a correction says what stood wrongly and what is right, runs at least as long
// as the error did, and is shown at the item it corrects.
#pragma once

#include "content/history/archive.h"
#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// E1518, which stops the build, for a correction of no item, of words that still stand there, or
/// without the right ones; or whose `to` comes too early. Each good one is written below the page,
/// or into the remark of the price, that it corrects.
void check_corrections(Context& context);

/// When the wrong words really stood, from the signed issues: E1518 where `since` is later than
/// that, where no issue has them, or where the correction ends before it has run as long.
[[nodiscard]] Status check_error_times(const Workspace& workspace, const history::Archive& archive,
                                       Date today, Findings& findings);

}  // namespace gongshi::content::workspace
