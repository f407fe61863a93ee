#include "config/site.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <set>

#include "config/yaml_map.h"

namespace gongshi::config {
namespace {

constexpr std::size_t kLargestFile = 262'144;

// The drivers' catalogue (a test compares them), and what signage draws itself.
const std::vector<std::string_view> kKinds = {
    "onbon-k",  "onbon-f0",    "onbon-c",    "alpha",  "am03127", "jetfile2", "cpower",
    "huidu",    "parking-fk",  "colorlight", "ddp",    "e131",    "artnet",   "flaschen",
    "lg-rs232", "samsung-mdc", "terminal",   "window", "png",     "screen",   "caption"};
// Of these the place where they draw is clear, or not a port.
const std::vector<std::string_view> kWithoutPort = {"terminal", "window", "screen", "caption"};
const std::vector<std::string_view> kColors = {"red", "green", "yellow", "tricolor", "full"};
const std::vector<std::string_view> kLanguages = {"zh", "en", "ug", "bo", "mn"};
const std::vector<std::string_view> kFlags = {"yes", "no"};
const std::vector<std::string_view> kModemLines = {"cts", "dcd", "ri", "dsr"};
const std::vector<std::string_view> kLevels = {"on", "off"};
const std::vector<std::string_view> kDays = {"all", "work"};
constexpr std::size_t kMostContacts = 32;
const std::vector<std::string_view> kContents = {"messages", "prices", "doctors"};

constexpr std::array kScreenKeys = {"pages", "theme", "qr", "connector", "side", "motion", "safe"};

/// A pixel with each picture of a 60 Hz monitor: the smoothest slow motion there is.
constexpr int kScreenSpeed = 60;

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

Status read_rest(const YamlMap& map, std::chrono::seconds& rest) {
  int rest_s = static_cast<int>(rest.count());
  GONGSHI_CHECK(map.read("rest_s", rest_s, 0, 3600));
  rest = std::chrono::seconds{rest_s};
  return {};
}

Status read_kiosk(const YamlMap& top, Kiosk& kiosk) {
  if (!top.has("kiosk")) return {};
  GONGSHI_TRY(const auto map,
              YamlMap::of(top.at("kiosk"), top.file(), "kiosk",
                          {"name", "diagonal_inch", "idle_s", "rest_s", "lower_edge_mm",
                           "languages", "tags", "theme", "state_folder", "speech"}));
  int idle_s = static_cast<int>(kiosk.idle.count());
  GONGSHI_CHECK(map.read("name", kiosk.name));
  GONGSHI_CHECK(map.read("diagonal_inch", kiosk.diagonal_inch, 7, 100));
  GONGSHI_CHECK(map.read("idle_s", idle_s, 30, 180));
  kiosk.idle = std::chrono::seconds{idle_s};
  GONGSHI_CHECK(read_rest(map, kiosk.rest));
  GONGSHI_CHECK(map.read("lower_edge_mm", kiosk.lower_edge_mm, 0, 1500));
  GONGSHI_CHECK(read_languages(map, kiosk.languages));
  GONGSHI_CHECK(map.read("tags", kiosk.tags));
  GONGSHI_CHECK(read_path(map, "theme", kiosk.theme));
  GONGSHI_CHECK(read_path(map, "state_folder", kiosk.state_folder));
  GONGSHI_CHECK(read_flag(map, "speech", kiosk.speech));
  if (!is_name(kiosk.name, 32)) return bad_name(map, "name", kiosk.name, "32");
  return {};
}

Status read_notice(const YamlMap& top, Notice& notice) {
  if (!top.has("notice")) return {};
  GONGSHI_TRY(const auto map,
              YamlMap::of(top.at("notice"), top.file(), "notice", {"hospital", "complaint_phone"}));
  GONGSHI_CHECK(map.read("hospital", notice.hospital));
  return map.read("complaint_phone", notice.complaint_phone);
}

Status read_sync(const YamlMap& top, Sync& sync) {
  if (!top.has("sync")) return {};
  GONGSHI_TRY(const auto map, YamlMap::of(top.at("sync"), top.file(), "sync",
                                          {"device", "poll_s", "proxy", "ca_file", "receipts_url",
                                           "sticks", "receipts_to_stick", "socket", "pin_file"}));
  int poll_s = static_cast<int>(sync.poll.count());
  GONGSHI_CHECK(map.read("device", sync.device));
  if (map.has("device") && !is_name(sync.device, 32)) {
    return bad_name(map, "device", sync.device, "32");
  }
  GONGSHI_CHECK(map.read("poll_s", poll_s, 10, 86'400));
  GONGSHI_CHECK(map.read("proxy", sync.proxy));
  GONGSHI_CHECK(read_path(map, "ca_file", sync.ca_file));
  GONGSHI_CHECK(map.read("receipts_url", sync.receipts_url));
  GONGSHI_CHECK(read_flag(map, "sticks", sync.sticks));
  GONGSHI_CHECK(read_flag(map, "receipts_to_stick", sync.receipts_to_stick));
  GONGSHI_CHECK(read_path(map, "socket", sync.socket));
  GONGSHI_CHECK(read_path(map, "pin_file", sync.pin_file));
  sync.poll = std::chrono::seconds{poll_s};
  return {};
}

/// As udev makes them; never a path.
bool is_stick_name(std::string_view name) {
  return name.starts_with("usb-") && name.size() <= 200 &&
         name.find_first_not_of(
             "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
             "._:+#@=-") == std::string_view::npos;
}

Result<Contact> read_contact(const YAML::Node& node, const std::string& file, std::size_t index) {
  GONGSHI_TRY(const auto map,
              YamlMap::of(node, file, "signage.contacts[" + std::to_string(index) + "]",
                          {"port", "line", "card", "closed_is", "latch"}));
  Contact contact;
  std::string closed_is = "on";
  GONGSHI_CHECK(map.read("port", contact.port));
  GONGSHI_CHECK(map.read_word("line", contact.line, kModemLines));
  GONGSHI_CHECK(map.read("card", contact.card));
  GONGSHI_CHECK(map.read_word("closed_is", closed_is, kLevels));
  GONGSHI_CHECK(read_flag(map, "latch", contact.latch));
  contact.closed_is_on = closed_is == "on";
  const bool stick = contact.port.starts_with("stick:");
  if (!stick && !contact.port.starts_with("serial:")) {
    return map.fault("port", "E1707",
                     {"触点要写接在哪里：串口如 serial:/dev/gongshi-fire，或 U 盘钥匙 stick:名称",
                      "say where the contact is: a serial port like serial:/dev/gongshi-fire, or a "
                      "stick kept as a key, stick:NAME"});
  }
  if (stick && !is_stick_name(std::string_view(contact.port).substr(6))) {
    return map.fault(
        "port", "E1706",
        {"“" + contact.port + "”：U 盘名称照 gongshi-signage emergency sticks 的写",
         "\"" + contact.port +
             "\": write the stick's name as gongshi-signage emergency sticks tells it"});
  }
  if (stick && (map.has("line") || map.has("closed_is"))) {
    return map.fault(map.has("line") ? "line" : "closed_is", "E1702",
                     {"U 盘钥匙没有这一项", "a stick kept as a key has no such setting"});
  }
  if (contact.card.empty()) {
    return map.fault("card", "E1707", {"缺少应急卡编号", "the emergency card's id is missing"});
  }
  return contact;
}

Status read_contacts(const YamlMap& map, std::vector<Contact>& contacts) {
  if (!map.has("contacts")) return {};
  const YAML::Node list = map.at("contacts");
  if (!list.IsSequence() || list.size() > kMostContacts) {
    const std::string most = std::to_string(kMostContacts);
    return map.fault("contacts", "E1703",
                     {"应是列表，每个触点以 - 开头，最多 " + most + " 个",
                      "must be a list, each contact begins with -, at most " + most});
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    GONGSHI_TRY(Contact contact, read_contact(list[i], map.file(), i));
    contacts.push_back(std::move(contact));
  }
  return {};
}

Status read_signage(const YamlMap& top, Signage& signage) {
  if (!top.has("signage")) return {};
  GONGSHI_TRY(const auto map,
              YamlMap::of(top.at("signage"), top.file(), "signage",
                          {"state_folder", "socket", "contacts", "log_days", "log_mb"}));
  GONGSHI_CHECK(map.read("log_days", signage.log_days, 1, 4000));
  GONGSHI_CHECK(map.read("log_mb", signage.log_mb, 64, 1'000'000));
  GONGSHI_CHECK(read_path(map, "state_folder", signage.state_folder));
  GONGSHI_CHECK(read_path(map, "socket", signage.socket));
  return read_contacts(map, signage.contacts);
}

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

Result<Site> read_top(const YAML::Node& root, const std::string& name) {
  GONGSHI_TRY(const auto top,
              YamlMap::of(root, name, "",
                          {"site", "channel", "store", "displays_folder", "opinions_folder", "url",
                           "notice", "sync", "signage", "kiosk", "displays"}));
  Site site;
  GONGSHI_CHECK(top.read("site", site.site));
  if (!is_name(site.site, 32)) return bad_name(top, "site", site.site, "32");
  GONGSHI_CHECK(top.read("channel", site.channel));
  GONGSHI_CHECK(read_path(top, "store", site.store));
  GONGSHI_CHECK(read_path(top, "displays_folder", site.displays_folder));
  GONGSHI_CHECK(read_path(top, "opinions_folder", site.opinions_folder));
  GONGSHI_CHECK(top.read("url", site.url));
  GONGSHI_CHECK(read_notice(top, site.notice));
  GONGSHI_CHECK(read_sync(top, site.sync));
  GONGSHI_CHECK(read_signage(top, site.signage));
  GONGSHI_CHECK(read_kiosk(top, site.kiosk));
  GONGSHI_CHECK(read_displays(top, site.displays));
  if (site.sync.device.empty()) site.sync.device = site.kiosk.name;
  return site;
}

}  // namespace

Result<Site> parse_site(std::string_view yaml, const std::string& name) {
  try {
    return read_top(YAML::Load(std::string(yaml)), name);
  } catch (const YAML::Exception& error) {  // yaml-cpp's only way to say that a file is no YAML
    return no_yaml(error, name);
  }
}

Result<Site> read_site(const fs::path& path) {
  GONGSHI_TRY(const std::string text, read_file(path, kLargestFile));
  return parse_site(text, path.string());
}

}  // namespace gongshi::config
