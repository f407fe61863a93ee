// LG displays on RS-232C and TCP: command lines out, replies in. No I/O, no clock.
//
//   [C1][C2] [Set ID] [Data…] CR  ─▶  [C2] [Set ID] [OK|NG][Data…]x
//
// Source: LG owner's manuals, "External control device setup" (command and reply formats, the
// command list); the letters below are theirs.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongshi::drivers::panel::lg {

struct Address {
  int set = 1;     // the number chosen in the set's menu
  int digits = 2;  // hex digits of it on the line; newer sets: 3
};

struct Command {
  std::string_view code;           // "ka"
  std::vector<std::uint8_t> data;  // each sent as two hex digits
  int data_digits = 2;             // some small sets: 1
};

[[nodiscard]] std::vector<std::uint8_t> encode(const Address& address, const Command& command);

struct Reply {
  bool ok = false;
  std::string data;  // what follows OK or NG, without spaces
};

/// The first whole reply to `code` from that set in `heard`; what others said, and noise, is passed
/// over.
[[nodiscard]] std::optional<Reply> find_reply(const Address& address, std::string_view code,
                                              std::span<const std::uint8_t> heard);

/// "3c" at `index` (in pairs) of a reply's data, or the one digit of a set that sends one; empty
/// where it is not hex.
[[nodiscard]] std::optional<int> byte_at(std::string_view data, std::size_t index);

/// All of a reply's data as one number of at most seven hex digits.
[[nodiscard]] std::optional<int> number(std::string_view data);

}  // namespace gongshi::drivers::panel::lg
