// Message file: messages.yaml, the texts and pictures for boards and screens.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Reads every message and checks that each display of displays.yaml has its characters.
void read_message_file(Context& context);

}  // namespace gongshi::content::workspace
