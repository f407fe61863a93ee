// Playlist: what each display shows at a moment: the one written order.
//
//   store ─[playlist]─ layout ─ raster ─ protocol ─ transport
//
// The order (product contract, section 8), highest first:
//
//   1 emergency card    (not yet part of a release)
//   2 urgent notice     dated messages of priority "urgent", and today's stopped clinics
//   3 day-part item     messages bound to a time of the day
//   4 routine rotation  all other messages, then complaint line and serial line
//   5 fallback page     hospital name and date, when 2 to 4 hold no message
//
// Higher stands first in the rotation, and while an urgent notice is due one follows after every
// two other items. Nothing that is due is left out, and the serial line is always in.
//
// A pure function of (release, display, now). A slot's place is counted from local midnight, so
// equal displays with equal clocks show the same item at the same time without talking.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/site.h"
#include "content/release.h"
#include "drivers/os/clock.h"

namespace gongshi::signage {

enum class ItemKind : std::uint8_t {
  kUrgent,
  kDayPart,
  kRoutine,
  kComplaint,  // complaint line
  kSerial,     // "公示 1-42 …"
  kFallback,   // hospital name, date
};

[[nodiscard]] std::string_view item_kind_word(ItemKind kind);  // "urgent"

struct Item {
  ItemKind kind = ItemKind::kFallback;
  std::string id;  // "message:welcome", "stop:d001:morning", "complaint", "serial", "name", "date"
  std::string text;              // word for word what this display shows
  std::chrono::seconds dwell{};  // long enough to read, or to scroll by once
  bool operator==(const Item&) const = default;
};

/// What one display shows from `slot_start` to `slot_end`.
struct Showing {
  std::string display;
  std::string serial;          // empty without a release
  std::string manifest_hash;   // likewise
  std::vector<Item> rotation;  // in the order shown; never empty
  std::size_t current = 0;     // index in `rotation`
  WallTime slot_start{};
  WallTime slot_end{};    // exclusive; never after `changes_at`
  WallTime changes_at{};  // the rotation itself stays as it is until then

  [[nodiscard]] const Item& item() const { return rotation[current]; }
};

/// `release` may be null: no release has been accepted yet.
[[nodiscard]] Showing at(const content::Release* release, const config::Display& display,
                         WallTime now);

/// True for a display that draws pixels on a monitor, not dots on a board.
[[nodiscard]] bool is_screen(const config::Display& display);

/// "11月22日 星期日".
[[nodiscard]] std::string date_line_zh(const LocalTime& time);

/// "公示 1-42 2026-11-20 发布".
[[nodiscard]] std::string serial_line_zh(const content::Release& release);

/// "投诉电话 0571-5550 1234".
[[nodiscard]] std::string complaint_line_zh(const content::Release& release);

}  // namespace gongshi::signage
