// Places: the tags by which messages and emergency cards choose displays ("lobby;pharmacy").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongshi::config {

/// What has no tags goes everywhere, a display without places takes everything.
[[nodiscard]] bool reaches(std::string_view tags, const std::vector<std::string>& places);

}  // namespace gongshi::config
