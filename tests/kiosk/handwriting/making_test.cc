#include <doctest/doctest.h>

#include "kiosk/handwriting/making/distort.h"
#include "kiosk/handwriting/making/medians.h"
#include "kiosk/handwriting/making/stroke_lines.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::handwriting;

TEST_CASE("stroke lines: characters with their strokes") {
  const auto read = parse_stroke_lines("# note\nA|1,2 3.5,-4|5,6\n\n#|7,8 9,9\n", "file");
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  CHECK((*read)[0].character == U'A');
  CHECK((*read)[0].strokes == Strokes{{{1, 2}, {3.5F, -4}}, {{5, 6}}});
  CHECK((*read)[1].character == U'#');
}

TEST_CASE("stroke lines: a bad line is named") {
  for (const char* bad : {"A", "A|", "AB|1,1", "A|1;1", "A|1,x", "A|1,1||2,2", "|1,1", "A|1,1 "}) {
    CAPTURE(bad);
    const auto read = parse_stroke_lines("A|1,1\n" + std::string(bad) + "\n", "own.txt");
    if (std::string_view(bad) == "A|1,1 ") {
      CHECK(read);  // a space at the end of a line is not worth an error
      continue;
    }
    REQUIRE_FALSE(read);
    CHECK(read.error().what.en == "own.txt:2: not a character's strokes");
  }
}

TEST_CASE("medians: y is turned to point downwards") {
  const auto strokes = parse_medians(R"({"strokes":["M"],"medians":[[[1,2],[3,400]]]})", "一");
  REQUIRE(strokes);
  CHECK(*strokes == Strokes{{{1, -2}, {3, -400}}});
}

TEST_CASE("medians: what is none is refused") {
  for (const char* bad :
       {"", "{", "[]", "{}", R"({"medians":[]})", R"({"medians":[[]]})", R"({"medians":[[[1]]]})",
        R"({"medians":[[["1",2]]]})", R"({"medians":{"a":1}})", R"({"medians":[7]})"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_medians(bad, "x"));
  }
}

TEST_CASE("distorted: the same dice give the same hand, others another") {
  const Strokes cross = {{{10, 50}, {90, 50}}, {{50, 10}, {50, 90}}};
  Dice a(5), b(5), c(6);
  CHECK(distorted(cross, a) == distorted(cross, b));
  CHECK(distorted(cross, a) != distorted(cross, c));
}

TEST_CASE("distorted: strokes stay near where they were") {
  const Strokes cross = {{{10, 50}, {90, 50}}, {{50, 10}, {50, 90}}};
  Dice dice(1);
  for (int i = 0; i < 200; ++i) {
    const Strokes written = distorted(cross, dice);
    REQUIRE(written.size() == 2);
    for (const Stroke& stroke : written) {
      for (const InkPoint& p : stroke) {
        CHECK(p.x > -60);
        CHECK(p.x < 160);
        CHECK(p.y > -60);
        CHECK(p.y < 160);
      }
    }
  }
}

TEST_CASE("joined: two neighbours become one stroke with all points in order") {
  const Strokes three = {{{1, 1}, {2, 2}}, {{3, 3}}, {{4, 4}}};
  Dice dice(1);
  const Strokes once = joined(three, 1, dice);
  REQUIRE(once.size() == 2);
  Stroke all;
  for (const Stroke& stroke : once) all.insert(all.end(), stroke.begin(), stroke.end());
  CHECK(all == Stroke{{1, 1}, {2, 2}, {3, 3}, {4, 4}});
  CHECK(joined(three, 9, dice).size() == 1);
  CHECK(joined({}, 1, dice).empty());
}

TEST_CASE("dice: are even, and around their middle") {
  Dice dice(3);
  int low = 0;
  double sum = 0, squares = 0;
  for (int i = 0; i < 20'000; ++i) {
    low += dice.share() < 0.25 ? 1 : 0;
    const double value = dice.around(2);
    sum += value;
    squares += value * value;
  }
  CHECK(low == doctest::Approx(5'000).epsilon(0.05));
  CHECK(std::abs(sum / 20'000) < 0.05);
  CHECK(squares / 20'000 == doctest::Approx(4).epsilon(0.05));
}
