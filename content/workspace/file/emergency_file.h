// Emergency file: emergency.yaml, the cards that stand on every display at once when one is
// started.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Reads every card and checks that each display of displays.yaml has its characters.
void read_emergency_file(Context& context);

}  // namespace gongshi::content::workspace
