// PlansFile: plans.yaml, the drawings of the floors with the places on them and the ways between.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// One fault and none of the plans is taken: a route with a hole leads people astray.
void read_plans_file(Context& context);

/// The same on the file's text.
void read_plans_text(Context& context, const std::string& text);

}  // namespace gongshi::content::workspace
