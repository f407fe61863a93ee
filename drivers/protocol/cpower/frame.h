// C-Power frames: the vendor's packets on a serial line (marks and escapes) and on TCP (ID code and
// length). Source: C-Power basic protocol 1.1 and external calls 2.1, 2.2.
//
//   serial   A5 | escaped( 68 32 id command mark data… sum sum ) | AE
//   network  id code (4, high byte first) | length (2) | 00 00 | 68 32 id command mark data… sum
//   sum
//
// The vendor does not state the order of the two length bytes; the one library that is kept up
// sends the low byte first, so that is the default and the other order can be chosen.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace gongshi::drivers::cpower {

using Bytes = std::vector<std::uint8_t>;

inline constexpr std::uint8_t kGroup = 0xFF;  // every card listens, none may answer

struct Wire {
  bool network = false;
  bool big_length = false;  // of the network form's length (inferred: low byte first)
  std::uint32_t id_code = 0xFFFFFFFF;
};

struct Packet {
  std::uint8_t id = 1;
  std::uint8_t command = 0;
  /// On the way out: bit 0 asks for an answer. In an answer to an external call (7B): its result.
  std::uint8_t mark = 1;
  Bytes data{};
  bool operator==(const Packet&) const = default;
};

[[nodiscard]] Bytes encode_frame(const Packet& packet, const Wire& wire);

/// Every whole answer in `heard`, oldest first; what is no answer, or fails its sum, is passed
/// over. The type byte E8 (application 3.3 and later) and 68 (before) are both answers.
[[nodiscard]] std::vector<Packet> read_answers(std::span<const std::uint8_t> heard,
                                               const Wire& wire);

}  // namespace gongshi::drivers::cpower
