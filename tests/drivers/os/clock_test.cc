#include "drivers/os/clock.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>

using namespace gongshi;

TEST_SUITE("os") {
  TEST_CASE("clock: RFC 3339 times are read and written as the same instant") {
    CHECK(utc_text(*parse_time("2026-11-23T10:05:00+08:00")) == "2026-11-23T02:05:00Z");
    CHECK(utc_text(*parse_time("2026-11-23T02:05:00Z")) == "2026-11-23T02:05:00Z");
    CHECK(utc_text(*parse_time("2024-02-29T23:59:59-05:30")) == "2024-03-01T05:29:59Z");
  }

  TEST_CASE("clock: what is no time is refused") {
    for (const char* text : {"", "2026-11-23", "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z",
                             "2026-11-23T10:05:00.5Z", "2026-11-23T10:05:00+0800",
                             "2026-11-23T10:05+08:00", "2026-11-23T10:60:00Z", "tomorrow"}) {
      CAPTURE(text);
      CHECK_FALSE(parse_time(text).has_value());
    }
    CHECK_FALSE(parse_date("2025-02-29").has_value());
    CHECK_FALSE(parse_date("2025-2-1").has_value());
  }

  TEST_CASE("clock: local time follows the zone") {
    ::setenv("TZ", "Asia/Shanghai", 1);
    ::tzset();
    const WallTime instant = *parse_time("2026-11-22T16:30:05Z");
    const LocalTime local = to_local(instant);
    CHECK(date_text(local.date) == "2026-11-23");
    CHECK(local.minute_of_day == std::chrono::minutes{30});
    CHECK(local.weekday == std::chrono::Monday);
    CHECK(local_text(instant) == "2026-11-23 00:30:05 +08:00");
    CHECK(from_local(local.date, local.minute_of_day) == instant - std::chrono::seconds{5});
    CHECK(*parse_time("2026-11-23 00:30:05") == instant);
  }
}
