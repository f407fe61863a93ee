// What a K card tells of itself: status, parameters, fonts, address. Each takes a reply's payload;
// lengths are checked before anything is believed, and fields that the vendor's document leaves
// open are not looked at.
#pragma once

#include <string>
#include <vector>

#include "drivers/protocol/onbon/k_packet.h"

namespace gongshi::drivers::onbon {

struct CardStatus {
  bool on = false;
  int brightness = 0;
  std::string clock;  // "2026-11-23 10:05:00", as the card keeps it
  int programs = 0;
  std::string program;               // its name, "P000"; empty: none
  std::optional<bool> special_area;  // it shows one; empty: the card has none
  int special_pages = 0;
  std::vector<std::uint8_t> area_ids;  // dynamic areas the card holds
  std::string barcode;                 // 16 bytes, NUL and spaces at the end removed
  std::string custom_id;               // 12 bytes, likewise
};

/// The A1 02 reply's payload. Cards without the special area leave its two bytes out (5K1), so the
/// length decides; a length that fits neither form is Errc::kCorrupt.
[[nodiscard]] Result<CardStatus> decode_status(std::span<const std::uint8_t> payload);

struct CardParameters {
  std::uint16_t address = 0;
  std::uint8_t device = 0;
  std::uint8_t baud_code = 0;  // 1: 9600, 2: 57600
  int width_px = 0, height_px = 0;
  std::uint8_t color = 0;

  /// 0: a code that the document does not name.
  [[nodiscard]] int baud() const;
};
/// The A2 0A reply's payload: its first nine bytes; what follows is left alone.
[[nodiscard]] Result<CardParameters> decode_parameters(std::span<const std::uint8_t> payload);

struct CardFont {
  bool chinese = false;
  int width = 0, height = 0;
};
/// The A2 09 reply, from behind its error byte. The document shows it without the two reserved
/// bytes that other replies have; the length tells which it is.
[[nodiscard]] Result<std::vector<CardFont>> decode_fonts(
    std::span<const std::uint8_t> behind_error);

struct FontDetails {
  std::string name;  // "O000"
  int width = 0, height = 0;
  std::uint8_t encoding = 0;  // 1 GB2312, 2 GBK; 0: not told
};
/// The A2 11 reply, likewise. Whether a record's length counts itself is not stated; the form that
/// makes all records end where the reply ends is taken, and anything else is Errc::kCorrupt.
[[nodiscard]] Result<std::vector<FontDetails>> decode_font_details(
    std::span<const std::uint8_t> behind_error);

/// The A2 07 reply's payload.
[[nodiscard]] Result<std::uint16_t> decode_screen_id(std::span<const std::uint8_t> payload);

/// "BX-6K2" for 0x62; "0x52" for what the vendor does not list.
[[nodiscard]] std::string device_name(std::uint8_t device);

}  // namespace gongshi::drivers::onbon
