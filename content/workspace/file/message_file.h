// Message file: messages.yaml, the texts for boards and screens.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Reads every message and checks that each display of displays.yaml has its characters.
void read_message_file(Context& context);

/// The first character of `text` that GB2312 (as boards hold it: EUC-CN) does not have.
[[nodiscard]] std::optional<char32_t> first_outside_gb2312(std::string_view text);

}  // namespace gongshi::content::workspace
