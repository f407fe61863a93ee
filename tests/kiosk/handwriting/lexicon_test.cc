#include "kiosk/handwriting/lexicon.h"

#include <doctest/doctest.h>

#include "kiosk/handwriting/release_names.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::handwriting;

TEST_CASE("lexicon: knows how common a character is in the names") {
  const std::string_view names[] = {"血常规", "血清", "血糖", "尿常规"};
  const Lexicon lexicon(names);
  CHECK(lexicon.commonness(U'血') == doctest::Approx(1));
  CHECK(lexicon.commonness(U'常') < 1);
  CHECK(lexicon.commonness(U'常') > lexicon.commonness(U'糖'));
  CHECK(lexicon.commonness(U'糖') > 0);
  CHECK(lexicon.commonness(U'龙') == doctest::Approx(0));
}

TEST_CASE("lexicon: knows what follows what, and nothing across two names") {
  const std::string_view names[] = {"血常规", "血清", "尿常规"};
  const Lexicon lexicon(names);
  CHECK(lexicon.follows(U'常', U'规') == doctest::Approx(1));
  CHECK(lexicon.follows(U'血', U'清') > 0);
  CHECK(lexicon.follows(U'规', U'血') == doctest::Approx(0));
  CHECK(lexicon.follows(U'规', U'尿') == doctest::Approx(0));
  CHECK(lexicon.follows(U'龙', U'血') == doctest::Approx(0));
  CHECK(lexicon.follows(0, U'血') == doctest::Approx(0));
}

TEST_CASE("lexicon: without names everything is as likely") {
  const Lexicon lexicon;
  CHECK(lexicon.empty());
  CHECK(lexicon.commonness(U'血') == doctest::Approx(0));
  CHECK(lexicon.follows(U'血', U'常') == doctest::Approx(0));
}

TEST_CASE("lexicon: broken text ends a name and nothing more") {
  const std::string_view names[] = {"血\xFF清", "常"};
  const Lexicon lexicon(names);
  CHECK(lexicon.commonness(U'血') > 0);
  CHECK(lexicon.commonness(U'清') == doctest::Approx(0));
  CHECK(lexicon.commonness(U'常') > 0);
}

TEST_CASE("lexicon: an issue's lexicon has its prices, doctors, departments and pages") {
  const auto release = test::sample_release();
  const Lexicon lexicon = lexicon_of(*release);
  CHECK(lexicon.follows(U'血', U'常') > 0);
  CHECK(lexicon.commonness(U'仇') > 0);
  CHECK(lexicon.commonness(U'诉') > 0);  // 如何投诉, a page
  CHECK(lexicon.commonness(U'科') > 0);  // departments
}
