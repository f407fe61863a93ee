#include "content/store/freshness.h"

#include <algorithm>
#include <tuple>
#include <vector>

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

std::string freshness_code(Freshness freshness) {
  return "S" + std::to_string(static_cast<int>(freshness) + 1);
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

bool clock_sure(const FreshnessFacts& facts, WallTime clock) {
  // Without anything signed nobody vouches for the clock of a machine that was just switched on.
  if (!facts.active && !facts.status) return facts.network_time;
  const WallTime floor = signed_floor(facts);
  return clock >= floor && (clock <= floor + kClockLead || facts.network_time);
}

Freshness freshness(const FreshnessFacts& facts, WallTime clock) {
  if (!facts.active) return Freshness::kWithheld;
  if (facts.fallback) return Freshness::kFallback;
  const ReleaseId& active = *facts.active;
  const WallTime now = content_now(facts, clock);
  if (now > active.fresh_until) return Freshness::kStale;
  if (!clock_sure(facts, clock)) return Freshness::kClockUnsure;
  if (!facts.status) return Freshness::kUnconfirmed;
  const StatusFacts& status = *facts.status;
  const auto named = std::tie(status.epoch, status.seq);
  if (named > std::tie(active.epoch, active.seq)) return Freshness::kBehind;
  const bool names_active =
      named == std::tie(active.epoch, active.seq) && status.manifest_hash == active.manifest_hash;
  return names_active && now <= status.valid_until ? Freshness::kCurrent : Freshness::kUnconfirmed;
}

FreshnessReport freshness_report(const FreshnessFacts& facts, WallTime clock) {
  FreshnessReport report{
      freshness(facts, clock), clock_sure(facts, clock), content_now(facts, clock), {}};
  if (facts.status) report.confirmed = facts.status->issued;
  return report;
}

std::optional<WallTime> freshness_changes_at(const FreshnessFacts& facts, WallTime clock) {
  constexpr std::chrono::milliseconds kJustAfter{1};
  const WallTime floor = signed_floor(facts);
  std::vector<WallTime> moments{floor, floor + kClockLead + kJustAfter};
  if (facts.active) moments.push_back(facts.active->fresh_until + kJustAfter);
  if (facts.status) moments.push_back(facts.status->valid_until + kJustAfter);
  std::optional<WallTime> next;
  for (const WallTime moment : moments) {
    if (moment > clock && (!next || moment < *next)) next = moment;
  }
  return next;
}

Sentence stale_banner() {
  return {"内容可能已过时，请到窗口核实", "This may be out of date. Please check at the counter."};
}

}  // namespace store
}  // namespace gongshi::content
