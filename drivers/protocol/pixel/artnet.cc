#include "drivers/protocol/pixel/artnet.h"

#include <algorithm>
#include <array>

namespace gongshi::drivers::artnet {
namespace {

constexpr std::string_view kId{"Art-Net\0", 8};
constexpr std::string_view kDigits = "0123456789ABCDEF";
constexpr std::uint16_t kPollReply = 0x2100;
constexpr std::size_t kShortestReply = 207;

/// The operation's code is the one number that is sent low byte first.
void put_head(std::uint16_t operation, Datagrams& out) {
  out.put(kId);
  out.put(operation & 0xFFU);
  out.put(operation >> 8U);
  out.put16(14);  // protocol revision
}

/// Printable ASCII up to the first zero byte.
std::string words(std::span<const std::uint8_t> field) {
  std::string text;
  for (const std::uint8_t byte : field) {
    if (byte == 0) break;
    text += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '?';
  }
  return text;
}

}  // namespace

void put_dmx(std::uint16_t address, std::uint8_t sequence, std::span<const std::uint8_t> slots,
             Datagrams& out) {
  const std::size_t odd = slots.size() % 2;
  put_head(0x5000, out);
  out.put(sequence);
  out.put(0);  // physical port, for information
  out.put(address & 0xFFU);
  out.put(address >> 8U & 0x7FU);
  out.put16(slots.size() + odd);
  out.put(slots);
  out.zeros(odd);
  out.close();
}

void put_sync(Datagrams& out) {
  put_head(0x5200, out);
  out.put16(0);
  out.close();
}

void put_poll(Datagrams& out) {
  put_head(0x2000, out);
  out.put(0x00);  // flags: answer this poll only
  out.put(0x00);  // priority of diagnostics, none wanted
  out.close();
}

std::string address_text(std::uint16_t address) {
  std::string hex = "0x";
  for (int shift = 12; shift >= 0; shift -= 4) {
    hex += kDigits[static_cast<std::size_t>(address >> shift & 0xF)];
  }
  return std::to_string(address >> 8) + ":" + std::to_string(address >> 4 & 0xF) + ":" +
         std::to_string(address & 0xF) + " (" + hex + ")";
}

std::optional<Node> read_poll_reply(std::span<const std::uint8_t> datagram) {
  if (datagram.size() < kShortestReply) return std::nullopt;
  if (!std::equal(kId.begin(), kId.end(), datagram.begin(),
                  [](char a, std::uint8_t b) { return static_cast<unsigned char>(a) == b; })) {
    return std::nullopt;
  }
  if ((datagram[8] | datagram[9] << 8) != kPollReply) return std::nullopt;
  Node node;
  node.firmware = std::to_string(datagram[16]) + "." + std::to_string(datagram[17]);
  node.name = words(datagram.subspan(26, 18));
  node.report = words(datagram.subspan(108, 64));
  node.ports = datagram[172] << 8 | datagram[173];
  return node;
}

}  // namespace gongshi::drivers::artnet
