#include "content/money.h"

#include <doctest/doctest.h>

using gongshi::content::Money;

TEST_SUITE("content") {
  TEST_CASE("money: what people type becomes whole units of 0.0001 yuan") {
    CHECK(Money::parse("12")->units() == 120'000);
    CHECK(Money::parse("12.5")->units() == 125'000);
    CHECK(Money::parse(".864")->units() == 8'640);
    CHECK(Money::parse("0.0013")->units() == 13);
    CHECK(Money::parse("17.825")->units() == 178'250);
    CHECK(Money::parse("100000000")->units() == 1'000'000'000'000);
  }

  TEST_CASE("money: two places are shown, more only where the amount has them") {
    CHECK(Money::of_units(220'000).text() == "22.00");
    CHECK(Money::of_units(13).text() == "0.0013");
    CHECK(Money::of_units(178'250).text() == "17.825");
    CHECK(Money::of_units(0).text() == "0.00");
  }

  TEST_CASE("money: signs, separators, ranges, words and long fractions are refused") {
    for (const char* text :
         {"", ".", "12.", "-832", "1,137,748", "$46", "(46)", "25-41", "1e3", "#N/A", "市场调节价",
          "1.00001", "100000000.0001", "999999999999999999999", " 1"}) {
      CAPTURE(text);
      CHECK_FALSE(Money::parse(text).has_value());
    }
  }
}
