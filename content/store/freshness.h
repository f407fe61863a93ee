// Freshness: how old the content on the screens may be, in the words of bundle security section 8.
//
// Pure: a function of what is known and the machine's clock. The clock decides wording only, never
// what is installed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "content/store/reader.h"
#include "drivers/os/clock.h"

namespace gongshi::content::store {

/// The newest valid status document: which release the office says is current.
struct StatusFacts {
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;
  std::string manifest_hash;
  WallTime issued{};
  WallTime valid_until{};
};

struct FreshnessFacts {
  /// The release on the screens; empty: nothing verifies, or it is withheld.
  std::optional<ReleaseId> active;
  bool fallback = false;  // shown in place of a damaged one
  std::optional<StatusFacts> status;
  bool network_time = false;  // the machine's clock is synchronised
};

/// `clock` is the machine's own time.
[[nodiscard]] Freshness freshness(const FreshnessFacts& facts, WallTime clock);

/// The latest of clock, manifest's date and status's date: what "now" means for content.
[[nodiscard]] WallTime content_now(const FreshnessFacts& facts, WallTime clock);

}  // namespace gongshi::content::store
