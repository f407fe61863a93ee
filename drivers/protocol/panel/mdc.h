// Samsung MDC: frames out, replies in. No I/O, no clock.
//
//   AA command id length data… sum  ─▶  AA FF id length A|N command data… sum
//
// Source: MDC protocol (command list 00 … F9); the sum is the low byte of all bytes after AA.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gongshi::drivers::panel::mdc {

enum Command : std::uint8_t {
  kSerialNumber = 0x0B,
  kDisplayStatus = 0x0D,
  kSoftwareVersion = 0x0E,
  kPower = 0x11,
  kInput = 0x14,
  kSafetyLock = 0x5D,
  kPanel = 0xF9,
};

/// A read has no data.
[[nodiscard]] std::vector<std::uint8_t> encode(std::uint8_t id, std::uint8_t command,
                                               std::span<const std::uint8_t> data);

struct Reply {
  bool ok = false;
  std::vector<std::uint8_t> data;  // of a refusal: the error byte
};

/// The first whole and correct reply to `command` from set `id` in `heard`; what others said, and
/// noise, is passed over.
[[nodiscard]] std::optional<Reply> find_reply(std::uint8_t id, std::uint8_t command,
                                              std::span<const std::uint8_t> heard);

}  // namespace gongshi::drivers::panel::mdc
