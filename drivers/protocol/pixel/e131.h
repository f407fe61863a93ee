// E1.31 (streaming ACN), UDP 5568: DMX universes in ACN packets.
//
//   root layer 38 (CID) | framing layer 77 (name, priority, universe) | DMP layer 11 | slots
//
// Source: ANSI E1.31 as the protocol note gives it; checked against OLA and the npm receivers.
#pragma once

#include <array>
#include <string>

#include "drivers/protocol/pixel/datagrams.h"

namespace gongshi::drivers::e131 {

inline constexpr std::uint16_t kPort = 5568;
inline constexpr std::size_t kMostSlots = 512;
inline constexpr int kLastUniverse = 63999;

using Cid = std::array<std::uint8_t, 16>;

/// Equal names give equal CIDs: a receiver must know the same sender again after a restart. A UUID
/// of version 8 (RFC 9562, "custom"), from an FNV-1a hash.
[[nodiscard]] Cid cid_of(std::string_view name);

struct Source {
  Cid cid{};
  std::string name;                 // at most 63 bytes are sent, never half a character
  std::uint8_t priority = 100;      // 0 .. 200
  std::uint16_t sync_universe = 0;  // 0: shown on arrival
};

/// 239.255.(universe / 256).(universe % 256), in host order.
[[nodiscard]] constexpr std::uint32_t group_of(std::uint16_t universe) {
  return 0xEFFF0000U | universe;
}

/// One data packet; `slots` is 1 .. 512 bytes. `to`: 0 for the port's address, or the group.
void put_data(const Source& source, std::uint16_t universe, std::uint8_t sequence, bool terminated,
              std::span<const std::uint8_t> slots, std::uint32_t to, Datagrams& out);

/// Shows what was sent to all universes of `source.sync_universe`.
void put_sync(const Source& source, std::uint8_t sequence, std::uint32_t to, Datagrams& out);

}  // namespace gongshi::drivers::e131
