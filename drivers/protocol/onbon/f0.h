// Onbon BX "F0" dialect: pictures in dynamic areas of the graphic cards (5E, 5Q+, 6E, 6Q).
//
//   header 16 | body | CRC-16 over both, low byte first          (envelope.h wraps it)
//
// A dynamic area lives in the card's RAM: it may change without limit and is lost with the power.
// The host draws, so a page is a bitmap (bitmap.h). Source: vendor's manuals of dynamic areas, 5th
// and 6th generation.
#pragma once

#include <vector>

#include "drivers/protocol/onbon/graphic.h"

namespace gongshi::drivers::onbon::f0 {

[[nodiscard]] Bytes encode_packet(const GraphicHeader& header, std::span<const std::uint8_t> body);

struct Packet {
  GraphicHeader header;
  Bytes body;
};

/// Checks mark, length and check sum. Errc::kCorrupt otherwise.
[[nodiscard]] Result<Packet> decode_packet(std::span<const std::uint8_t> packet);

/// Effects that are used here, of the manual's 28.
enum class Effect : std::uint8_t { kStatic = 0x01, kInstant = 0x02, kLeftContinuous = 0x04 };

enum class Run : std::uint8_t { kLoop = 0, kHoldLast = 1 };

/// How a page comes, and how long it stays.
struct Page {
  Effect effect = Effect::kStatic;
  std::uint8_t speed = 5;
  std::uint16_t stay_10ms = 1000;
  std::uint16_t valid_px = 0;  // of its width; the rest of the last page of a strip is padding
  Bytes bitmap;
  bool operator==(const Page&) const = default;
};

struct Area {
  std::uint8_t id = 0;
  Run run = Run::kLoop;
  std::uint16_t timeout_s = 30;  // only the run modes that expire look at it
  std::uint8_t immediate = 1;    // 1: this instead of the programs; 0: with them; 2: after them
  std::uint16_t x = 0, y = 0, width = 0, height = 0;  // pixels
  std::vector<Page> pages;
  bool operator==(const Area&) const = default;
};

/// Length, parameters and bitmap of one page, as the 5th generation has it in dynamic areas and in
/// program files.
[[nodiscard]] Bytes page_record_5(const Page& page);

// ---- requests: bodies ---------------------------------------------------------------------------

[[nodiscard]] Bytes ping_request();
/// 5th generation: one area a command (A7 00).
[[nodiscard]] Bytes area_request_5(const Area& area);
/// 6th generation: several areas a command, all parameters before all bitmaps.
[[nodiscard]] Bytes areas_request_6(std::span<const Area> areas);
/// A7 01, of all areas.
[[nodiscard]] Bytes delete_all_request();

}  // namespace gongshi::drivers::onbon::f0
