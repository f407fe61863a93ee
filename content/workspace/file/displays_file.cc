#include "content/workspace/file/displays_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "content/workspace/source/yaml.h"

namespace gongshi::content::workspace {
namespace {

constexpr int kLeastWidth = 8;
constexpr int kLeastRows = 16;  // the smallest Chinese type
constexpr int kMostDots = 4096;

/// A size in dots; 0 when it is not given, or impossible, which is a finding.
int dots(const YamlMap& map, std::string_view key, int least) {
  const std::string written = map.text(key);
  if (written.empty()) return 0;
  int value = 0;
  const char* const end = written.data() + written.size();
  const auto [stop, fault] = std::from_chars(written.data(), end, value);
  if (fault == std::errc{} && stop == end && value >= least && value <= kMostDots) return value;
  const std::string low = std::to_string(least);
  map.fail(key, Code::kBadValue,
           {"应当是 " + low + " 到 4096 的点数", "must be dots from " + low + " to 4096"});
  return 0;
}

struct Limits {
  int least, most;
};
constexpr Limits kInches{5, 500};
constexpr Limits kPitches{1, 50};
constexpr Limits kDistances{1, 200};

/// 0 when it is not given, or impossible, which is a finding.
double number(const YamlMap& map, std::string_view key, Limits limits) {
  const std::string written = map.text(key);
  if (written.empty()) return 0;
  double value = 0;
  const char* const end = written.data() + written.size();
  const auto [stop, fault] = std::from_chars(written.data(), end, value);
  const bool good = fault == std::errc{} && stop == end;
  if (good && value >= limits.least && value <= limits.most) return value;
  const std::string least = std::to_string(limits.least);
  const std::string most = std::to_string(limits.most);
  map.fail(key, Code::kBadValue,
           {"应当是 " + least + " 到 " + most + " 的数",
            "must be a number from " + least + " to " + most});
  return 0;
}

std::vector<std::string> languages(const YamlMap& map) {
  static constexpr std::array kKnown =
      std::to_array<std::string_view>({"zh", "en", "ug", "bo", "mn"});
  std::vector<std::string> found;
  for (std::string& language : map.list("languages")) {
    if (std::ranges::find(kKnown, language) == kKnown.end()) {
      map.fail("languages", Code::kBadWord,
               {"languages 只能是 zh、en、ug、bo、mn", "languages are zh, en, ug, bo, mn"});
    } else {
      found.push_back(std::move(language));
    }
  }
  return found;
}

/// `accept`: what is shown on this display although it is not as it should be.
void read_accepted(const YamlMap& map, DisplayKind& display) {
  for (const std::string& word : map.list("accept")) {
    if (word == "small_text") {
      display.accepts_small_text = true;
    } else if (word == "scrolling_cards") {
      display.accepts_scrolling_cards = true;
    } else {
      map.fail("accept", Code::kBadWord,
               {"accept 只能是 small_text、scrolling_cards",
                "accept takes small_text and scrolling_cards"});
    }
  }
}

}  // namespace

void read_displays_file(Context& context) {
  const std::string file = "displays.yaml";
  for (const auto& node : read_list(context, file, "displays", false)) {
    const YamlMap map(file, "", node, kDisplayKeys, context.findings);
    DisplayKind display;
    display.kind = map.must("kind");
    display.name = map.text("name");
    if (display.name.empty()) display.name = display.kind;
    display.charset = map.text("charset");
    if (display.charset.empty()) display.charset = "unicode";
    if (display.charset != "gb2312" && display.charset != "unicode") {
      map.fail("charset", Code::kBadValue,
               {"charset 只能是 gb2312 或 unicode", "charset is gb2312 or unicode"});
      continue;
    }
    display.row = map.line();
    const int width = dots(map, "width", kLeastWidth);
    const int height = dots(map, "height", kLeastRows);
    if (display.kind == "screen") {
      display.picture = {width, height};
      display.inch = number(map, "inch", kInches);
    } else {
      display.width = width;
      display.height = height;
      display.pitch_mm = number(map, "pitch_mm", kPitches);
    }
    display.viewing_m = number(map, "viewing_m", kDistances);
    for (const std::string& tag : map.list("tags")) display.tags.insert(tag);
    if (map.has("languages")) display.languages = languages(map);
    read_accepted(map, display);
    context.workspace.displays.push_back(std::move(display));
  }
}

}  // namespace gongshi::content::workspace
