// Displays file: displays.yaml, the kinds of boards and screens that texts are checked for.
#pragma once

#include <initializer_list>
#include <string_view>

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// What an entry may say.
inline const std::initializer_list<std::string_view> kDisplayKeys = {
    "kind",  "name",      "width",    "height", "charset",   "tags",  "colours",
    "fonts", "languages", "pitch_mm", "inch",   "viewing_m", "accept"};

/// Reads every kind; a size or language that none has is a finding.
void read_displays_file(Context& context);

}  // namespace gongshi::content::workspace
