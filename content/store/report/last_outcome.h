// LastOutcome: what the newest import or pull came to, for `status`, the maintenance screen and
// whoever is called when a lobby shows old prices. A note for people; nothing is decided by it.
#pragma once

#include <optional>
#include <string>

#include "content/store/disk.h"
#include "content/store/layout.h"
#include "drivers/os/clock.h"

namespace gongshi::content::store {

struct LastOutcome {
  WallTime at{};
  std::string source;  // file, folder or URL
  std::string word;    // "OK", "E_SIG", …
  Sentence sentence;
};

[[nodiscard]] Status write_last_outcome(Disk& disk, const Layout& layout,
                                        const LastOutcome& outcome);

/// Empty when there has been none, or the note is damaged.
[[nodiscard]] std::optional<LastOutcome> read_last_outcome(const Layout& layout);

}  // namespace gongshi::content::store
