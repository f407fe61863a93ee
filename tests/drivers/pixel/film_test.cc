#include "drivers/pixel/film.h"

#include <doctest/doctest.h>

#include "tests/drivers/pixel/pictures.h"

using namespace gongshi::drivers;
using namespace gongshi::test;

namespace {

class Screening {
 public:
  explicit Screening(Geometry size)
      : film(size), light(2.2, color_order("rgb")), picture(filled(size, 0)) {}

  std::vector<int> row(std::int64_t latch) {
    film.draw(latch, light, picture);
    return reds(picture.bytes, picture.geometry.width_px);
  }

  Film film;
  Light light;
  Frame picture;
};

std::vector<int> from(int first, int count, int loop) {
  std::vector<int> row;
  for (int i = 0; i < count; ++i) row.push_back((first + i) % loop + 1);
  return row;
}

}  // namespace

TEST_SUITE("drivers") {
  TEST_CASE("pace: the same whole pixels each latch, or one every n latches") {
    CHECK(lock_pace(50, 50) == Pace{1, 1});
    CHECK(lock_pace(40, 50) == Pace{1, 1});  // 50 is nearer to 40 than 25 is
    CHECK(lock_pace(30, 50) == Pace{1, 2});
    CHECK(lock_pace(24, 50) == Pace{1, 2});
    CHECK(lock_pace(10, 50) == Pace{1, 5});
    CHECK(lock_pace(1, 50) == Pace{1, 50});
    CHECK(lock_pace(120, 50) == Pace{2, 1});
    CHECK(lock_pace(130, 50) == Pace{3, 1});
    CHECK(lock_pace(2000, 1) == Pace{2000, 1});
    CHECK(exact_pace(40, 50) == Pace{4, 5, true});
    CHECK(exact_pace(33, 50) == Pace{33, 50, true});
  }

  TEST_CASE("film: a loop without a seam, the same step in ten thousand frames") {
    for (const Pace pace : {Pace{1, 1}, Pace{3, 1}, Pace{1, 4}}) {
      Screening screening({16, 2});
      screening.film.run(counting(97, 2), pace, true, 0, screening.light);
      for (std::int64_t latch = 0; latch < 10'000; ++latch) {
        const auto position = static_cast<int>(latch * pace.px / pace.latches % 97);
        REQUIRE(screening.row(latch) == from(position, 16, 97));
      }
      CHECK(screening.film.moves(10'000));
    }
  }

  TEST_CASE("film: a strip narrower than the wall repeats itself") {
    Screening screening({16, 2});
    screening.film.run(counting(5, 2), {1, 1}, true, 0, screening.light);
    CHECK(screening.row(0) == from(0, 16, 5));
    CHECK(screening.row(4) == from(4, 16, 5));
    CHECK(screening.row(23) == from(3, 16, 5));
  }

  TEST_CASE("film: without a loop it stops at its end") {
    Screening screening({16, 2});
    screening.film.run(counting(20, 2), {1, 1}, false, 0, screening.light);
    CHECK(screening.film.moves(3));
    CHECK(screening.row(3) == from(3, 16, 250));
    CHECK_FALSE(screening.film.moves(4));
    CHECK(screening.row(4) == from(4, 16, 250));
    CHECK(screening.row(400) == from(4, 16, 250));
  }

  TEST_CASE("film: a new strip follows what is visible, one pixel at a time") {
    Screening screening({16, 2});
    screening.film.run(counting(97, 2), {1, 1}, true, 0, screening.light);
    std::vector<int> before = screening.row(500);
    screening.film.run(counting(40, 2, 101), {1, 1}, true, 501, screening.light);
    CHECK_FALSE(screening.film.settled(501));
    for (std::int64_t latch = 501; latch < 600; ++latch) {
      const std::vector<int> now = screening.row(latch);
      REQUIRE(std::equal(now.begin(), now.end() - 1, before.begin() + 1));
      before = now;
    }
    CHECK(screening.film.settled(600));
    CHECK(before.front() > 100);
  }

  TEST_CASE("film: the new strip waits for a gap between two words") {
    Screening screening({8, 4});
    Frame words = counting(30, 4);
    for (std::size_t y = 0; y < 4; ++y) {  // columns 10 and 11 are dark
      for (std::size_t i = 30; i < 36; ++i) words.bytes[y * words.stride() + i] = 0;
    }
    screening.film.run(words, {1, 1}, true, 0, screening.light);
    (void)screening.row(0);
    screening.film.run(counting(8, 4, 101), {1, 1}, true, 0, screening.light);
    CHECK(screening.row(4) == std::vector<int>{5, 6, 7, 8, 9, 10, 0, 0});
    CHECK(screening.row(5) == std::vector<int>{6, 7, 8, 9, 10, 0, 0, 101});
  }

  TEST_CASE("film: a text that has not come into sight is superseded") {
    Screening screening({16, 2});
    screening.film.run(counting(97, 2), {1, 1}, true, 0, screening.light);
    (void)screening.row(10);
    screening.film.run(counting(40, 2, 101), {1, 1}, true, 10, screening.light);
    screening.film.run(counting(40, 2, 201), {1, 1}, true, 10, screening.light);
    for (std::int64_t latch = 10; latch < 200; ++latch) {
      for (const int red : screening.row(latch)) {
        // The second of three: its columns have 101 .. 140.
        REQUIRE_FALSE((red > 100 && red <= 140));
      }
    }
    CHECK(screening.film.settled(200));
  }

  TEST_CASE("film: a still picture leaves to the left when a strip comes") {
    Screening screening({16, 2});
    screening.film.stand(counting(16, 2, 201), screening.light);
    CHECK_FALSE(screening.film.moves(0));
    CHECK(screening.row(0).front() == 201);
    screening.film.run(counting(97, 2), {1, 1}, true, 7, screening.light);
    CHECK(screening.row(7).front() == 201);
    const std::vector<int> next = screening.row(8);
    CHECK(next.front() == 202);
    CHECK(next.back() == 1);
    CHECK(screening.row(23) == from(0, 16, 97));
    CHECK(screening.film.settled(23));
  }

  TEST_CASE("film: another speed goes on from where the strip is") {
    Screening screening({16, 2});
    screening.film.run(counting(97, 2), {1, 1}, true, 0, screening.light);
    CHECK(screening.row(50) == from(50, 16, 97));
    screening.film.run(counting(97, 2), {2, 1}, true, 50, screening.light);
    CHECK(screening.row(50) == from(50, 16, 97));
    CHECK(screening.row(51).front() == 53);
  }

  TEST_CASE("film: between two columns their light is mixed") {
    Screening screening({4, 1});
    Frame strip = filled({8, 1}, 0);
    for (std::size_t i = 6; i < 9; ++i) strip.bytes[i] = 255;  // column 2
    screening.film.run(strip, {1, 2, true}, true, 0, screening.light);
    CHECK(screening.row(0) == std::vector<int>{0, 0, 255, 0});
    CHECK(screening.row(1) == std::vector<int>{0, 186, 186, 0});
    CHECK(screening.row(2) == std::vector<int>{0, 255, 0, 0});
  }

  TEST_CASE("film: brightness changes in mid-way without a jump") {
    Screening screening({16, 2});
    screening.film.run(counting(97, 2), {1, 1}, true, 0, screening.light);
    (void)screening.row(30);
    screening.light.set_brightness(0);
    screening.film.relight(screening.light);
    CHECK(screening.row(31) == std::vector<int>(16, 0));
    screening.light.set_brightness(100);
    screening.film.relight(screening.light);
    CHECK(screening.row(32) == from(32, 16, 97));
  }
}
