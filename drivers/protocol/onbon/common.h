// Onbon BX "C" dialect: the common commands of all graphic cards (A, E, M, Q of the 5th and 6th
// generation): who are you, how are you, power, brightness, clock.
//
//   header 27 (5th) or 28 (6th) | body          no check sum behind the body, its CRC-16 and an
//                                               exclusive-or of the header stand in the header
//
// Source: the vendor's BX-05/06 classes, executed.
#pragma once

#include "drivers/os/clock.h"
#include "drivers/protocol/onbon/graphic.h"

namespace gongshi::drivers::onbon::common {

inline constexpr std::uint16_t kWhoeverIsThere = 0xFFFE;  // only with one card on the line

struct Packet {
  int generation = 6;
  GraphicHeader header;
  Bytes body;
};

/// `generation` 5 or 6; `sequence` is the sender's to choose, and so is `random` (the vendor's
/// classes take a number of the process).
[[nodiscard]] Bytes encode_packet(int generation, const GraphicHeader& header,
                                  std::uint16_t sequence, std::span<const std::uint8_t> body,
                                  std::uint8_t random = 0);

/// Checks version, lengths, the header's exclusive-or and the body's CRC. Errc::kCorrupt otherwise.
[[nodiscard]] Result<Packet> decode_packet(std::span<const std::uint8_t> packet);

// ---- requests: bodies ---------------------------------------------------------------------------

[[nodiscard]] Bytes identity_request();      // A2 00
[[nodiscard]] Bytes state_request();         // A2 0F
[[nodiscard]] Bytes power_request(bool on);  // A2 05: 01 on, 00 off (the font cards use 02)
[[nodiscard]] Bytes clock_request(const LocalTime& time);  // A2 02
/// A2 07 in manual mode: the same level, 0 .. 15, in all 48 half-hour slots.
[[nodiscard]] Bytes brightness_request(int level);

// ---- replies ------------------------------------------------------------------------------------

/// The A2 80 reply. Its tail differs by generation and firmware and is not read.
struct Identity {
  std::uint16_t type = 0;
  std::string firmware;
  std::uint16_t address = 0;
  int width_px = 0, height_px = 0;
  int color = 0;  // 1 single, 3 dual, 7 three colours, 255 full
};
[[nodiscard]] bool is_identity(const GraphicReply& reply);
[[nodiscard]] Result<Identity> decode_identity(std::span<const std::uint8_t> data);

/// The A2 8F reply.
struct State {
  bool on = false;
  bool timed = false;       // a timer switches it
  int brightness_mode = 0;  // 0 manual, 1 timed, 2 and 3 by a sensor
  int brightness = 0;       // 0 .. 15
  int programs = 0;
  std::string current;  // the program that is played
  bool screen_locked = false, program_locked = false;
  bool clock_good = false;
  std::optional<LocalTime> clock{};       // empty: not a time
  std::optional<Bytes> sensors{};         // 10 bytes whose coding the manuals do not give
  std::optional<std::string> customer{};  // 6th generation
  std::optional<std::string> barcode{};
};
[[nodiscard]] bool is_state(const GraphicReply& reply);
[[nodiscard]] Result<State> decode_state(std::span<const std::uint8_t> data);

}  // namespace gongshi::drivers::onbon::common
