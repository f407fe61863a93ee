#include "kiosk/handwriting/match.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/kiosk/handwriting/written.h"

using namespace gongshi;
using namespace gongshi::handwriting;

TEST_CASE("match: finds each character again, best first") {
  const Templates templates = test::hand_templates();
  for (const Written& one : test::written_by_hand()) {
    const auto seen = features(views(one.strokes));
    REQUIRE(seen);
    const auto found = match(templates, *seen, 5);
    REQUIRE(found.size() == 5);
    CHECK(found[0].character == one.character);
    CHECK(std::ranges::is_sorted(found, std::ranges::greater{}, &Candidate::likeness));
  }
}

TEST_CASE("match: a character with two ways of writing is named once") {
  const Templates templates = test::hand_templates();
  const auto seen = features(views(test::written_by_hand()[0].strokes));
  REQUIRE(seen);
  const auto found = match(templates, *seen, 100);
  CHECK(templates.count() > found.size());
  CHECK(std::ranges::count(found, U'十', &Candidate::character) == 1);
  CHECK(std::ranges::count(found, U'血', &Candidate::character) == 1);
}

TEST_CASE("match: asks for none, gets none") {
  const auto seen = features(views(test::written_by_hand()[0].strokes));
  REQUIRE(seen);
  CHECK(match(test::hand_templates(), *seen, 0).empty());
}
