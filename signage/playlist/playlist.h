// Playlist: what each display shows at a moment: the one written order.
//
//   store ─[playlist]─ layout ─ raster ─ protocol ─ transport
//
// The order (product contract, section 8), highest first:
//
//   1 emergency card    while one runs it is all there is
//   2 urgent notice     dated messages of priority "urgent", and today's stopped clinics
//   3 day-part item     messages bound to a time of the day
//   4 routine rotation  all other messages, then complaint line and serial line
//   5 fallback page     hospital name and date, when 2 to 4 hold no message
//
// Content that may be out of date (STALE, FALLBACK) says so in every third item of 2 to 5.
// Higher stands first in the rotation, and while an urgent notice is due one follows after every
// two other items. Nothing that is due is left out, and the serial line is always in. Items with a
// number per hour have their own times (plan.h).
//
// Where no release may be shown the rotation is the site's built-in notice. While the clock cannot
// be believed nothing says "today": stopped clinics carry their dates, and messages for a part of
// the day or the week wait unless they are urgent.
//
// A pure function of (edition, display, clock): what `show`, `render`, boards and screens all ask.
//
//   due ─ rotation ─ plan
#pragma once

#include <string>
#include <vector>

#include "config/site.h"
#include "content/release.h"
#include "drivers/os/clock.h"
#include "signage/edition.h"
#include "signage/playlist/item.h"
#include "signage/playlist/words.h"

namespace gongshi::signage {

/// What one display shows from `slot_start` to `slot_end`.
struct Showing {
  std::string display;
  content::store::FreshnessReport age;
  std::string serial;          // empty without a release
  std::string manifest_hash;   // likewise
  std::vector<Item> rotation;  // each item that is due, in the written order; never empty
  std::size_t current = 0;     // index in `rotation`
  WallTime slot_start{};
  WallTime slot_end{};    // exclusive; never after `changes_at`
  WallTime changes_at{};  // the rotation itself stays as it is until then

  [[nodiscard]] const Item& item() const { return rotation[current]; }
};

/// `clock` is the machine's; content's own now comes from the edition's age.
[[nodiscard]] Showing at(const Edition& edition, const config::Display& display, WallTime clock);

}  // namespace gongshi::signage
