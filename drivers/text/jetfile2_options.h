// Jetfile2Options: what differs from one JetFile II sign to another, and how site.yaml says it.
#pragma once

#include <chrono>
#include <string_view>

#include "drivers/catalogue.h"
#include "drivers/protocol/jetfile2/short_frame.h"

namespace gongshi::drivers {

struct Jetfile2Options {
  Geometry geometry{128, 16};
  Palette palette = Palette::kTricolor;
  jetfile2::Address address;
  bool binary = true;  // format 2; otherwise only short frames of `short_format`
  jetfile2::ShortFormat short_format = jetfile2::ShortFormat::kPlain;
  char disk = 'E';
  int flash_per_day = 200;  // writes of the text to flash at most
  std::shared_ptr<FlashRecord> flash_record{};
  bool play_list = true;
  bool serial_string = true;
  bool pictures = false;
  bool full_width = false;  // ASCII as the font's full-width signs
  bool buzzer = false;      // with an emergency message
  int bytes_per_second = 0;
  std::chrono::milliseconds reply_wait{2000};
  std::chrono::seconds poll{10};
  std::chrono::seconds refresh{300};  // where a power loss cannot be noticed; 0: never

  [[nodiscard]] bool broadcast() const { return address.group == 0 && address.unit == 0; }
  /// Written to flash, which wears and survives the power.
  [[nodiscard]] bool flash() const { return disk != 'E'; }
};

inline constexpr std::string_view kJetfile2OptionsHelp =
    "group=1 unit=1 (0 and 0: all signs, never answers) format=binary|z|y (z, y: short frames for "
    "old and newer firmware) disk=E|D|F (E: RAM) flash_per_day=200 play_list=yes|no "
    "serial_field=string|none "
    "(string: "
    "inferred) pictures=no|yes (inferred) ascii=half|full (inferred) buzzer=no|yes poll_s=10 "
    "refresh_s=300 (0: never) reply_ms=2000";
inline constexpr std::string_view kJetfile2OptionsHelpZh =
    "group=1 unit=1（都为 0：全部屏，从不应答） "
    "format=binary|z|y（z、y：旧固件和更新的固件的短帧） disk=E|D|F（E：内存） "
    "flash_per_day=200 play_list=yes|no serial_field=string|none（string：推断） "
    "pictures=no|yes（推断） ascii=half|full（推断） buzzer=no|yes poll_s=10 "
    "refresh_s=300（0：不重发） reply_ms=2000";

[[nodiscard]] Result<Jetfile2Options> parse_jetfile2_options(const BoardOrder& order);

}  // namespace gongshi::drivers
