// Playlist: what each display shows at a moment: the one written order.
//
//   store ─[playlist]─ layout ─ raster ─ protocol ─ transport
//
// The order (product contract, section 8), highest first:
//
//   0 warning           content that may be out of date (STALE, FALLBACK): every third item
//   1 emergency card    (not yet part of a release)
//   2 urgent notice     dated messages of priority "urgent", and today's stopped clinics
//   3 day-part item     messages bound to a time of the day
//   4 routine rotation  all other messages, then complaint line and serial line
//   5 fallback page     hospital name and date, when 2 to 4 hold no message
//
// Higher stands first in the rotation, and while an urgent notice is due one follows after every
// two other items. Nothing that is due is left out, and the serial line is always in.
//
// Where no release may be shown the rotation is the site's built-in notice. While the clock cannot
// be believed nothing says "today": stopped clinics carry their dates, and messages for a part of
// the day or the week wait unless they are urgent.
//
// A pure function of (edition, display, clock). A slot's place is counted from local midnight, so
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
#include "signage/edition.h"

namespace gongshi::signage {

enum class ItemKind : std::uint8_t {
  kWarning,  // "内容可能已过时，请到窗口核实"
  kUrgent,
  kDayPart,
  kRoutine,
  kComplaint,  // complaint line
  kSerial,     // "公示 1-42 …"
  kFallback,   // hospital name, date; the built-in notice
};

[[nodiscard]] std::string_view item_kind_word(ItemKind kind);  // "urgent"

struct Item {
  ItemKind kind = ItemKind::kFallback;
  std::string id;  // "message:welcome", "stop:d001:morning", "stale", "complaint", "serial", "name"
  std::string text;              // word for word what this display shows
  std::chrono::seconds dwell{};  // long enough to read, or to scroll by once
  bool operator==(const Item&) const = default;
};

/// What one display shows from `slot_start` to `slot_end`.
struct Showing {
  std::string display;
  content::store::FreshnessReport age;
  std::string serial;          // empty without a release
  std::string manifest_hash;   // likewise
  std::vector<Item> rotation;  // in the order shown; never empty
  std::size_t current = 0;     // index in `rotation`
  WallTime slot_start{};
  WallTime slot_end{};    // exclusive; never after `changes_at`
  WallTime changes_at{};  // the rotation itself stays as it is until then

  [[nodiscard]] const Item& item() const { return rotation[current]; }
};

/// `clock` is the machine's; content's own now comes from the edition's age.
[[nodiscard]] Showing at(const Edition& edition, const config::Display& display, WallTime clock);

/// True for a display that draws pixels on a monitor, not dots on a board.
[[nodiscard]] bool is_screen(const config::Display& display);

/// "11月22日 星期日".
[[nodiscard]] std::string date_line_zh(const LocalTime& time);

/// "公示 1-42 2026-11-20 发布".
[[nodiscard]] std::string serial_line_zh(const content::Release& release);

/// "投诉电话 0571-5550 1234".
[[nodiscard]] std::string complaint_line_zh(std::string_view phone);

/// "内容可能已过时，请到窗口核实", with the code "S2" behind it in FALLBACK.
[[nodiscard]] std::string warning_line_zh(const content::store::FreshnessReport& age);

/// How sure the device is of what it shows, for a screen's small line: "最近确认 11月22日 10:00".
[[nodiscard]] std::string age_line_zh(const content::store::FreshnessReport& age);

/// "10:05".
[[nodiscard]] std::string clock_text(const LocalTime& time);

}  // namespace gongshi::signage
