// JetFile II, format 2: binary packets with check sum, serial number and status codes.
//
//   55 A7 | sum 2 | data length 2 | source 2 | group unit | serial 2 | main sub | argument length |
//   reply flag | argument | data            replies begin with 55 A8
//
// Numbers are little-endian; the sum is over every byte from offset 4 on; the argument's length is
// in units of four bytes. Source: JetFile II protocol 2.5.4 and 2.8.7 (Chainzone).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "drivers/os/lang.h"

namespace gongshi::drivers::jetfile2 {

using Bytes = std::vector<std::uint8_t>;

/// Main command in the high byte, sub command in the low one.
using Command = std::uint16_t;

struct Address {
  std::uint8_t group = 1, unit = 1;  // 0, 0: all signs
};

struct Request {
  Command command = 0;
  Bytes argument{};  // filled up with zeros to a multiple of four
  Bytes data{};
};

[[nodiscard]] Bytes encode_packet(const Request& request, Address to, std::uint16_t serial,
                                  bool reply_wanted = true);

struct Reply {
  std::uint16_t serial = 0;
  Command command = 0;
  std::optional<std::uint16_t> status{};  // a status code instead of an answer
  Bytes argument{}, data{};
};

/// Far above what any question here is answered with.
inline constexpr std::size_t kLongestReply = 4UL * 1024;

/// The first sound reply in `heard` to `serial` and `command`. What stands before it, late replies
/// to other requests among it, is passed over; no length in it is trusted beyond `heard`. The time
/// it takes grows with the size of `heard` only.
[[nodiscard]] std::optional<Reply> find_reply(std::span<const std::uint8_t> heard,
                                              std::uint16_t serial, Command command);

/// 9000, or 4B4F: the letters OK.
[[nodiscard]] bool status_is_ok(std::uint16_t status);
/// Check sum and a file in use: worth sending again as it is.
[[nodiscard]] bool status_is_passing(std::uint16_t status);
/// The sign does not know the command: it never will.
[[nodiscard]] bool status_is_unknown_command(std::uint16_t status);
/// File not found, in the words of reading (9008) and of looking for it (7E01).
[[nodiscard]] bool status_is_no_file(std::uint16_t status);
/// The vendor's table in words; an unknown one keeps its number.
[[nodiscard]] Sentence status_sentence(std::uint16_t status);

/// Sum of all bytes, 16 bits.
[[nodiscard]] std::uint16_t sum16(std::span<const std::uint8_t> bytes);

}  // namespace gongshi::drivers::jetfile2
