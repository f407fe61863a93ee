#include "drivers/protocol/onbon/envelope.h"

#include <array>
#include <utility>

namespace gongshi::drivers::onbon {
namespace {

constexpr std::uint8_t kBegin = 0xA5;
constexpr std::uint8_t kEnd = 0x5A;
constexpr std::uint8_t kEscapeBegin = 0xA6;  // stands before what would read as A5 or A6
constexpr std::uint8_t kEscapeEnd = 0x5B;    // stands before what would read as 5A or 5B
constexpr std::size_t kBeginCount = 8;

constexpr std::array<std::uint16_t, 256> crc_table() {
  std::array<std::uint16_t, 256> table{};
  for (unsigned index = 0; index < 256; ++index) {
    unsigned value = index;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? value >> 1 ^ 0xA001U : value >> 1;
    table[index] = static_cast<std::uint16_t>(value);
  }
  return table;
}
constexpr auto kCrcTable = crc_table();

}  // namespace

std::uint16_t crc16_arc(std::span<const std::uint8_t> bytes) {
  unsigned crc = 0;
  for (const std::uint8_t byte : bytes) crc = crc >> 8 ^ kCrcTable[(crc ^ byte) & 0xFFU];
  return static_cast<std::uint16_t>(crc);
}

Bytes wrap(std::span<const std::uint8_t> packet) {
  Bytes frame;
  frame.reserve(packet.size() + packet.size() / 16 + kBeginCount + 1);
  frame.assign(kBeginCount, kBegin);
  for (const std::uint8_t byte : packet) {
    switch (byte) {
      case kBegin:
      case kEscapeBegin:
        frame.push_back(kEscapeBegin);
        frame.push_back(byte == kBegin ? 0x02 : 0x01);
        break;
      case kEnd:
      case kEscapeEnd:
        frame.push_back(kEscapeEnd);
        frame.push_back(byte == kEnd ? 0x02 : 0x01);
        break;
      default:
        frame.push_back(byte);
    }
  }
  frame.push_back(kEnd);
  return frame;
}

void FrameReader::feed(std::span<const std::uint8_t> bytes) {
  for (const std::uint8_t byte : bytes) take(byte);
}

void FrameReader::take(std::uint8_t byte) {
  if (byte == kBegin) {
    if (state_ != State::kIdle && state_ != State::kStart) drop();
    state_ = State::kStart;
    return;
  }
  switch (state_) {
    case State::kIdle:
      return;  // noise, or the second 5A of a talkative sender
    case State::kStart:
      state_ = State::kPacket;
      [[fallthrough]];
    case State::kPacket:
      if (byte == kEnd) {
        if (packet_.empty()) return drop();
        ready_.push_back(std::exchange(packet_, {}));
        state_ = State::kIdle;
      } else if (byte == kEscapeBegin) {
        state_ = State::kEscapeA6;
      } else if (byte == kEscapeEnd) {
        state_ = State::kEscape5B;
      } else {
        append(byte);
      }
      return;
    case State::kEscapeA6:
    case State::kEscape5B: {
      if (byte != 0x01 && byte != 0x02) return drop();
      const bool begin = state_ == State::kEscapeA6;
      state_ = State::kPacket;
      append(static_cast<std::uint8_t>((begin ? 0xA7 : 0x5C) - byte));
      return;
    }
  }
}

void FrameReader::append(std::uint8_t byte) {
  if (packet_.size() == kMaxPacket) return drop();
  packet_.push_back(byte);
}

void FrameReader::drop() {
  ++dropped_;
  packet_.clear();
  state_ = State::kIdle;
}

std::optional<Bytes> FrameReader::next() {
  if (taken_ == ready_.size()) {
    ready_.clear();
    taken_ = 0;
    return std::nullopt;
  }
  return std::move(ready_[taken_++]);
}

void FrameReader::reset() {
  if (state_ != State::kIdle) drop();
  ready_.clear();
  taken_ = 0;
}

}  // namespace gongshi::drivers::onbon
