// CheckApprovals: nothing that has not been approved reaches a bundle.
#pragma once

#include "content/workspace/approval/item.h"
#include "content/workspace/approval/standing.h"
#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// By the acts that the workspace holds about it.
[[nodiscard]] Standing standing_in(const Workspace& workspace, const Item& item, Date today);

/// Takes out of the workspace what may not be shown yet, with a note, and where hospital.yaml says
/// `approvals: required` whatever is not approved: E1512 not approved, E1513 changed since, E1514 a
/// line of the book that does not count, E1517 refused. What cannot be taken out stops the build.
void check_approvals(Context& context);

}  // namespace gongshi::content::workspace
