#include "content/workspace/proof/displays.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "content/workspace/file/displays_file.h"
#include "content/workspace/source/yaml.h"
#include "signage/layout/layout.h"

namespace gongshi::content::proof {
namespace {

using workspace::YamlMap;

constexpr std::size_t kMaxDisplaysFile = 1U << 20U;
constexpr int kLeastRows = 16;  // the smallest strike
constexpr int kMostDots = 4096;
constexpr drivers::Geometry kUsualScreen{1920, 1080};

Error config_error(const fs::path& file, int line, const Sentence& what) {
  const std::string place = file.string() + ":" + std::to_string(line) + ": ";
  return {Errc::kConfig, {place + what.zh, place + what.en}, {}};
}

std::optional<int> dots(const std::string& text, int least) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value);
  if (fault != std::errc{} || stop != end || value < least || value > kMostDots) return {};
  return value;
}

/// A length of the display; 0 where it is not given or no number: check tells that.
double length(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value);
  return fault == std::errc{} && stop == end && value > 0 ? value : 0;
}

/// A board's size in dots, a screen's in pixels.
Result<drivers::Geometry> size_of(const YamlMap& map, const fs::path& file) {
  const auto width = dots(map.text("width"), 1);
  const auto height = dots(map.text("height"), kLeastRows);
  if (width && height) return drivers::Geometry{*width, *height};
  return config_error(file, map.line(),
                      {"width 和 height 应为点数（height 至少 16，都不超过 4096）",
                       "width and height are dots (height at least 16, both at most 4096)"});
}

Result<Screen> screen_of(const YamlMap& map, const fs::path& file) {
  Screen screen{map.text("name"), kUsualScreen, map.list("tags")};
  if (screen.name.empty()) screen.name = map.text("kind");
  if (map.has("width") || map.has("height")) {
    GONGSHI_TRY(screen.size, size_of(map, file));
  }
  if (map.has("languages")) screen.languages = map.list("languages");
  return screen;
}

}  // namespace

Displays usual_displays(Lang lang) {
  return {{{Sentence{"条屏", "strip board"}.in(lang), {128, 32}}},
          {{Sentence{"滚动屏", "rolling screen"}.in(lang), kUsualScreen}}};
}

Result<Displays> read_displays(const fs::path& path) {
  std::error_code unknown;  // read_file tells what is wrong with a path that cannot be asked about
  const fs::path file = fs::is_directory(path, unknown) ? path / "displays.yaml" : path;
  GONGSHI_TRY(const std::string text, read_file(file, kMaxDisplaysFile));
  const auto document = workspace::load_yaml(text);
  if (!document) return config_error(file, 1, document.error().what);
  Displays displays;
  if (!document->IsMap() || !(*document)["displays"].IsSequence()) {
    return config_error(file, 1, {"要有一个列表 displays", "wants a list named displays"});
  }
  for (const auto& node : (*document)["displays"]) {
    if (!node.IsMap()) {
      return config_error(file, workspace::line_of(node),
                          {"displays 的每一项应为“键: 值”", "each of displays is a map of keys"});
    }
    workspace::Findings findings;
    const YamlMap map(file.string(), "", node, workspace::kDisplayKeys, findings);
    const std::string kind = map.must("kind");
    if (!findings.list().empty()) {
      return config_error(file, map.line(), findings.list().front().what);
    }
    if (kind == "screen") {
      GONGSHI_TRY(auto screen, screen_of(map, file));
      displays.screens.push_back(std::move(screen));
      continue;
    }
    GONGSHI_TRY(const drivers::Geometry size, size_of(map, file));
    const std::string name = map.text("name");
    displays.boards.push_back(
        {name.empty() ? kind : name, size, map.list("tags"), map.text("colours") == "green",
         signage::readable_rows(length(map.text("viewing_m")), length(map.text("pitch_mm")))});
  }
  return displays;
}

bool reaches(std::string_view tags, const std::vector<std::string>& places) {
  if (tags.empty() || places.empty()) return true;
  const std::string list = ";" + std::string(tags) + ";";
  return std::ranges::any_of(places, [&](const std::string& tag) {
    return list.find(";" + tag + ";") != std::string::npos;
  });
}

}  // namespace gongshi::content::proof
