#include "content/store/freshness.h"

#include <doctest/doctest.h>

#include <vector>

using namespace gongshi;
using namespace gongshi::content;
using store::FreshnessFacts;

namespace {

WallTime at(std::string_view text) {
  return *parse_time(text);
}

/// Made on 15 June, fresh until 30 July, confirmed on 16 June for two days.
FreshnessFacts facts() {
  const std::string hash(64, 'a');
  FreshnessFacts facts;
  facts.active = {
      "hosp-a", "production", 1, 42, hash, at("2025-06-15T02:00:00Z"), at("2025-07-30T00:00:00Z")};
  facts.status = {1, 42, hash, at("2025-06-16T00:00:00Z"), at("2025-06-18T00:00:00Z")};
  return facts;
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("freshness: the rows of bundle security section 8") {
    const WallTime day = at("2025-06-17T00:00:00Z");
    FreshnessFacts f = facts();
    CHECK(store::freshness(f, day) == Freshness::kCurrent);
    CHECK(store::freshness(f, at("2025-06-18T00:00:00Z")) == Freshness::kCurrent);
    CHECK(store::freshness(f, at("2025-06-18T00:00:01Z")) == Freshness::kUnconfirmed);
    CHECK(store::freshness(f, at("2025-07-30T00:00:00Z")) == Freshness::kUnconfirmed);
    CHECK(store::freshness(f, at("2025-07-30T00:00:01Z")) == Freshness::kStale);
    f.status.reset();
    CHECK(store::freshness(f, day) == Freshness::kUnconfirmed);
    f = facts();
    f.status->seq = 43;
    CHECK(store::freshness(f, day) == Freshness::kBehind);
    CHECK(store::freshness(f, at("2025-07-01T00:00:00Z")) == Freshness::kBehind);
    f.status->epoch = 2;
    f.status->seq = 1;
    CHECK(store::freshness(f, day) == Freshness::kBehind);
    f.fallback = true;
    CHECK(store::freshness(f, at("2025-08-30T00:00:00Z")) == Freshness::kFallback);
    f.active.reset();
    CHECK(store::freshness(f, day) == Freshness::kWithheld);
  }

  TEST_CASE("freshness: a status for a lower number or another manifest confirms nothing") {
    const WallTime day = at("2025-06-17T00:00:00Z");
    FreshnessFacts f = facts();
    f.status->seq = 41;
    CHECK(store::freshness(f, day) == Freshness::kUnconfirmed);
    f = facts();
    f.status->manifest_hash = std::string(64, 'b');
    CHECK(store::freshness(f, day) == Freshness::kUnconfirmed);
  }

  TEST_CASE("freshness: a clock behind what is signed is unsure, and never makes old things new") {
    FreshnessFacts f = facts();
    CHECK(store::freshness(f, at("1970-01-01T00:00:00Z")) == Freshness::kClockUnsure);
    CHECK(store::freshness(f, at("2025-06-15T23:59:59Z")) == Freshness::kClockUnsure);
    f.status.reset();
    CHECK(store::freshness(f, at("2025-06-15T02:00:00Z")) == Freshness::kUnconfirmed);
    CHECK(store::freshness(f, at("2025-06-15T01:59:59Z")) == Freshness::kClockUnsure);
    // The status proves that time has passed fresh-until, whatever the clock says.
    f = facts();
    f.status->issued = at("2025-08-01T00:00:00Z");
    f.status->valid_until = at("2025-08-03T00:00:00Z");
    CHECK(store::freshness(f, at("2025-06-17T00:00:00Z")) == Freshness::kStale);
    CHECK(store::content_now(f, at("2025-06-17T00:00:00Z")) == at("2025-08-01T00:00:00Z"));
  }

  TEST_CASE("freshness: a clock far ahead is stale first, for that is more severe") {
    FreshnessFacts f = facts();
    CHECK(store::freshness(f, at("2037-01-01T00:00:00Z")) == Freshness::kStale);
    f.active->fresh_until = at("2040-01-01T00:00:00Z");
    CHECK(store::freshness(f, at("2037-01-01T00:00:00Z")) == Freshness::kClockUnsure);
    f.network_time = true;
    CHECK(store::freshness(f, at("2037-01-01T00:00:00Z")) == Freshness::kUnconfirmed);
  }

  TEST_CASE("freshness: every state has its word") {
    CHECK(freshness_word(Freshness::kWithheld) == "WITHHELD");
    CHECK(freshness_word(Freshness::kClockUnsure) == "CLOCK UNSURE");
    CHECK(freshness_word(Freshness::kCurrent) == "CURRENT");
  }

  TEST_CASE("freshness: a stale release under a wrong clock is stale, and its clock still unsure") {
    FreshnessFacts f = facts();
    f.status.reset();
    const auto far_ahead = store::freshness_report(f, at("2037-01-01T00:00:00Z"));
    CHECK(far_ahead.state == Freshness::kStale);
    CHECK_FALSE(far_ahead.clock_sure);
    const auto unset = store::freshness_report(f, at("1970-01-01T00:00:00Z"));
    CHECK(unset.state == Freshness::kClockUnsure);
    CHECK_FALSE(unset.clock_sure);
    CHECK(unset.now == f.active->created);
    f.network_time = true;
    CHECK(store::freshness_report(f, at("2037-01-01T00:00:00Z")).clock_sure);
    const auto sure = store::freshness_report(facts(), at("2025-06-17T00:00:00Z"));
    CHECK(sure.clock_sure);
    CHECK(sure.now == at("2025-06-17T00:00:00Z"));
    CHECK(sure.confirmed == at("2025-06-16T00:00:00Z"));
  }

  TEST_CASE("freshness: nothing signed vouches for the clock of an empty device") {
    FreshnessFacts nothing;
    CHECK(store::freshness_report(nothing, at("2025-06-17T00:00:00Z")).state ==
          Freshness::kWithheld);
    CHECK_FALSE(store::clock_sure(nothing, at("2025-06-17T00:00:00Z")));
    nothing.network_time = true;
    CHECK(store::clock_sure(nothing, at("2025-06-17T00:00:00Z")));
  }

  TEST_CASE("freshness: the report stays what it is until the moment that is told") {
    const FreshnessFacts f = facts();
    WallTime now = at("2025-06-10T00:00:00Z");
    std::vector<Freshness> states;
    while (const auto next = store::freshness_changes_at(f, now)) {
      const auto here = store::freshness_report(f, now);
      const auto just_before = store::freshness_report(f, *next - std::chrono::milliseconds(1));
      CHECK(here.state == just_before.state);
      CHECK(here.clock_sure == just_before.clock_sure);
      states.push_back(here.state);
      now = *next;
    }
    states.push_back(store::freshness(f, now));
    CHECK(states == std::vector{Freshness::kClockUnsure, Freshness::kCurrent,
                                Freshness::kUnconfirmed, Freshness::kStale, Freshness::kStale});
  }

  TEST_CASE("freshness: maintenance codes follow the order of severity") {
    CHECK(freshness_code(Freshness::kWithheld) == "S1");
    CHECK(freshness_code(Freshness::kFallback) == "S2");
    CHECK(freshness_code(Freshness::kStale) == "S3");
    CHECK(freshness_code(Freshness::kCurrent) == "S7");
  }
}
