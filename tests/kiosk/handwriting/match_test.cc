#include "kiosk/handwriting/match.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/handwriting/making/template_maker.h"
#include "tests/kiosk/handwriting/written.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::handwriting;

namespace {

/// Templates of all that was written by hand: some characters twice.
Templates by_hand(const test::TempDir& dir) {
  TemplateMaker maker(1);
  for (const Written& one : test::written_by_hand()) REQUIRE(maker.add(one.character, one.strokes));
  auto templates = Templates::open(dir.write("t", maker.file()));
  REQUIRE(templates);
  return *std::move(templates);
}

}  // namespace

TEST_CASE("match: finds each character again, best first") {
  const test::TempDir dir;
  const Templates templates = by_hand(dir);
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
  const test::TempDir dir;
  const Templates templates = by_hand(dir);
  const auto seen = features(views(test::written_by_hand()[0].strokes));
  REQUIRE(seen);
  const auto found = match(templates, *seen, 100);
  CHECK(templates.count() > found.size());
  CHECK(std::ranges::count(found, U'十', &Candidate::character) == 1);
  CHECK(std::ranges::count(found, U'血', &Candidate::character) == 1);
}

TEST_CASE("match: asks for none, gets none") {
  const test::TempDir dir;
  const auto seen = features(views(test::written_by_hand()[0].strokes));
  REQUIRE(seen);
  CHECK(match(by_hand(dir), *seen, 0).empty());
}
