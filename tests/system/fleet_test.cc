// The short form of fleet_bench: 40 devices against one nginx.
#include "fleet.h"

#include <doctest/doctest.h>

TEST_SUITE("system") {
  TEST_CASE("fleet: 40 devices cost what the budgets say") {
    gongshi::test::check_fleet(gongshi::test::run_fleet({40, 8, 1000}));
  }
}
