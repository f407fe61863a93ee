// Checks of what refers to what: departments, doctors, sessions, pages, messages, categories.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Refuses entries whose codes are doubled or lead nowhere, drops ended sessions, counts rows, and
/// tells which required categories are empty. Runs after check_prices.
void check_references(Context& context);

}  // namespace gongshi::content::workspace
