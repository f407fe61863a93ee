// ScrubNote: what the last full check of the store came to, for `status`. Nothing is decided by it
// but when the next one is due.
#pragma once

#include <optional>

#include "content/store/heal.h"

namespace gongshi::content::store {

struct ScrubNote {
  WallTime at{};
  Healed healed;
};

[[nodiscard]] Status write_scrub_note(Disk& disk, const Layout& layout, const ScrubNote& note);

/// Empty when there has been none, or the note is damaged.
[[nodiscard]] std::optional<ScrubNote> read_scrub_note(const Layout& layout);

}  // namespace gongshi::content::store
