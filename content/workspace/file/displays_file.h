// Displays file: displays.yaml, the kinds of boards and screens that texts are checked for.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Reads every kind; a size or language that none has is a finding.
void read_displays_file(Context& context);

}  // namespace gongshi::content::workspace
