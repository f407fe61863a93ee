#include "drivers/pixel/led_face.h"

#include <doctest/doctest.h>

#include "tests/drivers/pixel/pictures.h"

using namespace gongshi::drivers;
using namespace gongshi::test;

TEST_SUITE("drivers") {
  TEST_CASE("led face: one pixel a lamp is the picture itself") {
    const LedFace face({5, 3}, 1);
    CHECK(face.draw(counting(5, 3)) == counting(5, 3));
  }

  TEST_CASE("led face: lamps are round, lit in the middle, black in the corners") {
    const LedFace face({2, 1}, 8);
    CHECK(face.size() == Geometry{16, 8});
    Frame lamps = filled({2, 1}, 0);
    lamps.bytes = {255, 0, 0, 0, 0, 0};
    const Frame drawn = face.draw(lamps);
    const auto pixel = [&](int x, int y) {
      const auto at =
          static_cast<std::size_t>(y) * drawn.stride() + static_cast<std::size_t>(x) * 3;
      return std::vector<int>{drawn.bytes[at], drawn.bytes[at + 1], drawn.bytes[at + 2]};
    };
    CHECK(pixel(4, 4) == std::vector<int>{255, 0, 0});
    CHECK(pixel(0, 0) == std::vector<int>{10, 10, 10});
    CHECK(pixel(12, 4) == std::vector<int>{30, 26, 24});  // off, as seen by day
  }

  TEST_CASE("led face: as large as fits a screen") {
    CHECK(LedFace({128, 32}, 0).pitch() == 10);
    CHECK(LedFace({256, 64}, 0).pitch() == 6);
    CHECK(LedFace({1024, 64}, 0).pitch() == 1);
    CHECK(LedFace({8192, 64}, 0).pitch() == 1);
  }
}
