// The graphic card's end of the line: which of its two dialects a packet speaks, whom it is for and
// what it says; and the reply in the same dialect.
//
// Written from the vendor's description alone and sharing nothing with drivers/protocol.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gongshi::drivers::simulator {

enum class GraphicDialect : std::uint8_t { kDynamic, kCommon };  // "F0" and "C"

/// What this card listens to.
struct GraphicEar {
  int generation = 6;
  unsigned address = 1;
  unsigned device = 0x0274;
};

struct GraphicPacket {
  GraphicDialect dialect = GraphicDialect::kCommon;
  unsigned to = 0;
  std::vector<std::uint8_t> body;
  bool check_wrong = false;  // answered with error 5
  std::string fault;         // why the card stays silent; empty: it is addressed and well-formed
};

[[nodiscard]] GraphicPacket read_graphic_packet(std::span<const std::uint8_t> packet,
                                                const GraphicEar& ear);

/// On the wire.
[[nodiscard]] std::vector<std::uint8_t> graphic_reply(const GraphicPacket& asked,
                                                      const GraphicEar& ear,
                                                      std::span<const std::uint8_t> body);

}  // namespace gongshi::drivers::simulator
