#include "drivers/text/jetfile2_options.h"

#include "drivers/option_words.h"

namespace gongshi::drivers {
namespace {

constexpr int kMostDecimal = 99;  // two decimal digits address a short frame

Error wrong(std::string zh, std::string en) {
  return {Errc::kConfig, {std::move(zh), std::move(en)}, "E2105"};
}

}  // namespace

Result<Jetfile2Options> parse_jetfile2_options(const BoardOrder& order) {
  Jetfile2Options options;
  options.geometry = order.geometry;
  options.palette = order.palette;
  if (order.geometry.width_px < 16 || order.geometry.width_px > 4096 ||
      order.geometry.height_px < 16 || order.geometry.height_px > 512) {
    return wrong("屏幕尺寸须在 16×16 到 4096×512 点之间", "a board has 16x16 to 4096x512 dots");
  }
  options.bytes_per_second = order.port.bytes_per_second();
  options.flash_record = order.flash;
  OptionWords words(order.words);
  options.address.group = static_cast<std::uint8_t>(words.number("group", 0, 254, 1));
  options.address.unit = static_cast<std::uint8_t>(words.number("unit", 0, 254, 1));
  const std::string format = words.choice("format", {"binary", "z", "y"}, "binary");
  options.binary = format == "binary";
  options.short_format =
      format == "y" ? jetfile2::ShortFormat::kSummed : jetfile2::ShortFormat::kPlain;
  options.disk = words.choice("disk", {"E", "D", "F"}, "E")[0];
  options.flash_per_day = words.number("flash_per_day", 1, 10'000, 200);
  options.play_list = words.yes("play_list", true);
  options.serial_string =
      words.choice("serial_field", {"string", "none"}, "string") == "string" && options.binary;
  options.pictures = words.yes("pictures", false) && options.binary;
  options.full_width = words.choice("ascii", {"half", "full"}, "half") == "full";
  options.buzzer = words.yes("buzzer", false);
  options.poll = std::chrono::seconds{words.number("poll_s", 1, 3600, 10)};
  options.refresh = std::chrono::seconds{words.number("refresh_s", 0, 86'400, 300)};
  options.reply_wait = words.millis("reply_ms", 50, 30'000, options.reply_wait);
  GONGSHI_CHECK(words.finish());
  if (options.address.unit > kMostDecimal && (!options.binary || options.play_list)) {
    return wrong("unit 大于 99 时只能用 format=binary 且 play_list=no",
                 "a unit above 99 needs format=binary and play_list=no");
  }
  if (options.address.unit == 0 && options.address.group != 0) {
    return wrong("unit 不能是 0，除非 group 也是 0（全部屏）",
                 "unit 0 goes with group 0 only, which is all signs");
  }
  if (options.broadcast()) options.serial_string = false;
  return options;
}

}  // namespace gongshi::drivers
