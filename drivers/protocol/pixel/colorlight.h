// ColorLight 5A-75 receiver cards: raw Ethernet frames with fixed addresses.
//
//   11:22:33:44:55:66 | 22:22:33:44:55:66 | type 1 | payload
//
// There is no EtherType: byte 12 is the type and byte 13 already payload. Offsets below count from
// the first byte of the frame. No vendor document exists; the facts are those on which independent
// senders agree, and the family 0x0880 (it writes the card's flash) is never sent.
#pragma once

#include <optional>

#include "drivers/protocol/pixel/datagrams.h"

namespace gongshi::drivers::colorlight {

inline constexpr std::size_t kMostPixels = 497;  // of one row packet: 1512 bytes, within 1514
inline constexpr int kMostCards = 32;            // of one chain that are asked for

/// One row, in packets of at most 497 pixels; `pixels` in the card's byte order, usually B G R.
void put_row(std::size_t row, std::span<const std::uint8_t> pixels, Datagrams& out);

struct Levels {
  std::uint8_t red = 255, green = 255, blue = 255;
  bool operator==(const Levels&) const = default;
};

/// round(2.55 x percent), as every sender does.
[[nodiscard]] Levels levels(int brightness_pct);

/// Shows the uploaded rows.
void put_sync(Levels levels, Datagrams& out);

/// The card's own, non-linear brightness; not every firmware heeds it.
void put_brightness(Levels levels, Datagrams& out);

/// Asks card `index` of the chain (0 first) who it is.
void put_discovery(int index, Datagrams& out);

struct Card {
  int index = 0;
  int model = 0;  // "per one detector"
  int firmware_major = 0, firmware_minor = 0;
  int width_px = 0, height_px = 0;  // not fully understood by those who found them
  std::uint32_t packets = 0;        // received since it started, wraps
  std::uint32_t uptime_ms = 0;
};

/// Empty: the frame is no discovery reply.
[[nodiscard]] std::optional<Card> read_discovery(std::span<const std::uint8_t> frame);

}  // namespace gongshi::drivers::colorlight
