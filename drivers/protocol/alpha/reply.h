// What an Alpha sign answers to a question, found among NULs, echoes and noise.
//
//   NUL x20..26  SOH '0' "00" STX command data ETX sum(4) EOT
//
// A reply names the question (write code and label) but never the sign: its address is always 00.
#pragma once

#include "drivers/protocol/alpha/packet.h"

namespace gongshi::drivers::alpha {

struct Reply {
  enum class Kind : std::uint8_t {
    kNone,         // nothing whole so far
    kDamaged,      // a reply whose check sum is wrong
    kUnsupported,  // XDF: "*** NOT SUPPORTED ***"
    kWhole,
  };
  Kind kind = Kind::kNone;
  Bytes data;  // after the command and the label, without ETX
};

/// Looks for the reply that begins with `question`: the write code and the label, "E$", "BA".
/// Other replies are late ones and are passed over. Bit 7 is ignored: a 7E1 sign seen through an
/// 8N1 port carries its parity there.
[[nodiscard]] Reply find_reply(std::span<const std::uint8_t> heard, std::string_view question);

/// Longer replies are cut off by whoever listens and never become whole.
inline constexpr std::size_t kLongestReply = 16UL * 1024;

}  // namespace gongshi::drivers::alpha
