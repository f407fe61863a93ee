#include "drivers/pixel/light.h"

#include <doctest/doctest.h>

#include <numeric>
#include <vector>

using namespace gongshi::drivers;

namespace {

std::vector<std::uint8_t> lit(const Light& light, std::vector<std::uint8_t> rgb) {
  std::vector<std::uint8_t> wall(rgb.size());
  light.light(rgb, wall);
  return wall;
}

}  // namespace

TEST_SUITE("drivers") {
  TEST_CASE("light: bytes stay as they are at full brightness on a wall like a monitor") {
    std::vector<std::uint8_t> all(255);
    std::iota(all.begin(), all.end(), std::uint8_t{0});
    CHECK(lit(Light(2.2, color_order("rgb")), all) == all);
  }

  TEST_CASE("light: colours in the wall's order") {
    CHECK(lit(Light(2.2, color_order("bgr")), {1, 2, 3, 4, 5, 6}) ==
          std::vector<std::uint8_t>{3, 2, 1, 6, 5, 4});
    CHECK(lit(Light(2.2, color_order("grb")), {1, 2, 3}) == std::vector<std::uint8_t>{2, 1, 3});
  }

  TEST_CASE("light: half brightness is half the light, not half the byte") {
    Light light(2.2, color_order("rgb"));
    light.set_brightness(50);
    // 255 * 0.5^(1 / 2.2) = 186.08
    CHECK(lit(light, {255, 0, 255}) == std::vector<std::uint8_t>{186, 0, 186});
    light.set_brightness(0);
    CHECK(lit(light, {255, 128, 1}) == std::vector<std::uint8_t>{0, 0, 0});
  }

  TEST_CASE("light: plain LEDs get light in proportion") {
    Light light(1.0, color_order("rgb"));
    // 255 * (128 / 255)^2.2 = 55.98
    CHECK(lit(light, {128, 255, 0}) == std::vector<std::uint8_t>{56, 255, 0});
    light.set_brightness(50);
    CHECK(lit(light, {128, 255, 0}) == std::vector<std::uint8_t>{28, 128, 0});
  }

  TEST_CASE("light: a mixture of two pictures is one of their light") {
    const std::vector<std::uint8_t> black{0, 0, 0};
    const std::vector<std::uint8_t> white{255, 255, 255};
    std::vector<std::uint8_t> mixed(3);
    Light(2.2, color_order("rgb")).mix(black, white, 128, mixed);
    CHECK(mixed == std::vector<std::uint8_t>{186, 186, 186});
    Light(1.0, color_order("rgb")).mix(black, white, 64, mixed);
    CHECK(mixed == std::vector<std::uint8_t>{64, 64, 64});
  }

  TEST_CASE("light: equal pixels are not touched by mixing") {
    std::vector<std::uint8_t> all(256);
    std::iota(all.begin(), all.end(), std::uint8_t{0});
    std::vector<std::uint8_t> mixed(256);
    Light(2.8, color_order("rgb")).mix(all, all, 100, mixed);
    CHECK(mixed == all);
  }
}
