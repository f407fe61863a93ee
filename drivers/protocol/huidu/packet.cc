#include "drivers/protocol/huidu/packet.h"

#include <algorithm>
#include <cassert>

namespace gongshi::drivers::huidu {
namespace {

constexpr std::size_t kHead = 4;
constexpr std::size_t kXmlHead = 8;
constexpr std::size_t kMostXml = 64UL * 1024;  // of an answer

void put(Bytes& bytes, std::uint64_t value, int count) {
  for (int index = 0; index < count; ++index) {
    bytes.push_back(static_cast<std::uint8_t>(value >> (8 * index) & 0xFFU));
  }
}

std::uint32_t number(std::span<const std::uint8_t> bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int index = count - 1; index >= 0; --index) {
    value = value << 8 | bytes[at + static_cast<std::size_t>(index)];
  }
  return value;
}

}  // namespace

Bytes encode_packet(Command command, std::span<const std::uint8_t> payload) {
  assert(payload.size() + kHead <= kMostPacket);
  Bytes bytes;
  put(bytes, payload.size() + kHead, 2);
  put(bytes, static_cast<std::uint16_t>(command), 2);
  bytes.insert(bytes.end(), payload.begin(), payload.end());
  return bytes;
}

Bytes encode_xml(std::string_view xml) {
  Bytes stream;
  for (std::size_t at = 0; at < xml.size(); at += kXmlChunk) {
    const std::string_view piece = xml.substr(at, kXmlChunk);
    Bytes payload;
    put(payload, xml.size(), 4);
    put(payload, at, 4);
    payload.insert(payload.end(), piece.begin(), piece.end());
    const Bytes packet = encode_packet(Command::kXml, payload);
    stream.insert(stream.end(), packet.begin(), packet.end());
  }
  return stream;
}

Heard read_packets(std::span<const std::uint8_t> stream) {
  Heard heard;
  while (stream.size() >= kHead) {
    const std::size_t length = number(stream, 0, 2);
    if (length < kHead || length > kMostPacket) {
      heard.broken = true;
      return heard;
    }
    if (stream.size() < length) break;
    const auto payload = stream.subspan(kHead, length - kHead);
    heard.packets.push_back(
        {static_cast<Command>(number(stream, 2, 2)), {payload.begin(), payload.end()}});
    stream = stream.subspan(length);
  }
  return heard;
}

std::optional<std::string> assemble_xml(std::span<const Packet> packets) {
  std::optional<std::string> whole;
  std::string open;
  std::size_t total = 0;
  for (const Packet& packet : packets) {
    if (packet.command != Command::kXmlAnswer || packet.payload.size() < kXmlHead) continue;
    const std::size_t stated = number(packet.payload, 0, 4);
    const std::size_t offset = number(packet.payload, 4, 4);
    if (offset == 0) {
      open.clear();
      total = stated;
    }
    const std::size_t size = packet.payload.size() - kXmlHead;
    if (stated != total || offset != open.size() || total > kMostXml || size > total - offset) {
      open.clear();
      total = 0;
      continue;
    }
    open.append(packet.payload.begin() + kXmlHead, packet.payload.end());
    if (open.size() == total && total != 0) whole = open;
  }
  return whole;
}

Bytes version_ask(std::uint32_t version) {
  Bytes payload;
  put(payload, version, 4);
  return encode_packet(Command::kVersion, payload);
}

std::optional<std::uint32_t> decode_version(std::span<const std::uint8_t> payload) {
  if (payload.size() < 4) return std::nullopt;
  return number(payload, 0, 4);
}

std::optional<int> decode_error(std::span<const std::uint8_t> payload) {
  if (payload.size() < 2) return std::nullopt;
  return static_cast<int>(number(payload, 0, 2));
}

}  // namespace gongshi::drivers::huidu
