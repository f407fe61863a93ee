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
#include "drivers/os/lang.h"

namespace gongshi::content::store {

/// The newest valid status document: which release the office says is current.
struct StatusFacts {
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;
  std::string manifest_hash;
  WallTime issued{};
  WallTime valid_until{};
  bool operator==(const StatusFacts&) const = default;
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

/// Neither behind everything that is signed nor absurdly ahead of it. False: nothing on a screen
/// may say "today" or "now", whatever more severe state it has.
[[nodiscard]] bool clock_sure(const FreshnessFacts& facts, WallTime clock);

/// What a screen says about age at one moment.
struct FreshnessReport {
  Freshness state = Freshness::kWithheld;
  bool clock_sure = false;
  WallTime now{};                       // what "now" means for content
  std::optional<WallTime> confirmed{};  // when the office last said which release is current
  bool operator==(const FreshnessReport&) const = default;

  /// STALE and FALLBACK stand on every page, not in small print.
  [[nodiscard]] bool wants_banner() const {
    return state == Freshness::kStale || state == Freshness::kFallback;
  }
};

[[nodiscard]] FreshnessReport freshness_report(const FreshnessFacts& facts, WallTime clock);

/// The next moment at which the clock alone may change that report.
[[nodiscard]] std::optional<WallTime> freshness_changes_at(const FreshnessFacts& facts,
                                                           WallTime clock);

/// What every display says of STALE and FALLBACK.
[[nodiscard]] Sentence stale_banner();

}  // namespace gongshi::content::store
