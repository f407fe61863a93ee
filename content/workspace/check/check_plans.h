// CheckPlans: whether plans.yaml leads everywhere that the tables send people to.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Points that nothing leads to, kiosks without a way out, rooms on no plan. After the tables are
/// settled; nothing to say while there are no plans.
void check_plans(Context& context);

}  // namespace gongshi::content::workspace
