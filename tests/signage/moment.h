// Moment: a time of day as a test writes it.
#pragma once

#include <doctest/doctest.h>

#include <string_view>

#include "drivers/os/clock.h"

namespace gongshi::test {

/// "2026-11-23T10:05", in the zone that the test runs in; with "Z" or "+08:00" in that one.
inline WallTime time(std::string_view text) {
  const auto parsed = parse_time(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

}  // namespace gongshi::test
