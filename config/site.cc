#include "config/site.h"

#include "config/site_parts.h"

namespace gongshi::config {
namespace {

constexpr std::size_t kLargestFile = 262'144;

Status read_rest(const YamlMap& map, std::chrono::seconds& rest) {
  int rest_s = static_cast<int>(rest.count());
  GONGSHI_CHECK(map.read("rest_s", rest_s, 0, 3600));
  rest = std::chrono::seconds{rest_s};
  return {};
}

/// "mz1/kiosk": a plan and a point on it, as plans.yaml has them.
bool is_place(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != text.npos && is_name(text.substr(0, slash), 24) &&
         is_name(text.substr(slash + 1), 24);
}

Status read_kiosk(const YamlMap& top, Kiosk& kiosk) {
  if (!top.has("kiosk")) return {};
  GONGSHI_TRY(const auto map,
              YamlMap::of(top.at("kiosk"), top.file(), "kiosk",
                          {"name", "diagonal_inch", "idle_s", "rest_s", "lower_edge_mm",
                           "languages", "tags", "theme", "state_folder", "speech", "place"}));
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
  GONGSHI_CHECK(map.read("place", kiosk.place));
  if (map.has("place") && !is_place(kiosk.place)) {
    return map.fault(
        "place", "E1706",
        {"“" + kiosk.place + "”应写成 图/点，与工作目录的 plans.yaml 一致，如 mz1/kiosk",
         "\"" + kiosk.place + "\" must be PLAN/POINT of the office's plans.yaml, like mz1/kiosk"});
  }
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
