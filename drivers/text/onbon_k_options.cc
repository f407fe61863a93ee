#include "drivers/text/onbon_k_options.h"

#include <algorithm>

#include "drivers/option_words.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr int kMostAddress = 0x7FFF;           // A2 06: 0x0000 .. 0x7FFF can be assigned
constexpr std::size_t kCodeBytes = 9;          // \FO000\C1
constexpr std::size_t kMostAreaBytes6 = 1024;  // of one dynamic area
constexpr std::size_t kMostAreaBytes5 = 512;

Error wrong_size() {
  return {Errc::kConfig,
          {"屏幕尺寸须在 16×16 到 4096×1024 点之间", "a board has 16x16 to 4096x1024 dots"},
          "E2105"};
}

}  // namespace

std::size_t OnbonKOptions::most_text_bytes() const {
  const std::size_t around =
      onbon::kAreasFixedBytes + max_areas + 2 + onbon::kAreaRecordBytes + kCodeBytes;
  const std::size_t most = generation == 5 ? kMostAreaBytes5 : kMostAreaBytes6;
  return std::min(frame_data - around, most - kCodeBytes);
}

Result<OnbonKOptions> parse_onbon_k_options(Geometry geometry,
                                            const std::map<std::string, std::string>& given) {
  if (geometry.width_px < 16 || geometry.height_px < 16 || geometry.width_px > 4096 ||
      geometry.height_px > 1024) {
    return wrong_size();
  }
  OptionWords words(given);
  OnbonKOptions options;
  options.geometry = geometry;
  options.address = static_cast<std::uint16_t>(words.number("address", 1, kMostAddress, 1));
  options.device = static_cast<std::uint8_t>(words.number("device", 0, 0xFE, onbon::kAnyDevice));
  options.generation = words.number("generation", 5, 6, 6);
  // Receive buffer 512 bytes; the sheets say 8-pixel units for 5K cards.
  const bool fifth = options.generation == 5;
  if (fifth) options.frame_data = 512;
  options.units =
      words.choice("units", {"pixels", "8-pixels"}, fifth ? "8-pixels" : "pixels") == "pixels"
          ? onbon::Units::kPixels
          : onbon::Units::kEights;
  options.charset = words.choice("charset", {"gb2312", "gbk"}, "gb2312") == "gbk"
                        ? Charset::kGbk
                        : Charset::kGb2312;
  options.display_mode = static_cast<std::uint8_t>(words.number("display_mode", 0, 1, 0));
  options.brightness_table = words.yes("brightness_table", false);
  options.serial_in_client_info =
      words.choice("serial_field", {"client-info", "none"}, "client-info") == "client-info";
  options.poll = std::chrono::seconds{words.number("poll_s", 1, 600, 8)};
  // 30 s is the card's own time-out over GPRS.
  options.reply_wait = words.millis("reply_ms", 50, 30'000, 2000ms);
  GONGSHI_CHECK(words.finish());
  return options;
}

}  // namespace gongshi::drivers
