// LeaderItems: the hospital's leaders and their duties as items of a board (`content: leaders`).
#pragma once

#include "content/release.h"
#include "signage/playlist/due.h"

namespace gongshi::signage {

/// Adds each leader in the table's order, in words alone: "院长 苏慧明：主持行政全面工作".
void add_leaders(const content::Release& release, Due& due);

}  // namespace gongshi::signage
