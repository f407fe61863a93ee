#include "drivers/text/huidu_options.h"

#include "drivers/option_words.h"

namespace gongshi::drivers {

Result<HuiduOptions> parse_huidu_options(const BoardOrder& order) {
  using namespace std::chrono_literals;
  HuiduOptions options;
  options.geometry = order.geometry;
  if (order.geometry.width_px < 8 || order.geometry.height_px < 8 ||
      order.geometry.width_px > 4096 || order.geometry.height_px > 2048) {
    return Error{Errc::kConfig,
                 {"屏幕尺寸须在 8×8 到 4096×2048 点之间", "a board has 8x8 to 4096x2048 dots"},
                 "E2105"};
  }
  OptionWords words(order.words);
  const std::string version = words.choice("version", {"0x01000005", "0x01000007"}, "0x01000005");
  options.version = version == "0x01000005" ? 0x01000005 : 0x01000007;
  options.font = words.text("font", 60, "宋体");
  options.any_character = words.choice("characters", {"gbk", "any"}, "gbk") == "any";
  options.fast_is_ten = words.choice("fast", {"10", "1"}, "10") == "10";
  options.zone = words.text("timezone", 60, "(UTC+08:00)Beijing");
  options.write_pause = std::chrono::seconds{words.number("write_s", 1, 3600, 60)};
  options.flash_per_day = words.number("flash_per_day", 1, 10'000, 1500);
  options.flash = order.flash;
  options.poll = std::chrono::seconds{words.number("poll_s", 1, 600, 10)};
  options.reply_wait = words.millis("reply_ms", 100, 60'000, 5000ms);
  GONGSHI_CHECK(words.finish());
  options.lamp = order.lamp == Color::kDefault ? Color::kRed : order.lamp;
  return options;
}

}  // namespace gongshi::drivers
