#include "drivers/protocol/parking_fk.h"

#include <cassert>

namespace gongshi::drivers::parking_fk {
namespace {

constexpr std::uint8_t kText = 0x62;

}  // namespace

std::uint16_t crc(std::span<const std::uint8_t> bytes) {
  unsigned value = 0xFFFF;
  for (const std::uint8_t byte : bytes) {
    value ^= byte;
    for (int bit = 0; bit < 8; ++bit) value = value >> 1 ^ ((value & 1U) != 0 ? 0xA001U : 0U);
  }
  return static_cast<std::uint16_t>(value);
}

Bytes encode_frame(std::uint8_t command, std::span<const std::uint8_t> data) {
  assert(data.size() <= kMostData);
  Bytes out{0x00, 0x64, 0xFF, 0xFF, command, static_cast<std::uint8_t>(data.size())};
  out.insert(out.end(), data.begin(), data.end());
  const std::uint16_t check = crc(out);
  out.push_back(static_cast<std::uint8_t>(check & 0xFF));
  out.push_back(static_cast<std::uint8_t>(check >> 8));
  return out;
}

Bytes encode_text(const TextLine& line) {
  assert(line.text.size() <= kMostData - kTextHead);
  Bytes data{line.line,
             line.enter_effect,
             line.enter_speed,
             line.stay_mode,
             line.stay_time,
             line.exit_effect,
             line.exit_speed,
             line.font,
             line.repeat,
             line.color.r,
             line.color.g,
             line.color.b,
             0,
             0,
             0,
             0,
             0,
             static_cast<std::uint8_t>(line.text.size()),
             0};
  data.insert(data.end(), line.text.begin(), line.text.end());
  return encode_frame(kText, data);
}

}  // namespace gongshi::drivers::parking_fk
