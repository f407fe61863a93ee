// SiteParts: the pieces that site.yaml is read by, each one key of its top; for site.cc only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/site.h"
#include "config/yaml_map.h"

namespace gongshi::config {

/// a-z, 0-9 and -, at least one and at most `most`.
[[nodiscard]] bool is_name(std::string_view text, std::size_t most);
/// E1706 for `key`, which holds `found`.
[[nodiscard]] Error bad_name(const YamlMap& map, const char* key, const std::string& found,
                             std::string_view most);
[[nodiscard]] Status read_languages(const YamlMap& map, std::vector<std::string>& languages);
[[nodiscard]] Status read_path(const YamlMap& map, const char* key, fs::path& into);
[[nodiscard]] Status read_flag(const YamlMap& map, const char* key, bool& into);

[[nodiscard]] Status read_signage(const YamlMap& top, Signage& signage);
[[nodiscard]] Status read_displays(const YamlMap& top, std::vector<Display>& displays);

}  // namespace gongshi::config
