#include "signage/caption/caption_plan.h"

#include <algorithm>
#include <charconv>

#include "drivers/option_words.h"

namespace gongshi::signage {
namespace {

constexpr int kLeastWidth = 320;
constexpr int kLeastHeight = 240;

int even(int length) {
  return length / 2 * 2;
}

Error bad(const config::Display& display, Sentence what) {
  return {Errc::kConfig, {display.name + "：" + what.zh, display.name + ": " + what.en}, "E1712"};
}

/// "00ff00", or "none".
Result<std::optional<Color>> key_of(const config::Display& display, const std::string& word) {
  if (word == "none") return std::optional<Color>{};
  Color color = 0;
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), color, 16);
  if (word.size() != 6 || failed != std::errc{} || end != word.data() + word.size()) {
    return bad(display, {"键色 key 应写作六位十六进制，如 00ff00，或 none；现为“" + word + "”",
                         "key is six hex digits like 00ff00, or none; not \"" + word + "\""});
  }
  return std::optional<Color>{color};
}

/// The address that the encoder writes to; empty: a window.
Result<std::string> url_of(const config::Display& display) {
  const std::string& port = display.port;
  if (port.empty() || port == "window:") return std::string{};
  if (port.starts_with("file:/")) return port;
  constexpr std::string_view kUdp = "udp:";
  const std::string address = port.starts_with(kUdp) ? port.substr(kUdp.size()) : std::string{};
  const bool plain = !address.empty() && address.front() != ':' &&
                     std::count(address.begin(), address.end(), ':') == 1 &&
                     address.find_first_not_of("0123456789.:") == std::string::npos;
  if (!plain) {
    return bad(display, {"端口应为 window:、udp:IP地址:端口 或 file:/路径；现为“" + port + "”",
                         "the port is window:, udp:IP:PORT or file:/PATH; not \"" + port + "\""});
  }
  // Seven transport packets fill an Ethernet frame; a head-end is seldom more than a router away.
  return "udp://" + address + "?pkt_size=1316&ttl=4";
}

}  // namespace

Result<CaptionPlan> caption_plan(const config::Display& display) {
  CaptionPlan plan;
  plan.frame = {display.width_px, display.height_px};
  if (plan.frame.width_px == 0) plan.frame = {1920, 1080};
  if (plan.frame.width_px < kLeastWidth || plan.frame.height_px < kLeastHeight ||
      plan.frame.width_px % 2 != 0 || plan.frame.height_px % 2 != 0) {
    return bad(display, {"电视画面至少 320x240，宽高须为偶数",
                         "a television picture is at least 320x240, both numbers even"});
  }
  GONGSHI_TRY(plan.url, url_of(display));

  drivers::OptionWords words(display.options);
  const std::string key = words.text("key", 6, plan.url.empty() ? "none" : "000000");
  const int safe_pct = words.number("safe", 0, 15, 5);
  const int height_pct = words.number("height", 4, 30, 9);
  plan.h264 = words.choice("codec", {"h264", "mpeg2"}, "h264") == "h264";
  plan.frames_per_second = words.choice("fps", {"25", "50"}, "25") == "25" ? 25 : 50;
  plan.kbit_s = words.number("kbps", 500, 20'000, 4'000);
  GONGSHI_CHECK(words.finish());
  GONGSHI_TRY(plan.key, key_of(display, key));
  if (!plan.url.empty() && !plan.key) {
    return bad(display, {"推流没有透明，key 须为颜色，如 00ff00",
                         "a stream knows no transparency: key must be a colour like 00ff00"});
  }

  const int side = plan.frame.width_px * safe_pct / 100;
  const int foot = plan.frame.height_px * safe_pct / 100;
  const int tall = even(std::max(plan.frame.height_px * height_pct / 100, 24));
  plan.strip = {even(side), even(plan.frame.height_px - foot - tall),
                even(plan.frame.width_px - 2 * side), tall};
  plan.font_px = tall / 2;  // the tallest Tibetan stacks are twice as high
  return plan;
}

}  // namespace gongshi::signage
