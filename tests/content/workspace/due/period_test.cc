#include "content/workspace/due/period.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::content::workspace;

TEST_SUITE("content") {
  TEST_CASE("period: months, quarters and years with their first and last day") {
    const auto days = [](const Result<Period>& period) {
      return date_text(period->first) + " " + date_text(period->last) + " " + period->name.zh +
             " " + period->name.en;
    };
    CHECK(days(parse_month("2026-11")) == "2026-11-01 2026-11-30 2026 年 11 月 November 2026");
    CHECK(days(parse_month("2028-02")) == "2028-02-01 2028-02-29 2028 年 2 月 February 2028");
    CHECK(days(parse_quarter("2026-4")) ==
          "2026-10-01 2026-12-31 2026 年第 4 季度 quarter 4 of 2026");
    CHECK(days(parse_quarter("2026-1")) ==
          "2026-01-01 2026-03-31 2026 年第 1 季度 quarter 1 of 2026");
    CHECK(days(parse_year("2026")) == "2026-01-01 2026-12-31 2026 年 2026");
    for (const char* const bad : {"", "2026", "2026-13", "2026-00", "2026-1", "26-11", "2026-11-",
                                  "2026-+1", "1999-11", "2026 11"}) {
      CAPTURE(bad);
      CHECK(parse_month(bad).error().code == Errc::kUsage);
    }
    CHECK_FALSE(parse_quarter("2026-5").has_value());
    CHECK_FALSE(parse_quarter("2026-11").has_value());
    CHECK_FALSE(parse_year("2026-1").has_value());
    CHECK_FALSE(parse_year("20260").has_value());
  }
}
