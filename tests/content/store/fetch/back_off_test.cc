#include "content/store/fetch/back_off.h"

#include <doctest/doctest.h>

using namespace gongshi::content::store;
using namespace std::chrono_literals;

TEST_SUITE("store") {
  TEST_CASE("back-off: doubles with each failure up to an hour") {
    const BackOff back_off{5min};
    CHECK(back_off.next(0, 0.5) == 5min);
    CHECK(back_off.next(1, 0.5) == 10min);
    CHECK(back_off.next(3, 0.5) == 40min);
    CHECK(back_off.next(4, 0.5) == 1h);
    CHECK(back_off.next(4'000'000'000, 0.5) == 1h);
  }

  TEST_CASE("back-off: a fifth of jitter either way") {
    const BackOff back_off{100s};
    CHECK(back_off.next(0, 0.0) == 80s);
    CHECK(back_off.next(0, 0.25) == 90s);
    CHECK(back_off.next(0, 0.999999) < 120s);
    CHECK(back_off.next(9, 0.999999) < 72min);
  }

  TEST_CASE("back-off: a poll interval above an hour is not made shorter by failing") {
    const BackOff back_off{6h};
    CHECK(back_off.next(0, 0.5) == 6h);
    CHECK(back_off.next(7, 0.5) == 6h);
  }
}
