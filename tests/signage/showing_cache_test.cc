// The remembered answer is the playlist's own, whatever moves: the clock, the edition, an alarm.
#include "signage/playlist/showing_cache.h"

#include <doctest/doctest.h>

#include "tests/signage/random_hospital.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

void check_same(const Showing& told, const Showing& asked) {
  REQUIRE(told.rotation == asked.rotation);
  REQUIRE(told.current == asked.current);
  REQUIRE(told.slot_start == asked.slot_start);
  REQUIRE(told.slot_end == asked.slot_end);
  REQUIRE(told.changes_at == asked.changes_at);
  REQUIRE(told.age == asked.age);
  REQUIRE(told.serial == asked.serial);
  REQUIRE(told.manifest_hash == asked.manifest_hash);
  REQUIRE(told.display == asked.display);
}

}  // namespace

TEST_SUITE("playlist") {
  TEST_CASE("showing cache: answers as the playlist does through steps, jumps and new editions") {
    for (std::uint32_t seed = 0; seed < 12; ++seed) {
      test::RandomHospital random(seed);
      WallTime now = random.moment();
      Edition edition = random.edition(now);
      const config::Display display = random.below(2) == 0 ? random.screen() : random.board();
      ShowingCache cache;
      for (int step = 0; step < 120; ++step) {
        const int what = random.below(40);
        if (what == 0) {
          edition = random.edition(now);
        } else if (what == 1) {
          edition.emergency = EmergencyRun{"fire", now, now + 20s};
        } else if (what == 2) {
          now -= 1s * random.below(90'000);  // somebody set the clock
        } else if (what == 3) {
          now += 1h * random.below(30);
        } else if (what == 4) {
          edition.facts.network_time = !edition.facts.network_time;
        } else {
          now += 1ms * random.below(3000);
        }
        check_same(cache.at(edition, display, now), at(edition, display, now));
      }
    }
  }

  TEST_CASE("showing cache: a slot is worked out once") {
    test::RandomHospital random(7);
    const WallTime now = *parse_time("2026-11-25T10:00:00+08:00");
    const Edition edition = random.edition(now);
    const config::Display display = random.screen();
    ShowingCache cache;
    const Showing& first = cache.at(edition, display, now);
    const Item* words = first.rotation.data();
    const WallTime last = first.slot_end - 1ms;
    CHECK(cache.at(edition, display, last).rotation.data() == words);
    CHECK(first.age.now >= last);
    const WallTime end = first.slot_end;
    CHECK(cache.at(edition, display, end).slot_start >= end);
  }
}
