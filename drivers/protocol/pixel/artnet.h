// Art-Net 4, UDP 6454: DMX universes out, the node's card of itself (ArtPollReply) back.
//
// Source: the Art-Net 4 specification as the protocol note gives it. Text fields of a reply are
// whatever the node's owner typed: they are cleaned here.
#pragma once

#include <optional>
#include <string>

#include "drivers/protocol/pixel/datagrams.h"

namespace gongshi::drivers::artnet {

inline constexpr std::uint16_t kPort = 6454;
inline constexpr std::size_t kMostSlots = 512;
inline constexpr int kLastAddress = 0x7FFF;  // net 127, sub-net 15, universe 15

/// ArtDmx to the 15-bit Port-Address. An odd count of slots gets one zero more (the length field
/// is even). `sequence` 1 .. 255; 0 turns ordering off.
void put_dmx(std::uint16_t address, std::uint8_t sequence, std::span<const std::uint8_t> slots,
             Datagrams& out);

/// ArtSync: nodes show together what came since the last one.
void put_sync(Datagrams& out);

/// ArtPoll: every node that hears it answers with ArtPollReply.
void put_poll(Datagrams& out);

/// "3:1:2 (0x0312)": net, sub-net, universe, and the whole Port-Address.
[[nodiscard]] std::string address_text(std::uint16_t address);

struct Node {
  std::string name;      // the short one, at most 17 characters
  std::string firmware;  // "1.0"
  std::string report;    // "#0001 [0001] Power On Tests successful"
  int ports = 0;
};

/// Empty: the datagram is no ArtPollReply, or too short to be one (at least the 207 bytes that
/// every revision has).
[[nodiscard]] std::optional<Node> read_poll_reply(std::span<const std::uint8_t> datagram);

}  // namespace gongshi::drivers::artnet
