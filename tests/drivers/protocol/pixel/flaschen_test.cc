#include "drivers/protocol/pixel/flaschen.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/drivers/pixel/pictures.h"
#include "tests/support/hex.h"

using namespace gongshi::drivers;
using namespace gongshi::test;

TEST_SUITE("drivers") {
  TEST_CASE("flaschen: the worked example of 4x3") {
    const Frame picture = counting(4, 3);
    Datagrams out;
    flaschen::put_frame(picture, {}, flaschen::kMostDatagram, out);
    auto expected = from_hex("50360a 3420330a 2346543a2030203020300a 3235350a");
    expected.insert(expected.end(), picture.bytes.begin(), picture.bytes.end());
    CHECK(out.bytes == expected);
    CHECK(out.bytes.size() == 58);
  }

  TEST_CASE("flaschen: 1024x64 goes out as 21, 21, 21 and 1 rows") {
    CHECK(flaschen::rows_that_fit(1024, flaschen::kMostDatagram) == 21);
    Datagrams out;
    flaschen::put_frame(counting(1024, 64), {5, -3, 2}, flaschen::kMostDatagram, out);
    REQUIRE(out.ends.size() == 4);
    const auto head = [&](std::size_t at) {
      return std::string(out.bytes.begin() + static_cast<std::ptrdiff_t>(at),
                         out.bytes.begin() + static_cast<std::ptrdiff_t>(at) + 24);
    };
    CHECK(head(0) == "P6\n1024 21\n#FT: 5 -3 2\n2");
    CHECK(head(out.ends[0]) == "P6\n1024 21\n#FT: 5 18 2\n2");
    CHECK(head(out.ends[2]) == "P6\n1024 1\n#FT: 5 60 2\n25");
    for (std::size_t i = 0, from = 0; i < 4; from = out.ends[i++]) {
      CHECK(out.ends[i] - from <= flaschen::kMostDatagram);
    }
  }

  TEST_CASE("flaschen: rows that fit, and none where not one does") {
    CHECK(flaschen::rows_that_fit(512, flaschen::kMostDatagram) == 42);
    CHECK(flaschen::rows_that_fit(128, 1400) == 3);
    CHECK(flaschen::rows_that_fit(512, 1400) == 0);
    CHECK(flaschen::rows_that_fit(1, 64) == 0);
    CHECK(flaschen::rows_that_fit(0, 1400) == 0);
  }
}
