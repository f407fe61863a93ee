#include "config/screen_look.h"

#include <algorithm>

#include "config/yaml_map.h"

namespace gongshi::config {
namespace {

constexpr int kMostSafePct = 10;  // twice what televisions cut off

constexpr std::size_t kLongestLink = 200;  // more would make squares too small to scan in a hall

/// Allowed in a link as it stands (RFC 3986).
bool is_link_character(char c) {
  constexpr std::string_view kMarks = "-._~:/?#[]@!$&'()*+,;=%";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         kMarks.find(c) != std::string_view::npos;
}

bool is_link(std::string_view text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  return web && text.size() <= kLongestLink &&
         std::all_of(text.begin(), text.end(), is_link_character);
}

Status read_own_colors(const YamlMap& map, Theme& theme) {
  for (const ThemeColor& one : theme_colors()) {
    GONGSHI_CHECK(read_color(map, std::string(one.key).c_str(), theme.*one.color));
  }
  return {};
}

Status check_readable(const YamlMap& map, const Theme& theme) {
  const auto bad = unreadable(theme);
  if (!bad) return {};
  const std::string key(bad->text);
  const std::string ground(bad->ground);
  const std::string ratio = ratio_text(bad->contrast);
  const std::string nearest = color_text(bad->nearest);
  return map.fault(map.has(key.c_str()) ? key.c_str() : ground.c_str(), "E1709",
                   {key + " 在 " + ground + " 上看不清：对比度 " + ratio +
                        ":1，至少要 4.5:1；最接近的可用颜色是 \"" + nearest + "\"",
                    key + " cannot be read on " + ground + ": contrast " + ratio +
                        ":1, 4.5:1 is the least; the nearest that can is \"" + nearest + "\""});
}

Status read_theme(const YamlMap& map, Theme& theme) {
  if (!map.has("theme")) return {};
  std::string name(theme_names().front());
  if (!map.at("theme").IsMap()) {
    GONGSHI_CHECK(map.read_word("theme", name, theme_names()));
    theme = built_in_theme(name).value_or(Theme{});
    return {};
  }
  std::vector<std::string_view> known = {"base"};
  for (const ThemeColor& one : theme_colors()) known.push_back(one.key);
  GONGSHI_TRY(const auto own, YamlMap::of(map.at("theme"), map.file(), map.path("theme"), known));
  GONGSHI_CHECK(own.read_word("base", name, theme_names()));
  theme = built_in_theme(name).value_or(Theme{});
  GONGSHI_CHECK(read_own_colors(own, theme));
  return check_readable(own, theme);
}

}  // namespace

const std::vector<std::string_view>& body_words() {
  static const std::vector<std::string_view> words = {"messages", "prices",   "doctors", "leaders",
                                                      "notices",  "pictures", "mix"};
  return words;
}

Status read_screen_look(const YamlMap& map, ScreenLook& look) {
  look.bodies = {"prices"};
  GONGSHI_CHECK(map.read_words("content", look.bodies, body_words()));
  GONGSHI_CHECK(map.read("pages", look.pages));
  GONGSHI_CHECK(read_theme(map, look.theme));
  GONGSHI_CHECK(map.read("qr", look.qr));
  if (!look.qr.empty() && !is_link(look.qr)) {
    return map.fault(
        "qr", "E1710",
        {"“" + look.qr + "”应是 http:// 或 https:// 开头、不超过 200 个字符的网址",
         "\"" + look.qr + "\" must be a link of at most 200 characters, http or https"});
  }
  GONGSHI_CHECK(map.read("connector", look.connector));
  std::string side = "yes";
  std::string motion = "page";
  GONGSHI_CHECK(map.read_word("side", side, {"yes", "no"}));
  GONGSHI_CHECK(map.read_word("motion", motion, {"page", "roll"}));
  GONGSHI_CHECK(map.read("safe", look.safe_pct, 0, kMostSafePct));
  look.side = side == "yes";
  look.rolls = motion == "roll";
  return {};
}

}  // namespace gongshi::config
