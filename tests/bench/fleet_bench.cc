// fleet_bench: 500 devices against one nginx; requests and bytes of install, idle round, next day.
#include <doctest/doctest.h>

#include "fleet.h"

TEST_SUITE("bench") {
  TEST_CASE("fleet: 500 devices") {
    gongshi::test::check_fleet(gongshi::test::run_fleet({500, 8, 5000}));
  }
}
