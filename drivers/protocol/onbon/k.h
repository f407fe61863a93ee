// Onbon BX "K" dialect: the font cards (BX-5K1/5K2/5MK, 6K1 … 6K4). Requests out, replies in.
//
//   header 14 | data: group cmd … | CRC-16 low byte first        (onbon_envelope.h wraps it)
//
// The card draws the text itself with its own GB2312 fonts, so data is text (gb2312.h), not
// pixels. Integers are little-endian, times BCD. Source: vendor protocol document 1.4 and the
// vendor's Java classes; what neither states is an option of the board, not a guess here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/clock.h"
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

// ---- requests: the data of one packet -----------------------------------------------------------

enum class Reply : std::uint8_t { kWanted = 1, kNone = 2 };

[[nodiscard]] Bytes ping_request();
[[nodiscard]] Bytes status_request();
[[nodiscard]] Bytes clock_request(const LocalTime& time, Reply reply = Reply::kWanted);
[[nodiscard]] Bytes power_request(bool on);
/// `level` 0 .. 15. The vendor sends the 48 half-hour values only in timed mode; one third-party
/// library always sends them, so `with_table` repeats `level` there for firmware that insists.
[[nodiscard]] Bytes brightness_request(int level, bool with_table);
/// Stores up to 16 ASCII characters in the card, NUL padded (A1 09).
[[nodiscard]] Bytes client_info_request(std::string_view text);

enum class Effect : std::uint8_t { kStatic = 1, kInstant, kLeft, kRight, kUp, kDown };

/// X and width on the wire: in pixels with bit 15 set, or in units of 8 pixels (5K cards).
enum class Units : std::uint8_t { kPixels, kEights };

/// One dynamic area: drawn from the card's RAM, so it may change without limit and is lost with
/// the power.
struct Area {
  std::uint8_t id = 0;
  std::uint16_t x = 0, y = 0, width = 0, height = 0;  // pixels
  Units units = Units::kPixels;
  std::uint8_t line_space = 0;
  std::uint8_t run_mode = 0;    // 0: loop
  std::uint16_t timeout_s = 0;  // only run modes 2 and up look at it
  std::uint8_t align = 0;       // bits 1-0: 0 left, 1 right, 2 centre; bits 3-2: 0 top, 1 bottom,
                                // 2 centre
  bool single_line = true;
  bool wrap = false;
  Effect effect = Effect::kStatic;
  std::uint8_t speed = 2;       // 0 fastest .. 0x18 slowest
  std::uint8_t stay_half = 10;  // units of 0.5 s
  Bytes text;                   // GB2312 with inline codes
  bool operator==(const Area&) const = default;
};

/// One area on the wire without its text.
inline constexpr std::size_t kAreaRecordBytes = 27;
[[nodiscard]] std::size_t area_bytes(const Area& area);
/// Bytes that an A3 06 request needs besides ids and records (each record also has a 2-byte
/// length).
inline constexpr std::size_t kAreasFixedBytes = 7;

/// Deletes `gone`, then draws `areas`. `process` 0 leaves an area alone before drawing it, 1 clears
/// it first.
[[nodiscard]] Bytes areas_request(std::span<const std::uint8_t> gone, std::span<const Area> areas,
                                  std::uint8_t process = 0);
/// Deletes every dynamic area (delete count FF).
[[nodiscard]] Bytes clear_areas_request();

// ---- replies ------------------------------------------------------------------------------------

struct ReplyData {
  std::uint8_t group = 0, command = 0;
  std::uint8_t error = 0;  // 0: done
  Bytes payload;

  [[nodiscard]] bool is_ack() const { return group == 0xA0 && command == 0 && error == 0; }
  [[nodiscard]] bool is_nak() const { return group == 0xA0 && command == 1; }
  [[nodiscard]] bool is_status() const { return group == 0xA1 && command == 2; }
};

[[nodiscard]] Result<ReplyData> decode_reply(std::span<const std::uint8_t> data);

/// `reply` is what the request with the data `asked` waits for: a NACK, the data that it asks for,
/// or otherwise a bare ACK. Requests carry no number, so this is all there is to tell by.
[[nodiscard]] bool answers(std::span<const std::uint8_t> asked, const ReplyData& reply);

/// The error codes of the vendor's table, in words; an unknown one keeps its number.
[[nodiscard]] Sentence error_sentence(std::uint8_t error);
/// Busy and check sum: worth sending again as it is.
[[nodiscard]] bool error_is_passing(std::uint8_t error);

struct CardStatus {
  bool on = false;
  int brightness = 0;
  std::string clock;  // "2026-11-23 10:05:00", as the card keeps it
  int programs = 0;
  std::vector<std::uint8_t> area_ids;  // dynamic areas the card holds
  std::string barcode;                 // 16 bytes, NUL and spaces at the end removed
  std::string custom_id;               // 12 bytes, likewise
};

/// The A1 02 reply's payload. Cards without the special area leave its two bytes out (5K1), so the
/// length decides; a length that fits neither form is Errc::kCorrupt.
[[nodiscard]] Result<CardStatus> decode_status(std::span<const std::uint8_t> payload);

}  // namespace gongshi::drivers::onbon
