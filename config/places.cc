#include "config/places.h"

#include <algorithm>

namespace gongshi::config {
namespace {

/// "a;b" holds `tag`?
bool has_tag(std::string_view tags, std::string_view tag) {
  while (!tags.empty()) {
    const std::size_t end = std::min(tags.find(';'), tags.size());
    if (tags.substr(0, end) == tag) return true;
    tags.remove_prefix(std::min(end + 1, tags.size()));
  }
  return false;
}

}  // namespace

bool reaches(std::string_view tags, const std::vector<std::string>& places) {
  return tags.empty() || places.empty() ||
         std::any_of(places.begin(), places.end(),
                     [&](const std::string& place) { return has_tag(tags, place); });
}

}  // namespace gongshi::config
