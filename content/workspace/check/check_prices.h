// Checks of price rows against each other: ended, doubled, contradicting, reused codes.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Marks entries as refused or duplicate, counts ended ones, and tells the findings.
void check_prices(Context& context);

}  // namespace gongshi::content::workspace
