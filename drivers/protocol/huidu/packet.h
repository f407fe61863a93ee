// Huidu SDK-2 packets on TCP port 10001, all integers low byte first:
//
//   length (2, of the whole packet) | command (2) | payload
//
// An XML request or answer travels in packets whose payload is total length (4), offset (4), and a
// piece of at most 9204 bytes. Source: Huidu's C# SDK and two open libraries that agree with it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongshi::drivers::huidu {

using Bytes = std::vector<std::uint8_t>;

enum class Command : std::uint16_t {
  kHeartbeat = 0x005F,
  kHeartbeatAnswer = 0x0060,
  kErrorAnswer = 0x2000,
  kVersion = 0x2001,
  kVersionAnswer = 0x2002,
  kXml = 0x2003,
  kXmlAnswer = 0x2004,
  kFileStart = 0x8001,
  kFileStartAnswer = 0x8002,
  kFileData = 0x8003,
  kFileDataAnswer = 0x8004,
  kFileEnd = 0x8005,
  kFileEndAnswer = 0x8006,
};

inline constexpr std::size_t kMostPacket = 9216;
inline constexpr std::size_t kXmlChunk = 8000;  // below the limit, as two libraries have it

struct Packet {
  Command command{};
  Bytes payload{};
  bool operator==(const Packet&) const = default;
};

/// The payload is at most kMostPacket - 4 bytes.
[[nodiscard]] Bytes encode_packet(Command command, std::span<const std::uint8_t> payload);

/// The XML in as many packets as it takes.
[[nodiscard]] Bytes encode_xml(std::string_view xml);

struct Heard {
  std::vector<Packet> packets;  // whole ones
  bool broken = false;          // a length that cannot be: where packets begin is lost
};
[[nodiscard]] Heard read_packets(std::span<const std::uint8_t> stream);

/// What the pieces of XML answers make together; empty while something is missing, or does not fit
/// together. Of several answers the last.
[[nodiscard]] std::optional<std::string> assemble_xml(std::span<const Packet> packets);

/// "version 0x01000005" as most libraries ask; the card's own comes back.
[[nodiscard]] Bytes version_ask(std::uint32_t version);
[[nodiscard]] std::optional<std::uint32_t> decode_version(std::span<const std::uint8_t> payload);

/// The code of an error answer.
[[nodiscard]] std::optional<int> decode_error(std::span<const std::uint8_t> payload);

}  // namespace gongshi::drivers::huidu
