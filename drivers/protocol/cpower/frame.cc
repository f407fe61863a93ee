#include "drivers/protocol/cpower/frame.h"

#include <algorithm>
#include <optional>

namespace gongshi::drivers::cpower {
namespace {

constexpr std::uint8_t kStart = 0xA5, kEnd = 0xAE, kEscape = 0xAA;
constexpr std::uint8_t kType = 0x68, kCardType = 0x32;
constexpr std::size_t kLeast = 7;      // type, card type, id, command, mark, sum
constexpr std::size_t kMost = 4096;    // far above any answer
constexpr std::size_t kNetHeader = 8;  // id code, length, two zeros

unsigned sum_of(std::span<const std::uint8_t> bytes) {
  unsigned sum = 0;
  for (const std::uint8_t byte : bytes) sum += byte;
  return sum & 0xFFFFU;
}

/// From the type byte to the sum.
Bytes inner(const Packet& packet) {
  Bytes bytes{kType, kCardType, packet.id, packet.command, packet.mark};
  bytes.insert(bytes.end(), packet.data.begin(), packet.data.end());
  const unsigned sum = sum_of(bytes);
  bytes.push_back(static_cast<std::uint8_t>(sum & 0xFFU));
  bytes.push_back(static_cast<std::uint8_t>(sum >> 8));
  return bytes;
}

std::optional<Packet> decode(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kLeast || (bytes[0] & 0x7FU) != kType || bytes[1] != kCardType) {
    return std::nullopt;
  }
  const auto summed = bytes.first(bytes.size() - 2);
  const unsigned stated = bytes[bytes.size() - 2] | static_cast<unsigned>(bytes.back()) << 8;
  if (sum_of(summed) != stated) return std::nullopt;
  const auto data = summed.subspan(5);
  return Packet{bytes[2], bytes[3], bytes[4], {data.begin(), data.end()}};
}

std::vector<Packet> read_serial(std::span<const std::uint8_t> heard) {
  std::vector<Packet> answers;
  Bytes open;
  bool inside = false;
  bool escaped = false;
  for (const std::uint8_t byte : heard) {
    if (byte == kStart) {
      open.clear();
      inside = true;
      escaped = false;
    } else if (!inside) {
      continue;
    } else if (byte == kEnd) {
      if (auto packet = escaped ? std::nullopt : decode(open)) {
        answers.push_back(std::move(*packet));
      }
      inside = false;
    } else if (escaped) {
      // 05, 0A and 0E stand for A5, AA and AE; anything else is noise.
      inside = byte == 0x05 || byte == 0x0A || byte == 0x0E;
      open.push_back(static_cast<std::uint8_t>(0xA0U | byte));
      escaped = false;
    } else if (byte == kEscape) {
      escaped = true;
    } else {
      open.push_back(byte);
      inside = open.size() <= kMost;
    }
  }
  return answers;
}

std::vector<Packet> read_network(std::span<const std::uint8_t> heard, const Wire& wire) {
  std::vector<Packet> answers;
  while (heard.size() >= kNetHeader + kLeast) {
    const std::size_t first = heard[4];
    const std::size_t second = heard[5];
    const std::size_t length = wire.big_length ? first << 8 | second : second << 8 | first;
    const bool header = heard[6] == 0 && heard[7] == 0 && length >= kLeast && length <= kMost &&
                        (heard[8] & 0x7FU) == kType && heard[9] == kCardType;
    if (header && heard.size() < kNetHeader + length) break;
    auto packet = header ? decode(heard.subspan(kNetHeader, length)) : std::nullopt;
    if (packet) {
      answers.push_back(std::move(*packet));
      heard = heard.subspan(kNetHeader + length);
    } else {
      heard = heard.subspan(1);
    }
  }
  return answers;
}

}  // namespace

Bytes encode_frame(const Packet& packet, const Wire& wire) {
  const Bytes bytes = inner(packet);
  Bytes frame;
  if (wire.network) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.push_back(static_cast<std::uint8_t>(wire.id_code >> shift & 0xFFU));
    }
    const auto low = static_cast<std::uint8_t>(bytes.size() & 0xFFU);
    const auto high = static_cast<std::uint8_t>(bytes.size() >> 8);
    const Bytes length = wire.big_length ? Bytes{high, low, 0, 0} : Bytes{low, high, 0, 0};
    frame.insert(frame.end(), length.begin(), length.end());
    frame.insert(frame.end(), bytes.begin(), bytes.end());
    return frame;
  }
  frame.push_back(kStart);
  for (const std::uint8_t byte : bytes) {
    if (byte == kStart || byte == kEscape || byte == kEnd) {
      frame.push_back(kEscape);
      frame.push_back(byte & 0x0FU);
    } else {
      frame.push_back(byte);
    }
  }
  frame.push_back(kEnd);
  return frame;
}

std::vector<Packet> read_answers(std::span<const std::uint8_t> heard, const Wire& wire) {
  return wire.network ? read_network(heard, wire) : read_serial(heard);
}

}  // namespace gongshi::drivers::cpower
