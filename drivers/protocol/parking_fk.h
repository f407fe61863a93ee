// Parking and gate boards of the kind "00 64 FF FF" (方控): what was observed, no vendor document.
//
//   00 | 64 FF FF | command | length | data | CRC-16/MODBUS low byte first, over all before it
//
// Replies, addresses beyond 00, power, brightness and clock are not known, so there is nothing
// here to ask or to hear. Field names are inferred from the calls of two independent clients.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "drivers/color.h"

namespace gongshi::drivers::parking_fk {

using Bytes = std::vector<std::uint8_t>;

/// Bytes of `data` at most: the length has one byte.
inline constexpr std::size_t kMostData = 255;
inline constexpr std::size_t kTextHead = 19;

[[nodiscard]] Bytes encode_frame(std::uint8_t command, std::span<const std::uint8_t> data);

/// One line of text; the values are those that the clients send.
struct TextLine {
  std::uint8_t line = 0;
  std::uint8_t enter_effect = 0x15, enter_speed = 1;
  std::uint8_t stay_mode = 0, stay_time = 2;
  std::uint8_t exit_effect = 0x15, exit_speed = 1;
  std::uint8_t font = 3;
  std::uint8_t repeat = 0;
  Rgb color{255, 0, 0};
  Bytes text{};  // GB2312, at most kMostData - kTextHead
  bool operator==(const TextLine&) const = default;
};
[[nodiscard]] Bytes encode_text(const TextLine& line);

/// Reflected polynomial A001, starting from FFFF.
[[nodiscard]] std::uint16_t crc(std::span<const std::uint8_t> bytes);

}  // namespace gongshi::drivers::parking_fk
