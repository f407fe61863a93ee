#include "config/places.h"

#include <doctest/doctest.h>

using gongshi::config::reaches;

TEST_SUITE("config") {
  TEST_CASE("places: one tag in common is enough, and whole tags count") {
    CHECK(reaches("lobby", {"lobby"}));
    CHECK(reaches("lobby;pharmacy", {"pharmacy"}));
    CHECK(reaches("pharmacy", {"lobby", "pharmacy"}));
    CHECK_FALSE(reaches("lobby", {"ward"}));
    CHECK_FALSE(reaches("lobby;pharmacy", {"ward", "lobby-2"}));
    CHECK_FALSE(reaches("lobby-2", {"lobby"}));
    CHECK_FALSE(reaches("lobby;pharmacy", {"lobby;pharmacy"}));
  }

  TEST_CASE("places: without tags everywhere, without places everything") {
    CHECK(reaches("", {"ward"}));
    CHECK(reaches("lobby", {}));
    CHECK(reaches("", {}));
  }
}
