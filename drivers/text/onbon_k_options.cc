#include "drivers/text/onbon_k_options.h"

#include <algorithm>

#include "drivers/option_words.h"
#include "drivers/text/onbon_k_area.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr int kMostAddress = 0x7FFF;           // A2 06: 0x0000 .. 0x7FFF can be assigned
constexpr std::size_t kCodeBytes = 9;          // \FO000\C1
constexpr std::size_t kMostAreaBytes6 = 1024;  // of one dynamic area
constexpr std::size_t kMostAreaBytes5 = 512;
constexpr std::size_t kMostFallbackBytes = 300;  // UTF-8: two bytes of three on the card

Error wrong_size() {
  return {Errc::kConfig,
          {"屏幕尺寸须在 16×16 到 4096×1024 点之间", "a board has 16x16 to 4096x1024 dots"},
          "E2105"};
}

Error wrong_address() {
  return {Errc::kConfig,
          {"address 须在 1 到 32767 之间，或 0xFFFE（线上只有这一块卡）",
           "address is 1 to 32767, or 0xFFFE for the only card on its line"},
          "E2105"};
}

/// The fallback program, and the display mode that it asks for.
Status parse_program(OptionWords& words, OnbonKOptions& options) {
  options.program = words.text("program", 4, "");
  options.program_text = words.text("program_text", kMostFallbackBytes, "");
  const std::string read =
      words.choice("program_read", {"reserved", "payload", "none"}, "reserved");
  options.program_read = read == "none"      ? onbon_k::FileReading::kNone
                         : read == "payload" ? onbon_k::FileReading::kPayload
                                             : onbon_k::FileReading::kReserved;
  options.program_length_counts_itself =
      words.choice("program_area_length", {"area", "itself"}, "area") == "itself";
  options.flash_per_day = words.number("flash_per_day", 0, 100, 4);
  const bool with_program = !options.program.empty();
  options.display_mode =
      static_cast<std::uint8_t>(words.number("display_mode", 0, 1, with_program ? 1 : 0));
  if (!with_program) return {};
  if (!onbon::is_program_name(options.program)) {
    return Error{Errc::kConfig, {"program 写成 P000 到 P999", "program is P000 to P999"}, "E2105"};
  }
  if (options.display_mode == 0) {
    return Error{Errc::kConfig,
                 {"有 program 时 display_mode 须为 1：区域要盖在节目上",
                  "with program, display_mode is 1: areas stand over the program"},
                 "E2105"};
  }
  return {};
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
  const int address = words.number("address", 1, onbon::kBroadcastAnswered, 1);
  if (address > kMostAddress && address != onbon::kBroadcastAnswered) return wrong_address();
  options.address = static_cast<std::uint16_t>(address);
  options.device = static_cast<std::uint8_t>(words.number("device", 0, 0xFE, onbon::kAnyDevice));
  options.generation = words.number("generation", 5, 6, 6);
  // Receive buffer 512 bytes; the sheets say 8-pixel units for 5K cards.
  const bool fifth = options.generation == 5;
  if (fifth) options.frame_data = 512;
  options.units =
      words.choice("units", {"pixels", "8-pixels"}, fifth ? "8-pixels" : "pixels") == "pixels"
          ? onbon::Units::kPixels
          : onbon::Units::kEights;
  const std::string charset = words.choice("charset", {"auto", "gb2312", "gbk"}, "auto");
  options.charset = charset == "gbk" ? Charset::kGbk : Charset::kGb2312;
  options.learn_charset = charset == "auto";
  GONGSHI_CHECK(parse_program(words, options));
  options.special_area = words.yes("special_area", false);
  options.brightness_table = words.yes("brightness_table", false);
  options.serial_in_client_info =
      words.choice("serial_field", {"client-info", "none"}, "client-info") == "client-info";
  options.poll = std::chrono::seconds{words.number("poll_s", 1, 600, 8)};
  options.refresh = std::chrono::seconds{words.number("refresh_s", 0, 86'400, 300)};
  // 30 s is the card's own time-out over GPRS.
  options.reply_wait = words.millis("reply_ms", 50, 30'000, 2000ms);
  GONGSHI_CHECK(words.finish());
  return options;
}

Result<onbon::Bytes> onbon_k_program(const OnbonKOptions& options, const std::string& text) {
  TextArea shown;
  shown.width = options.geometry.width_px;
  if (options.units == onbon::Units::kEights) shown.width -= shown.width % 8;
  shown.height = options.geometry.height_px;
  shown.text = text;
  shown.multi_line = true;
  shown.centered = true;
  shown.color = options.lamp;
  shown.font_px = 16;
  GONGSHI_TRY(const onbon::Area area, onbon_k_area(shown, options));
  onbon::Program program;
  program.name = options.program;
  program.length_counts_itself = options.program_length_counts_itself;
  program.areas = {area};
  return onbon::program_file(program);
}

Result<onbon_k::FallbackOrder> onbon_k_fallback(const OnbonKOptions& options) {
  onbon_k::FallbackOrder order;
  if (options.program.empty()) return order;
  if (!options.program_text.empty()) {
    GONGSHI_TRY(order.file, onbon_k_program(options, options.program_text));
  }
  order.name = options.program;
  order.reading = options.program_read;
  order.per_day = options.flash_per_day;
  order.flash = options.flash;
  return order;
}

}  // namespace gongshi::drivers
