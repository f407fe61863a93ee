#include "drivers/text/onbon_k_options.h"

#include <charconv>

namespace gongshi::drivers {
namespace {

Error wrong(const std::string& word, const std::string& value, const std::string& valid) {
  return {Errc::kConfig,
          {"选项 " + word + "：“" + value + "”无效，可用：" + valid,
           "option " + word + ": \"" + value + "\" is not valid, use " + valid},
          "E2105"};
}

Result<int> number(const std::string& word, const std::string& value, int low, int high) {
  const bool hex = value.starts_with("0x");
  int out = 0;
  const char* begin = value.data() + (hex ? 2 : 0);
  const char* end = value.data() + value.size();
  const auto [stop, failure] = std::from_chars(begin, end, out, hex ? 16 : 10);
  if (failure != std::errc{} || stop != end || out < low || out > high) {
    return wrong(word, value, std::to_string(low) + " … " + std::to_string(high));
  }
  return out;
}

}  // namespace

Result<OnbonKOptions> parse_onbon_k_options(Geometry geometry,
                                            const std::map<std::string, std::string>& words) {
  OnbonKOptions options;
  options.geometry = geometry;
  if (geometry.width_px < 16 || geometry.height_px < 16 || geometry.width_px > 4096 ||
      geometry.height_px > 1024) {
    return Error{Errc::kConfig,
                 {"屏幕尺寸须在 16×16 到 4096×1024 点之间", "a board has 16x16 to 4096x1024 dots"},
                 "E2105"};
  }
  for (const auto& [word, value] : words) {
    if (word == "address") {
      GONGSHI_TRY(const int address, number(word, value, 1, 0x7FFF));
      options.address = static_cast<std::uint16_t>(address);
    } else if (word == "device") {
      GONGSHI_TRY(const int device, number(word, value, 0, 0xFE));
      options.device = static_cast<std::uint8_t>(device);
    } else if (word == "units") {
      if (value != "pixels" && value != "8-pixels") return wrong(word, value, "pixels, 8-pixels");
      options.units = value == "pixels" ? onbon::Units::kPixels : onbon::Units::kEights;
    } else if (word == "charset") {
      if (value != "gb2312" && value != "gbk") return wrong(word, value, "gb2312, gbk");
      options.charset = value == "gbk" ? Charset::kGbk : Charset::kGb2312;
    } else if (word == "display_mode") {
      GONGSHI_TRY(const int mode, number(word, value, 0, 1));
      options.display_mode = static_cast<std::uint8_t>(mode);
    } else if (word == "generation") {
      GONGSHI_TRY(const int generation, number(word, value, 5, 6));
      // Receive buffer 512 bytes; the sheets say 8-pixel units for 5K cards.
      if (generation == 5) {
        options.frame_data = 512;
        options.units = onbon::Units::kEights;
      }
    } else if (word == "serial_field") {
      if (value != "client-info" && value != "none") return wrong(word, value, "client-info, none");
      options.serial_in_client_info = value == "client-info";
    } else if (word == "poll_s") {
      GONGSHI_TRY(const int seconds, number(word, value, 1, 600));
      options.poll = std::chrono::seconds{seconds};
    } else if (word == "reply_ms") {
      // 30 s is the card's own time-out over GPRS.
      GONGSHI_TRY(const int wait, number(word, value, 50, 30'000));
      options.reply_wait = std::chrono::milliseconds{wait};
    } else {
      return wrong(word, value,
                   "address, device, units, charset, display_mode, generation, serial_field, "
                   "poll_s, reply_ms");
    }
  }
  return options;
}

}  // namespace gongshi::drivers
