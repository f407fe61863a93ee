// Rotation: what is due, in the one written order: each item at least once.
//
//   due ─[rotation]─ plan ─ playlist
#pragma once

#include <vector>

#include "signage/edition.h"
#include "signage/playlist/due.h"
#include "signage/playlist/words.h"

namespace gongshi::signage {

/// Of a release: urgent items first and again after every two others, then day parts and routine,
/// complaint line and serial line; name and date where no message is due. While the content may be
/// out of date every third item says so.
[[nodiscard]] std::vector<Item> release_rotation(const content::Release& release,
                                                 const LocalTime& now,
                                                 const content::store::FreshnessReport& age,
                                                 const Languages& languages, Due due);

/// The built-in notice where no release may be shown: whose device this is and where to ask, and no
/// price.
[[nodiscard]] std::vector<Item> notice_rotation(const Edition& edition, const LocalTime& now,
                                                bool clock_sure, const Languages& languages);

}  // namespace gongshi::signage
