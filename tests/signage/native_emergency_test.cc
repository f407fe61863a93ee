// An emergency card laid over a board's content: what is below it, and for how long.
#include "signage/board/native_emergency.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

const WallTime kStarted = *parse_time("2026-11-25T10:00:00");
const WallTime kEnds = kStarted + 30min;

drivers::Desired text(const char* words, const char* serial = "1-42") {
  drivers::Desired desired;
  desired.areas.emplace_back();
  desired.areas.back().text = words;
  desired.serial = serial;
  return desired;
}

}  // namespace

TEST_SUITE("emergency") {
  TEST_CASE("native emergency: each page runs until the card's end, not for its whole run again") {
    NativeEmergency native;
    CHECK_FALSE(native.over(text("fire"), kStarted, kEnds).has_value());
    native.below(text("welcome"));
    const auto first = native.over(text("fire 1/2"), kStarted, kEnds);
    REQUIRE(first.has_value());
    CHECK(first->areas == text("welcome").areas);
    REQUIRE(first->emergency.has_value());
    CHECK(first->emergency->lasts == 30min);
    // Asked again it is the same message, or the board would begin it anew.
    CHECK(native.over(text("fire 1/2"), kStarted + 5s, kEnds) == first);
    const auto second = native.over(text("fire 2/2"), kStarted + 10min, kEnds);
    REQUIRE(second.has_value());
    CHECK(second->emergency->lasts == 20min);
    native.run_changed();
    const auto longer = native.over(text("fire 2/2"), kStarted + 11min, kEnds + 5min);
    REQUIRE(longer.has_value());
    CHECK(longer->emergency->lasts == 24min);
  }

  TEST_CASE("native emergency: another issue leaves nothing of the last one below") {
    NativeEmergency native;
    native.below(text("withdrawn"));
    REQUIRE(native.over(text("fire"), kStarted, kEnds).has_value());
    native.content_changed();
    CHECK_FALSE(native.knows_below());
    native.below(text("new", "1-43"));
    const auto over = native.over(text("fire", "1-43"), kStarted + 1min, kEnds);
    REQUIRE(over.has_value());
    CHECK(over->areas == text("new").areas);
    CHECK(over->serial == "1-43");
    CHECK(over->emergency->lasts == 30min);  // the card itself is the same message
  }
}
