#include "content/feedback/number.h"

#include <doctest/doctest.h>

#include <set>

namespace gongshi::content::feedback {
namespace {

TEST_CASE("number: the check digit is that of the published example") {
  CHECK(check_digit("236") == '3');
  CHECK(check_digit("142857") == '0');
}

TEST_CASE("number: every single slip and every swap of neighbours is noticed") {
  for (const std::uint32_t drawn : {100'000'000U, 482'173'506U, 999'999'999U, 123'456'789U}) {
    const std::string good = OpinionNumber::of_drawn(drawn)->digits();
    for (std::size_t i = 0; i < good.size(); ++i) {
      for (char c = '0'; c <= '9'; ++c) {
        std::string wrong = good;
        wrong[i] = c;
        if (wrong != good) CHECK_FALSE(OpinionNumber::from_digits(wrong));
      }
      if (i + 1 == good.size() || good[i] == good[i + 1]) continue;
      std::string swapped = good;
      std::swap(swapped[i], swapped[i + 1]);
      CHECK_FALSE(OpinionNumber::from_digits(swapped));
    }
  }
}

TEST_CASE("number: it is shown in groups and found as people type it") {
  const auto number = OpinionNumber::of_drawn(482'173'506);
  REQUIRE(number);
  const std::string shown = number->shown();
  CHECK(shown.size() == 12);
  CHECK(shown.substr(0, 10) == "482 173 50");
  CHECK(OpinionNumber::from_typed(shown) == number);
  CHECK(OpinionNumber::from_typed(" 482-173-506" + number->digits().substr(9)) == number);
  CHECK(OpinionNumber::from_typed("４８２　１７３５０６" + number->digits().substr(9)) == number);
  CHECK_FALSE(OpinionNumber::from_typed("482173506"));
  CHECK_FALSE(OpinionNumber::from_typed(shown + "1"));
  CHECK_FALSE(OpinionNumber::from_typed(""));
  CHECK_FALSE(OpinionNumber::from_typed("482 173 50六" + number->digits().substr(9)));
  CHECK_FALSE(OpinionNumber::from_typed(std::string(4000, '1')));
}

TEST_CASE("number: none begins with nought and drawn ones differ") {
  CHECK_FALSE(OpinionNumber::of_drawn(99'999'999));
  CHECK_FALSE(OpinionNumber::of_drawn(1'000'000'000));
  CHECK_FALSE(OpinionNumber::from_digits("0123456789"));
  std::set<std::string> drawn;
  for (int i = 0; i < 200; ++i) {
    const OpinionNumber number = OpinionNumber::draw();
    CHECK(OpinionNumber::from_digits(number.digits()) == number);
    drawn.insert(number.digits());
  }
  CHECK(drawn.size() >= 199);
}

}  // namespace
}  // namespace gongshi::content::feedback
