// Places: the tags by which messages and cards choose displays ("lobby;pharmacy").
#pragma once

#include <string_view>

#include "config/site.h"

namespace gongshi::signage {

/// What has no tags goes everywhere, a display without tags takes everything.
[[nodiscard]] bool reaches(std::string_view tags, const config::Display& display);

}  // namespace gongshi::signage
