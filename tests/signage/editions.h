// Editions: the sample release as the store would hand it to the displays.
#pragma once

#include "signage/edition.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

namespace gongshi::test {

inline const config::Notice kSampleNotice{"青溪市第一人民医院", "0571-5550 1234"};

/// In one state of freshness on the morning of 2026-11-23.
inline signage::Edition edition_in(content::Freshness state) {
  signage::Edition edition{nullptr, sample_facts(state), false, kSampleNotice};
  if (state == content::Freshness::kWithheld) {
    edition.withheld = true;
  } else {
    edition.release = sample_release();
  }
  return edition;
}

/// Fresh on any day of the years 2026 and 2027, so that a test may choose its own; null: a device
/// that has never received anything.
inline signage::Edition fresh(std::shared_ptr<const content::Release> release) {
  signage::Edition edition{std::move(release), {}, false, {}};
  edition.facts.network_time = true;
  if (edition.release == nullptr) return edition;
  edition.facts.active = edition.release->id();
  edition.facts.active->created = *parse_time("2026-01-01T00:00:00Z");
  edition.facts.active->fresh_until = *parse_time("2028-01-01T00:00:00Z");
  return edition;
}

}  // namespace gongshi::test
