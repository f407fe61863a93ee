// The simulated sign, spoken to by hand.
#include <doctest/doctest.h>

#include "drivers/simulator/alpha/alpha_card.h"

using namespace gongshi::drivers;
using namespace gongshi::drivers::simulator;

TEST_SUITE("alpha sign") {
  TEST_CASE("sign: as delivered it shows nothing") {
    AlphaCard card({});
    CHECK_FALSE(card.shows_something());
  }
}
