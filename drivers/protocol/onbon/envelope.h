// The byte-stuffing envelope that every Onbon BX dialect travels in.
//
//   A5 x8 | stuffed(packet) | 5A        A5 -> A6 02, A6 -> A6 01, 5A -> 5B 02, 5B -> 5B 01
//
// Source: vendor protocol document for font cards, version 1.4, "frame format". Pure: no I/O.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gongshi::drivers::onbon {

using Bytes = std::vector<std::uint8_t>;

/// CRC-16/ARC: polynomial 0x8005 reflected (0xA001), start 0, no final XOR.
/// "123456789" gives 0xBB3D.
[[nodiscard]] std::uint16_t crc16_arc(std::span<const std::uint8_t> bytes);

/// Eight A5, the stuffed packet, one 5A. Exactly one: the vendor's Java SDK sends two, and a
/// second one is only ever noise to the card.
[[nodiscard]] Bytes wrap(std::span<const std::uint8_t> packet);

/// Takes a line's bytes as they come and gives back the packets between the noise.
///
/// A run of A5 of any length starts a frame, also in the middle of another one (the card began
/// again). A stray 5A between frames is ignored; A6 or 5B followed by anything but 01 or 02, and a
/// packet longer than kMaxPacket, drop the frame. The check sum is the dialect's affair.
class FrameReader {
 public:
  /// Far above the longest packet of the K dialect (1024 data bytes and 16 around them).
  static constexpr std::size_t kMaxPacket = 4096;

  void feed(std::span<const std::uint8_t> bytes);

  /// The next whole packet, unstuffed, in the order of arrival.
  [[nodiscard]] std::optional<Bytes> next();

  /// Forgets the frame in progress and everything not yet taken: after a time-out, what is still
  /// on its way belongs to nobody.
  void reset();

  /// Frames begun and given up since the start.
  [[nodiscard]] std::size_t dropped() const { return dropped_; }

 private:
  enum class State : std::uint8_t { kIdle, kStart, kPacket, kEscapeA6, kEscape5B };

  void take(std::uint8_t byte);
  void append(std::uint8_t byte);
  void drop();

  State state_ = State::kIdle;
  Bytes packet_;
  std::vector<Bytes> ready_;
  std::size_t taken_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace gongshi::drivers::onbon
