#include "kiosk/touch/calibration.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

using namespace gongshi;
using namespace gongshi::kiosk;

namespace {

/// What a frame reports whose picture of the glass is `bent`.
std::vector<Spot> touches(const std::function<Spot(Spot)>& bent) {
  std::vector<Spot> all;
  for (const Spot& cross : kCrosses) all.push_back(bent(cross));
  return all;
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("calibration: moved, stretched, turned and mirrored frames are put right") {
    const Size size{1920, 1080};
    const std::vector<std::function<Spot(Spot)>> frames = {
        [](Spot s) { return Spot{s.x, s.y}; },
        [](Spot s) { return Spot{s.x * 0.93 + 0.05, s.y * 1.04 - 0.02}; },
        [](Spot s) { return Spot{s.x + 0.03 * s.y, s.y - 0.02 * s.x}; },
        [](Spot s) { return Spot{1 - s.x, s.y}; },
        [](Spot s) { return Spot{s.y, 1 - s.x}; },
    };
    for (const auto& frame : frames) {
      const auto found = fit(touches(frame));
      REQUIRE(found.has_value());
      CHECK(sane(*found));
      for (const Spot where : {Spot{0.02, 0.03}, Spot{0.5, 0.25}, Spot{0.97, 0.98}}) {
        const Spot seen = frame(where);
        const Point at = found->at({int(seen.x * size.w), int(seen.y * size.h)}, size);
        CHECK(std::abs(at.x - where.x * size.w) <= 2.5);
        CHECK(std::abs(at.y - where.y * size.h) <= 2.5);
      }
    }
  }

  TEST_CASE("calibration: a trembling finger is evened out, a missed cross refused") {
    const auto trembling = [n = 0](Spot s) mutable {
      ++n;
      return Spot{s.x + (n % 2 == 0 ? 0.004 : -0.004), s.y + (n % 3 == 0 ? 0.004 : -0.002)};
    };
    CHECK(fit(touches(trembling)).has_value());
    auto missed = touches([](Spot s) { return s; });
    missed[4] = {0.7, 0.5};
    const auto refused = fit(missed);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Errc::kRejected);
    CHECK(refused.error().what.zh.find("没有点准") != std::string::npos);
  }

  TEST_CASE("calibration: touches in one place, too few or far away are no calibration") {
    CHECK_FALSE(fit(touches([](Spot) { return Spot{0.4, 0.4}; })).has_value());
    CHECK_FALSE(fit(touches([](Spot s) { return Spot{s.x, s.x}; })).has_value());
    CHECK_FALSE(fit(touches([](Spot s) { return Spot{s.x * 0.2, s.y * 0.2}; })).has_value());
    const std::vector<Spot> three = {{0.1, 0.1}, {0.9, 0.1}, {0.9, 0.9}};
    CHECK_FALSE(fit(three).has_value());
  }

  TEST_CASE("calibration: figures that no frame needs are not sane, and nothing leaves the glass") {
    CHECK(sane(Calibration{}));
    CHECK_FALSE(sane(Calibration{{0, 0, 0, 0, 0, 0}}));
    CHECK_FALSE(sane(Calibration{{1, 0, 0.6, 0, 1, 0}}));
    CHECK_FALSE(sane(Calibration{{std::numeric_limits<double>::quiet_NaN(), 0, 0, 0, 1, 0}}));
    const Calibration wide{{1.2, 0, -0.1, 0, 1.2, -0.1}};
    CHECK(wide.at({0, 0}, {800, 600}) == Point{0, 0});
    CHECK(wide.at({799, 599}, {800, 600}) == Point{799, 599});
  }
}
