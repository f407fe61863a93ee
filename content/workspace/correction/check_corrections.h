// CheckCorrections: a correction says what stood wrongly and what is right, runs at least as long
// as the error did, and is shown at the item it corrects.
#pragma once

#include "content/history/archive.h"
#include "content/workspace/correction/withdrawn_item.h"
#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// E1518, which stops the build, for a correction of no item, of words that still stand there, or
/// without the right ones; or whose `to` comes too early. Each good one is marked where the error
/// stood (marks.h). An item that the workspace lacks is asked of `find`, whose errors are returned.
[[nodiscard]] Status check_corrections(Context& context, const FindWithdrawn& find);

/// When the wrong words really stood, from the signed issues: E1518 where `since` is later than
/// that, where no issue has them, or where the correction ends before it has run as long.
[[nodiscard]] Status check_error_times(const Workspace& workspace, const history::Archive& archive,
                                       Date today, Findings& findings);

}  // namespace gongshi::content::workspace
