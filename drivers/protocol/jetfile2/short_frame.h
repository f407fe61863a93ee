// JetFile II, format 1: short text frames without serial number.
//
//   01 Z address 02 command data 03        answered with OK or a status code
//   01 Y … 03 sum                          newer firmware (97xx, 8Exx, A5xx), for writing text
#pragma once

#include "drivers/protocol/jetfile2/command.h"

namespace gongshi::drivers::jetfile2 {

/// Bytes between 02 and 03.
inline constexpr std::size_t kMostShortData = 1024;

enum class ShortFormat : std::uint8_t {
  kPlain,  // Z
  kSummed  // Y: the 16-bit sum of everything from 01 to 03 behind it, low byte first
};

/// `unit`: 0 .. 99, two decimal digits, 00 all. `reply_wanted` false ends it with 04.
[[nodiscard]] Bytes encode_short(ShortFormat format, int unit, std::span<const std::uint8_t> data,
                                 bool reply_wanted = true);

/// 0F, disk, folder and name.
[[nodiscard]] Bytes label(const Path& path);

/// Data: write the text file at `path`; `text` is display codes and characters alone. 06 marks the
/// dialect: without it the sign takes the text for ADP 2.0.
[[nodiscard]] Bytes write_text_data(const Path& path, std::span<const std::uint8_t> text);
/// Data: play these files in turn and no others.
[[nodiscard]] Bytes play_list_data(std::span<const Path> files);
/// Data: read the clock; the answer begins with 55 A6.
[[nodiscard]] Bytes read_clock_data();

/// The status code at the end of what came: the letters OK (4B4F) or one of the vendor's table.
[[nodiscard]] std::optional<std::uint16_t> find_short_status(std::span<const std::uint8_t> heard);
[[nodiscard]] bool has_short_clock(std::span<const std::uint8_t> heard);

}  // namespace gongshi::drivers::jetfile2
