// Amplus AM03127 and AM03128 boards: data packets and the frame around them.
//
//   <ID04> data packet CC <E>          CC: XOR of the packet's bytes, two upper case hex digits
//
// Plain ASCII except for the 64 bytes of a graphic block. There is no length field and no escape,
// and nothing can be read back. Source: AM004-03128/03127 board communication 2.2 (2005).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/clock.h"

namespace gongshi::drivers::am03127 {

using Bytes = std::vector<std::uint8_t>;

inline constexpr int kBroadcast = 0;  // acted on, never answered
inline constexpr int kMostLines = 8;
inline constexpr int kMostSchedulePages = 31;
/// The limit is not documented; public code keeps under this.
inline constexpr std::size_t kMostLineText = 250;

/// The whole frame for board `id` (1 .. 255, or kBroadcast).
[[nodiscard]] Bytes frame(int id, std::string_view packet);

/// The packet under a check sum that is wrong on purpose: a board of this id answers NACK and
/// changes nothing, so that it can be seen to live without a write.
[[nodiscard]] Bytes unreadable_frame(int id, std::string_view packet);

/// One line of one page.
struct Line {
  int number = 1;      // 1 .. 8
  char page = 'A';     // A .. Z
  char lead = 'A';     // effect that brings it: A at once, E from the right, I from below ...
  char speed = 'A';    // A fastest, Q, a, q slowest
  char wait = 'B';     // A 0.5 s, B 1 s, C 2 s .. Z 25 s
  char lag = 'A';      // effect that takes it away: A .. K
  std::string text{};  // as encode_text() gives it, directives included
};

[[nodiscard]] std::string line_packet(const Line& line);
[[nodiscard]] std::string delete_line_packet(int number, char page);
/// `pages`: letters, at most kMostSchedulePages; shown in turn from 2000 to the end of 2099.
[[nodiscard]] std::string always_packet(char schedule, std::string_view pages);
[[nodiscard]] std::string delete_schedule_packet(char schedule);
/// Shown while no schedule is active.
[[nodiscard]] std::string default_page_packet(char page);
/// Weekday 01 is Monday; one public library calls that field the week of the year, which is wrong.
[[nodiscard]] std::string clock_packet(const LocalTime& time);
/// 'A' 100 %, 'B' 75 %, 'C' 50 %, 'D' 25 %.
[[nodiscard]] std::string brightness_packet(char level);
[[nodiscard]] char brightness_level(int pct);
/// Around the line frames of one update, on some Y5207 boards.
[[nodiscard]] std::string begin_update_packet();
[[nodiscard]] std::string end_update_packet();

// ---- replies: no terminator follows -------------------------------------------------------------

enum class Answer : std::uint8_t { kNone, kAck, kNack };

/// The answer at the end of what came: NACK is looked for before ACK, which it contains. An ACK
/// right behind a byte that is one bit away from 'N' is a damaged NACK, so no answer.
[[nodiscard]] Answer find_answer(std::span<const std::uint8_t> heard);

}  // namespace gongshi::drivers::am03127
