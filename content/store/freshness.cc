#include "content/store/freshness.h"

#include <algorithm>
#include <tuple>

namespace gongshi::content {

std::string_view freshness_word(Freshness freshness) {
  switch (freshness) {
    case Freshness::kWithheld:
      return "WITHHELD";
    case Freshness::kFallback:
      return "FALLBACK";
    case Freshness::kStale:
      return "STALE";
    case Freshness::kClockUnsure:
      return "CLOCK UNSURE";
    case Freshness::kBehind:
      return "BEHIND";
    case Freshness::kUnconfirmed:
      return "UNCONFIRMED";
    case Freshness::kCurrent:
      return "CURRENT";
  }
  return {};
}

namespace store {
namespace {

/// Further ahead than any release may be fresh: no honest content explains such a clock.
constexpr std::chrono::days kClockLead{400};

/// The newest date that somebody with a key has vouched for.
WallTime signed_floor(const FreshnessFacts& facts) {
  WallTime floor{};
  if (facts.active) floor = facts.active->created;
  if (facts.status) floor = std::max(floor, facts.status->issued);
  return floor;
}

}  // namespace

WallTime content_now(const FreshnessFacts& facts, WallTime clock) {
  return std::max(clock, signed_floor(facts));
}

Freshness freshness(const FreshnessFacts& facts, WallTime clock) {
  if (!facts.active) return Freshness::kWithheld;
  if (facts.fallback) return Freshness::kFallback;
  const ReleaseId& active = *facts.active;
  const WallTime now = content_now(facts, clock);
  if (now > active.fresh_until) return Freshness::kStale;
  const WallTime floor = signed_floor(facts);
  if (clock < floor || (clock > floor + kClockLead && !facts.network_time)) {
    return Freshness::kClockUnsure;
  }
  if (!facts.status) return Freshness::kUnconfirmed;
  const StatusFacts& status = *facts.status;
  const auto named = std::tie(status.epoch, status.seq);
  if (named > std::tie(active.epoch, active.seq)) return Freshness::kBehind;
  const bool names_active =
      named == std::tie(active.epoch, active.seq) && status.manifest_hash == active.manifest_hash;
  return names_active && now <= status.valid_until ? Freshness::kCurrent : Freshness::kUnconfirmed;
}

}  // namespace store
}  // namespace gongshi::content
