// One packet of the K dialect: header, data, check sum; and what every reply has in common.
//
//   header 14 [+ barcode 16] | data: group cmd … | CRC-16 low byte first     (envelope.h wraps it)
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "drivers/os/result.h"
#include "drivers/protocol/onbon/envelope.h"

namespace gongshi::drivers::onbon {

inline constexpr std::uint16_t kHost = 0x8000;
inline constexpr std::uint16_t kBroadcastSilent = 0xFFFF;    // nobody answers
inline constexpr std::uint16_t kBroadcastAnswered = 0xFFFE;  // the card answers from FFFE
inline constexpr std::uint8_t kAnyDevice = 0xFE;

struct Header {
  std::uint16_t to = 1;
  std::uint16_t from = kHost;
  std::uint8_t display_mode = 0;  // 0: areas must not overlap; 1: dynamic areas win
  std::uint8_t device = kAnyDevice;
  /// Names one 6K card behind a broadcast address, for set-IP only.
  std::optional<std::array<std::uint8_t, 16>> barcode{};
};

struct Packet {
  Header header;
  Bytes data;
};

/// Header, data and check sum, ready for wrap().
[[nodiscard]] Bytes encode_packet(const Header& header, std::span<const std::uint8_t> data);

/// Checks length and check sum (CRC-16, or the additive sum where the header says so).
/// Errc::kCorrupt otherwise.
[[nodiscard]] Result<Packet> decode_packet(std::span<const std::uint8_t> packet);

/// A request's third byte.
enum class Reply : std::uint8_t { kWanted = 1, kNone = 2 };

struct ReplyData {
  std::uint8_t group = 0, command = 0;
  std::uint8_t error = 0;  // 0: done
  Bytes payload;           // behind the two reserved bytes
  Bytes behind_error;      // these two included: some replies are documented without them

  [[nodiscard]] bool is_ack() const { return group == 0xA0 && command == 0 && error == 0; }
  [[nodiscard]] bool is_nak() const { return group == 0xA0 && command == 1; }
  [[nodiscard]] bool is_status() const { return group == 0xA1 && command == 2; }
};

[[nodiscard]] Result<ReplyData> decode_reply(std::span<const std::uint8_t> data);

/// `reply` is what the request with the data `asked` waits for: a NACK, the data that it asks for,
/// or otherwise a bare ACK. Requests carry no number, so this is all there is to tell by.
[[nodiscard]] bool answers(std::span<const std::uint8_t> asked, const ReplyData& reply);

inline constexpr std::uint8_t kErrorNoStorage = 4;
inline constexpr std::uint8_t kErrorNoFile = 6;
inline constexpr std::uint8_t kErrorFileCheck = 11;
inline constexpr std::uint8_t kErrorBlock = 16;

/// The error codes of the vendor's table, in words; an unknown one keeps its number.
[[nodiscard]] Sentence error_sentence(std::uint8_t error);
/// Busy and check sum: worth sending again as it is.
[[nodiscard]] bool error_is_passing(std::uint8_t error);

}  // namespace gongshi::drivers::onbon
