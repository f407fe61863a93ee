// ByteWriter: little-endian integers in a row, as every Onbon dialect writes them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "drivers/protocol/onbon/envelope.h"

namespace gongshi::drivers::onbon {

class ByteWriter {
 public:
  /// The lowest 8, 16, 32 bits of `value`.
  ByteWriter& u8(unsigned value) {
    bytes_.push_back(static_cast<std::uint8_t>(value & 0xFFU));
    return *this;
  }
  ByteWriter& u16(unsigned value) { return u8(value).u8(value >> 8); }
  ByteWriter& u32(std::uint32_t value) { return u16(value & 0xFFFFU).u16(value >> 16); }
  ByteWriter& zeros(std::size_t count) {
    bytes_.resize(bytes_.size() + count);
    return *this;
  }
  ByteWriter& raw(std::span<const std::uint8_t> bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    return *this;
  }
  /// Two decimal digits in one byte.
  ByteWriter& bcd(unsigned value) { return u8((value / 10 % 10) << 4 | value % 10); }

  /// `size` bytes: the text, then NULs. Never more than `size`.
  ByteWriter& padded(std::string_view text, std::size_t size) {
    for (std::size_t at = 0; at < size; ++at) {
      u8(at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
    }
    return *this;
  }

  [[nodiscard]] const Bytes& bytes() const { return bytes_; }
  [[nodiscard]] Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

[[nodiscard]] inline unsigned u16_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | static_cast<unsigned>(bytes[at + 1]) << 8;
}
[[nodiscard]] inline std::uint32_t u32_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return u16_at(bytes, at) | std::uint32_t{u16_at(bytes, at + 2)} << 16;
}

}  // namespace gongshi::drivers::onbon
