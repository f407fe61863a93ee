#include "fonts/digits16.h"

#include <doctest/doctest.h>

using namespace gongshi;

namespace {

bool lit(const fonts::DotPicture& picture, std::size_t x, std::size_t y) {
  return x < picture.rows[y].size() && picture.rows[y][x] == '#';
}

}  // namespace

TEST_SUITE("fonts") {
  TEST_CASE("digits: every pair differs in at least six dots") {
    for (const auto& a : fonts::digits16()) {
      for (const auto& b : fonts::digits16()) {
        if (a.character >= b.character) continue;
        int differing = 0;
        for (std::size_t y = 0; y < a.rows.size(); ++y) {
          for (std::size_t x = 0; x < 12; ++x) differing += lit(a, x, y) != lit(b, x, y) ? 1 : 0;
        }
        CAPTURE(static_cast<unsigned>(a.character));
        CAPTURE(static_cast<unsigned>(b.character));
        CHECK(differing >= 6);
      }
    }
  }

  TEST_CASE("digits: the zero is open inside, no slash and no dot") {
    const auto& zero = fonts::digits16().front();
    REQUIRE(zero.character == U'0');
    for (std::size_t y = 1; y + 1 < zero.rows.size(); ++y) CHECK(zero.rows[y] == ".#....#.");
  }

  TEST_CASE("digits: all ten have one width, so columns of prices stay aligned") {
    int count = 0;
    for (const auto& picture : fonts::digits16()) {
      for (const auto& row : picture.rows) {
        CHECK(row.size() == static_cast<std::size_t>(picture.width_px));
      }
      if (picture.character < U'0' || picture.character > U'9') continue;
      CHECK(picture.width_px == 8);
      ++count;
    }
    CHECK(count == 10);
  }
}
