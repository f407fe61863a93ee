// Writing and reading the K dialect's integers; for the files of this room only.
#pragma once

#include <span>
#include <string_view>

#include "drivers/os/result.h"
#include "drivers/protocol/onbon/k_packet.h"

namespace gongshi::drivers::onbon {

class Writer {
 public:
  Writer& u8(unsigned value) {
    bytes_.push_back(static_cast<std::uint8_t>(value & 0xFFU));
    return *this;
  }
  Writer& u16(unsigned value) { return u8(value).u8(value >> 8); }
  Writer& u32(std::uint32_t value) { return u16(value & 0xFFFFU).u16(value >> 16); }
  Writer& raw(std::span<const std::uint8_t> bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    return *this;
  }
  /// `size` bytes: the text, then NULs. Never more than `size`.
  Writer& padded(std::string_view text, std::size_t size) {
    for (std::size_t at = 0; at < size; ++at) {
      u8(at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
    }
    return *this;
  }
  [[nodiscard]] Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

/// The five bytes before a request's payload.
[[nodiscard]] inline Writer request(unsigned group, unsigned command,
                                    Reply reply = Reply::kWanted) {
  Writer data;
  data.u8(group).u8(command).u8(static_cast<unsigned>(reply)).u16(0);
  return data;
}

[[nodiscard]] constexpr unsigned bcd(unsigned value) {
  return value / 10 % 10 << 4 | value % 10;
}

[[nodiscard]] inline unsigned u16_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | static_cast<unsigned>(bytes[at + 1]) << 8;
}
[[nodiscard]] inline std::uint32_t u32_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return u16_at(bytes, at) | u16_at(bytes, at + 2) << 16;
}

[[nodiscard]] inline Error corrupt(const std::string& zh, const std::string& en) {
  return {Errc::kCorrupt, {"控制卡的应答" + zh, "the card's reply " + en}, {}};
}

}  // namespace gongshi::drivers::onbon
