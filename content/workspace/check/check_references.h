// Checks of what refers to what: departments, doctors, sessions, pages, messages, categories.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Refuses entries whose codes are doubled or lead nowhere, drops ended sessions, counts rows, and
/// tells which required categories are empty. Runs after check_prices.
void check_references(Context& context);

/// Codes of the catalogue that hold something; tables fill those of prices, people and complaints
/// by themselves.
[[nodiscard]] std::set<std::string, std::less<>> filled_categories(const Workspace& workspace);

}  // namespace gongshi::content::workspace
