// SampleFacts: what a device with the sample release knows in each state of freshness, on the
// morning of Monday 2026-11-23.
#pragma once

#include "content/store/freshness.h"

namespace gongshi::test {

/// Facts whose state is `state` on that morning, and until the end of the next day.
[[nodiscard]] content::store::FreshnessFacts sample_facts(content::Freshness state);

inline constexpr content::Freshness kEveryState[] = {
    content::Freshness::kWithheld, content::Freshness::kFallback,
    content::Freshness::kStale,    content::Freshness::kClockUnsure,
    content::Freshness::kBehind,   content::Freshness::kUnconfirmed,
    content::Freshness::kCurrent,
};

}  // namespace gongshi::test
