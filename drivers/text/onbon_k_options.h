// OnbonKOptions: what differs from one K card to another, and how site.yaml says it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "drivers/frame.h"
#include "drivers/os/result.h"
#include "drivers/protocol/gb2312.h"
#include "drivers/protocol/onbon/k.h"
#include "drivers/text/onbon_k/fallback.h"

namespace gongshi::drivers {

struct OnbonKOptions {
  Geometry geometry{128, 32};
  std::uint16_t address = 1;
  std::uint8_t device = onbon::kAnyDevice;
  onbon::Units units = onbon::Units::kPixels;
  Charset charset = Charset::kGb2312;
  bool learn_charset = true;  // GBK when the card says that its fonts have it
  int generation = 6;
  std::uint8_t display_mode = 0;
  bool brightness_table = false;  // some firmware may insist on the 48 half-hour values
  std::size_t frame_data = 1024;  // the card's receive buffer (6th generation; 5th: 512)
  std::size_t max_areas = 5;      // 6K; 5K: 8 by one vendor table, 5 by another
  bool serial_in_client_info = true;
  int bytes_per_second = 0;                    // of the line; 0: faster than matters
  std::chrono::milliseconds reply_wait{2000};  // the card's own time-out on serial lines
  std::chrono::milliseconds poll{8000};
  std::chrono::seconds refresh{300};  // 0: never
  int tries = 3;

  bool special_area = false;  // rare characters as dots there
  std::string program;        // the fallback's file name, "P000"; empty: none
  std::string program_text;   // UTF-8; empty: what Desired::standing_text says
  onbon_k::FileReading program_read = onbon_k::FileReading::kReserved;
  bool program_length_counts_itself = false;
  int flash_per_day = 4;
  std::shared_ptr<FlashRecord> flash{};
  Color lamp = Color::kRed;  // of the fallback's text

  /// Of one area's text, so that it fits the card's buffer with everything around it.
  [[nodiscard]] std::size_t most_text_bytes() const;
};

inline constexpr std::string_view kOnbonKOptionsHelp =
    "address=1|…|32767|0xFFFE device=0xFE generation=6|5 units=pixels|8-pixels (5: 8-pixels) "
    "charset=auto|gb2312|gbk display_mode=0|1 (1 with program) brightness_table=no|yes "
    "serial_field=client-info (inferred)|none special_area=no|yes (inferred) program=P000 "
    "program_text=TEXT (without it gongshi-signage gives hospital and complaint line) "
    "program_read=reserved (inferred)|payload|none program_area_length=area|itself (inferred) "
    "flash_per_day=4 poll_s=8 refresh_s=300 (0: never) reply_ms=2000";
inline constexpr std::string_view kOnbonKOptionsHelpZh =
    "address=1|…|32767|0xFFFE device=0xFE generation=6|5 units=pixels|8-pixels（5 "
    "代：8-pixels） charset=auto|gb2312|gbk display_mode=0|1（有 program 时为 1） "
    "brightness_table=no|yes serial_field=client-info（推断）|none "
    "special_area=no|yes（推断） program=P000 program_text=TEXT "
    "program_read=reserved（推断）|payload|none program_area_length=area|itself（推断） "
    "flash_per_day=4 poll_s=8 refresh_s=300（0：不重发） reply_ms=2000";

/// The words of a display's `options` in site.yaml, as in kOnbonKOptionsHelp.
/// Errc::kConfig names the word and the valid ones.
[[nodiscard]] Result<OnbonKOptions> parse_onbon_k_options(
    Geometry geometry, const std::map<std::string, std::string>& given);

/// What the card shows by itself when there is power and no host: `text` as the program that
/// `options` names.
/// Errc::kNoGlyph, Errc::kRejected as of any text.
[[nodiscard]] Result<onbon::Bytes> onbon_k_program(const OnbonKOptions& options,
                                                   const std::string& text);

/// How that program gets there, with program_text already if there is one; nothing without
/// `program`. Errors likewise.
[[nodiscard]] Result<onbon_k::FallbackOrder> onbon_k_fallback(const OnbonKOptions& options);

}  // namespace gongshi::drivers
