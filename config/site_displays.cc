// The displays of site.yaml.
#include <algorithm>
#include <array>
#include <set>

#include "config/site_parts.h"

namespace gongshi::config {
namespace {

// The drivers' catalogue (a test compares them), and what signage draws itself.
const std::vector<std::string_view> kKinds = {
    "onbon-k",  "onbon-f0",    "onbon-c",    "alpha",  "am03127", "jetfile2", "cpower",
    "huidu",    "parking-fk",  "colorlight", "ddp",    "e131",    "artnet",   "flaschen",
    "lg-rs232", "samsung-mdc", "terminal",   "window", "png",     "screen",   "caption"};
// Of these the place where they draw is clear, or not a port.
const std::vector<std::string_view> kWithoutPort = {"terminal", "window", "screen", "caption"};
const std::vector<std::string_view> kColors = {"red", "green", "yellow", "tricolor", "full"};
const std::vector<std::string_view> kDays = {"all", "work"};
const std::vector<std::string_view> kContents = {"messages", "prices", "doctors", "leaders"};

constexpr std::array kScreenKeys = {"pages", "theme", "qr", "connector", "side", "motion", "safe"};

/// A pixel with each picture of a 60 Hz monitor: the smoothest slow motion there is.
constexpr int kScreenSpeed = 60;

bool is_panel(const Display& display) {
  return display.kind == "lg-rs232" || display.kind == "samsung-mdc";
}

/// "07:30", to 24:00.
Status read_minute(const YamlMap& map, const char* key, std::chrono::minutes& into) {
  if (!map.has(key)) return {};
  std::string text;
  GONGSHI_CHECK(map.read(key, text));
  int hour = 0;
  int minute = 0;
  char rest = 0;
  const int parts = std::sscanf(text.c_str(), "%2d:%2d%c", &hour, &minute, &rest);
  const int sum = hour * 60 + minute;
  if (parts != 2 || text.size() != 5 || hour < 0 || minute < 0 || minute > 59 || sum > 1440) {
    return map.fault(
        key, "E1703",
        {"“" + text + "”应写成 07:30 这样的时间", "\"" + text + "\" must be a time like 07:30"});
  }
  into = std::chrono::minutes{sum};
  return {};
}

Status read_panel(const YamlMap& map, Display& display) {
  GONGSHI_CHECK(map.read("input", display.input));
  if (!map.has("hours") && display.input.empty()) return {};
  if (!is_panel(display)) {
    return map.fault(map.has("hours") ? "hours" : "input", "E1702",
                     {"只有 lg-rs232、samsung-mdc 显示器有这一项",
                      "only the panels lg-rs232 and samsung-mdc have this"});
  }
  if (!map.has("hours")) return {};
  GONGSHI_TRY(const auto hours,
              YamlMap::of(map.at("hours"), map.file(), "displays.hours", {"on", "off", "days"}));
  std::string days = "all";
  PanelHours& into = display.hours.emplace();
  GONGSHI_CHECK(read_minute(hours, "on", into.on.from));
  GONGSHI_CHECK(read_minute(hours, "off", into.on.to));
  GONGSHI_CHECK(hours.read_word("days", days, kDays));
  into.work_days = days == "work";
  if (into.on.from != into.on.to) return {};
  return hours.fault("off", "E1703",
                     {"开机和关机时间不能相同", "it cannot go on and off at the same time"});
}

Status read_options(const YamlMap& map, std::map<std::string, std::string>& options) {
  if (!map.has("options")) return {};
  const YAML::Node node = map.at("options");
  if (!node.IsMap()) {
    return map.fault("options", "E1701", {"这里应写成“键: 值”", "write \"key: value\" lines here"});
  }
  for (const auto& entry : node) {
    if (!entry.second.IsScalar()) {
      return map.fault(
          "options", "E1703",
          {entry.first.Scalar() + " 的值应是一个词", entry.first.Scalar() + " must be one word"});
    }
    options[entry.first.Scalar()] = entry.second.Scalar();
  }
  return {};
}

Status read_geometry(const YamlMap& map, Display& display) {
  if (!map.has("size")) return {};
  std::string size;
  GONGSHI_CHECK(map.read("size", size));
  int width = 0;
  int height = 0;
  char rest = 0;
  const int parts = std::sscanf(size.c_str(), "%5dx%5d%c", &width, &height, &rest);
  if (parts != 2 || width < 8 || height < 8 || width > 16384 || height > 16384) {
    return map.fault("size", "E1703",
                     {"“" + size + "”应写成 宽x高，如 128x32",
                      "\"" + size + "\" must be WIDTHxHEIGHT, like 128x32"});
  }
  display.width_px = width;
  display.height_px = height;
  return {};
}

Status read_content(const YamlMap& map, Display& display) {
  if (display.kind == "screen") {
    display.speed_px_s = kScreenSpeed;
    GONGSHI_CHECK(read_screen_look(map, display.look));
    display.content = display.look.bodies.front();
    return {};
  }
  for (const char* key : kScreenKeys) {
    if (!map.has(key)) continue;
    return map.fault(key, "E1702",
                     {"只有滚动屏（kind: screen）才有这个键",
                      "only a rolling screen (kind: screen) has this key"});
  }
  return map.read_word("content", display.content, kContents);
}

Result<Display> read_display(const YAML::Node& node, const std::string& file, std::size_t index) {
  GONGSHI_TRY(
      const auto map,
      YamlMap::of(node, file, "displays[" + std::to_string(index) + "]",
                  {"name",       "kind",      "port",    "size",      "monitor",    "colors",
                   "brightness", "tags",      "content", "languages", "speed_px_s", "viewing_m",
                   "pitch_mm",   "options",   "hours",   "input",     "pages",      "theme",
                   "qr",         "connector", "side",    "motion",    "safe"}));
  Display display;
  GONGSHI_CHECK(map.read("name", display.name));
  if (!is_name(display.name, 32)) return bad_name(map, "name", display.name, "32");
  if (!map.has("kind")) {
    return map.fault("kind", "E1707", {"缺少显示屏类型", "the kind of display is missing"});
  }
  GONGSHI_CHECK(map.read_word("kind", display.kind, kKinds));
  GONGSHI_CHECK(map.read("port", display.port));
  GONGSHI_CHECK(read_geometry(map, display));
  GONGSHI_CHECK(map.read("monitor", display.monitor, 0, 15));
  GONGSHI_CHECK(map.read_word("colors", display.colors, kColors));
  if (map.has("brightness")) {
    GONGSHI_CHECK(map.read("brightness", display.brightness_pct.emplace(), 1, 100));
  }
  GONGSHI_CHECK(map.read("tags", display.tags));
  GONGSHI_CHECK(read_content(map, display));
  GONGSHI_CHECK(read_languages(map, display.languages));
  GONGSHI_CHECK(map.read("speed_px_s", display.speed_px_s, 5, 1000));
  GONGSHI_CHECK(map.read("viewing_m", display.viewing_m, 1, 200));
  GONGSHI_CHECK(map.read("pitch_mm", display.pitch_mm, 0.5, 50));
  GONGSHI_CHECK(read_options(map, display.options));
  const bool needs_port =
      std::find(kWithoutPort.begin(), kWithoutPort.end(), display.kind) == kWithoutPort.end();
  if (needs_port && display.port.empty()) {
    return map.fault("port", "E1707", {"LED 屏缺少端口", "a board needs its port"});
  }
  GONGSHI_CHECK(read_panel(map, display));
  const bool has_monitor = display.kind == "screen" || display.kind == "caption";
  if (!has_monitor && !is_panel(display) && display.width_px == 0) {
    return map.fault("size", "E1707",
                     {"缺少点阵尺寸，如 128x32", "the size in dots is missing, like 128x32"});
  }
  return display;
}

}  // namespace

Status read_displays(const YamlMap& top, std::vector<Display>& displays) {
  if (!top.has("displays")) return {};
  const YAML::Node list = top.at("displays");
  if (!list.IsSequence()) {
    return top.fault("displays", "E1703",
                     {"应是列表，每块屏以 - 开头", "must be a list, each display begins with -"});
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < list.size(); ++i) {
    GONGSHI_TRY(Display display, read_display(list[i], top.file(), i));
    if (!names.insert(display.name).second) {
      return top.fault(
          "displays", "E1708",
          {"名称 " + display.name + " 用了两次", "the name " + display.name + " is used twice"});
    }
    displays.push_back(std::move(display));
  }
  return {};
}

}  // namespace gongshi::config
