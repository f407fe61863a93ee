#include "content/feedback/pace.h"

#include <doctest/doctest.h>

namespace gongshi::content::feedback {
namespace {

using namespace std::chrono_literals;

TEST_CASE("pace: five in ten minutes, then a wait that is told in minutes") {
  Pace pace;
  SteadyTime now{};
  for (std::size_t i = 0; i < Pace::kMostInTenMinutes; ++i) {
    CHECK(pace.wait(now) == 0s);
    pace.count(now);
    now += 30s;
  }
  CHECK(pace.wait(now) == 10min - 150s);
  CHECK(too_fast(pace.wait(now)).zh.find("8 分钟") != std::string::npos);
  now += pace.wait(now);
  CHECK(pace.wait(now) == 0s);
}

TEST_CASE("pace: a hundred a day") {
  Pace pace;
  SteadyTime now{};
  std::size_t taken = 0;
  for (int minute = 0; minute < 24 * 60; ++minute, now += 1min) {
    if (pace.wait(now) != 0s) continue;
    pace.count(now);
    ++taken;
  }
  CHECK(taken == Pace::kMostInADay);
  now += 24h;
  CHECK(pace.wait(now) == 0s);
}

}  // namespace
}  // namespace gongshi::content::feedback
