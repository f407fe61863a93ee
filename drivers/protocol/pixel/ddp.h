// DDP (Distributed Display Protocol), UDP 4048: pixels out; nothing comes back.
//
//   flags 1 | sequence 1 | type 1 | destination 1 | byte offset 4 | length 2 | data
//
// Source: the 3waylabs page of 2022-09-05, and what WLED's and FPP's receivers accept.
#pragma once

#include "drivers/protocol/pixel/datagrams.h"

namespace gongshi::drivers::ddp {

inline constexpr std::uint16_t kPort = 4048;
inline constexpr std::size_t kMostData = 1440;  // of one packet: 480 pixels, within an MTU of 1500

struct Stream {
  std::uint8_t destination = 1;  // the default display
  std::uint8_t type = 0x0B;      // 8-bit RGB; some receivers know only 0x00, "undefined"
  std::uint8_t sequence = 0;     // of the last packet, 1 .. 15; 0: none yet
};

/// One frame: a packet for each 1440 bytes, each with a sequence of its own (strict receivers drop
/// a repeated one), the push bit on the last only, no empty trailer.
void put_frame(std::span<const std::uint8_t> pixels, Stream& stream, Datagrams& out);

}  // namespace gongshi::drivers::ddp
