// Edition: what the store gives the displays: a release or the reason for none, and what is known
// about its age.
//
//   store ─▶ release watch ─[edition]─▶ playlist ─▶ boards and screens
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "config/site.h"
#include "content/release.h"
#include "content/store/freshness.h"

namespace gongshi::signage {

/// A pre-approved card that runs now, on every display at once.
struct EmergencyRun {
  std::string card;  // EmergencyCard::id of the release
  WallTime started{};
  WallTime ends{};  // exclusive
  bool operator==(const EmergencyRun&) const = default;
};

struct Edition {
  std::shared_ptr<const content::Release> release;  // null: none may be shown
  content::store::FreshnessFacts facts;             // about `release`
  bool withheld = false;                            // there is content, but none may be shown
  config::Notice notice;                            // stands in its place
  std::optional<EmergencyRun> emergency{};          // beats everything while it runs

  [[nodiscard]] content::store::FreshnessReport age(WallTime clock) const {
    return content::store::freshness_report(facts, clock);
  }
  /// The same release, and every display would say the same about it at any moment.
  [[nodiscard]] bool same_as(const Edition& other) const {
    return release == other.release && withheld == other.withheld && notice == other.notice &&
           emergency == other.emergency && facts.fallback == other.facts.fallback &&
           facts.status == other.facts.status && facts.network_time == other.facts.network_time;
  }
};

}  // namespace gongshi::signage
