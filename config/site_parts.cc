#include "config/site_parts.h"

#include <algorithm>

namespace gongshi::config {
namespace {

const std::vector<std::string_view> kLanguages = {"zh", "en", "ug", "bo", "mn"};
const std::vector<std::string_view> kFlags = {"yes", "no"};

}  // namespace

bool is_name(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

Error bad_name(const YamlMap& map, const char* key, const std::string& found,
               std::string_view most) {
  const std::string limit(most);
  return map.fault(key, "E1706",
                   {"“" + found + "”应为小写字母、数字和 -，最长 " + limit + " 个字符",
                    "\"" + found + "\" must be a-z, 0-9 and -, at most " + limit + " characters"});
}

Status read_languages(const YamlMap& map, std::vector<std::string>& languages) {
  GONGSHI_CHECK(map.read("languages", languages));
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const std::string& word = languages[i];
    const bool known = std::find(kLanguages.begin(), kLanguages.end(), word) != kLanguages.end();
    const bool twice =
        std::find(languages.begin(), languages.begin() + static_cast<std::ptrdiff_t>(i), word) !=
        languages.begin() + static_cast<std::ptrdiff_t>(i);
    if (known && !twice) continue;
    return map.fault("languages", "E1704",
                     {"“" + word + "”应为 zh、en、ug、bo、mn，每种最多一次",
                      "\"" + word + "\" must be one of zh, en, ug, bo, mn, each at most once"});
  }
  if (languages.empty()) languages = {"zh"};
  return {};
}

Status read_path(const YamlMap& map, const char* key, fs::path& into) {
  std::string text = into.string();
  GONGSHI_CHECK(map.read(key, text));
  into = text;
  return {};
}

Status read_flag(const YamlMap& map, const char* key, bool& into) {
  std::string word = into ? "yes" : "no";
  GONGSHI_CHECK(map.read_word(key, word, kFlags));
  into = word == "yes";
  return {};
}

}  // namespace gongshi::config
