// Bind: two papers become one.
#pragma once

#include "content/workspace/paper/paper.h"

namespace gongshi::content::paper {

/// `front` and then `rest`, bookmarks counted on; both of the front's format.
[[nodiscard]] Paper bind(Paper front, Paper rest);

}  // namespace gongshi::content::paper
