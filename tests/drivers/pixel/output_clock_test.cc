#include "drivers/pixel/output_clock.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

TEST_SUITE("drivers") {
  TEST_CASE("output clock: latch k is due at the start plus k periods, for hours") {
    OutputClock clock(60);  // 16666.6 us: what is rounded must not add up
    const SteadyTime start{1h};
    clock.start(start);
    SteadyTime now = start;
    for (std::int64_t k = 0; k < 60 * 3600; ++k) {
      const auto latch = clock.due(now);
      REQUIRE(latch == k);
      REQUIRE_FALSE(clock.due(now));
      now = clock.next();
    }
    CHECK(now == start + 1h);
    CHECK(clock.skipped() == 0);
    CHECK(clock.intervals().longest() == 16667us);
  }

  TEST_CASE("output clock: a late latch shifts no other, and missed ones are counted") {
    OutputClock clock(50);
    const SteadyTime start{1h};
    clock.start(start);
    CHECK(clock.due(start) == 0);
    CHECK(clock.due(start + 27ms) == 1);  // 7 ms late
    CHECK(clock.next() == start + 40ms);
    CHECK(clock.due(start + 95ms) == 4);  // 2 and 3 are past
    CHECK(clock.skipped() == 2);
    CHECK(clock.next() == start + 100ms);
    CHECK_FALSE(clock.due(start + 99ms));
  }

  TEST_CASE("output clock: numbers go on when it starts again") {
    OutputClock clock(50);
    clock.start(SteadyTime{1h});
    (void)clock.due(SteadyTime{1h + 100ms});
    clock.stop();
    CHECK_FALSE(clock.due(SteadyTime{2h}));
    clock.start(SteadyTime{2h});
    CHECK(clock.due(SteadyTime{2h}) == 6);
    CHECK(clock.skipped() == 5);
    CHECK(clock.intervals().count() == 0);  // the pause is no interval
  }

  TEST_CASE("latch intervals: median, 99 % and longest") {
    LatchIntervals intervals;
    CHECK(intervals.quantile(0.5) == 0us);
    for (int i = 0; i < 990; ++i) intervals.add(20000us);
    for (int i = 0; i < 9; ++i) intervals.add(20400us);
    intervals.add(3s);
    CHECK(intervals.count() == 1000);
    CHECK(intervals.quantile(0.5) == 20020us);
    CHECK(intervals.quantile(0.999) == 20420us);
    CHECK(intervals.longest() == 3s);
    CHECK(intervals.quantile(1.0) == 100000us);  // the last bucket holds whatever is longer
  }
}
