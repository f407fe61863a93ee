#include "signage/playlist/places.h"

#include <algorithm>

namespace gongshi::signage {
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

bool reaches(std::string_view tags, const config::Display& display) {
  return tags.empty() || display.tags.empty() ||
         std::any_of(display.tags.begin(), display.tags.end(),
                     [&](const std::string& tag) { return has_tag(tags, tag); });
}

}  // namespace gongshi::signage
