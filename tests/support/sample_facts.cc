#include "tests/support/sample_facts.h"

#include "tests/support/sample_release.h"

namespace gongshi::test {

using content::Freshness;

content::store::FreshnessFacts sample_facts(Freshness state) {
  content::store::FreshnessFacts facts;
  facts.active = sample_id();
  facts.fallback = state == Freshness::kFallback;
  content::store::StatusFacts status{1, 42, facts.active->manifest_hash,
                                     *parse_time("2026-11-22T02:00:00Z"),
                                     *parse_time("2026-11-25T02:00:00Z")};
  switch (state) {
    case Freshness::kWithheld:
      facts.active.reset();
      break;
    case Freshness::kStale:
      facts.active->fresh_until = *parse_time("2026-11-22T00:00:00Z");
      break;
    case Freshness::kClockUnsure:  // somebody signed what this clock still calls the future
      status.issued = *parse_time("2026-11-26T02:00:00Z");
      status.valid_until = *parse_time("2026-11-28T02:00:00Z");
      break;
    case Freshness::kBehind:
      status.seq = 43;
      break;
    case Freshness::kUnconfirmed:
      status.valid_until = *parse_time("2026-11-22T16:00:00Z");
      break;
    case Freshness::kFallback:
    case Freshness::kCurrent:
      break;
  }
  facts.status = status;
  return facts;
}

}  // namespace gongshi::test
