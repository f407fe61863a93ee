#include "fonts/shaper.h"

#include <doctest/doctest.h>

#include "fonts/font_set.h"

using namespace gongshi;

TEST_SUITE("fonts") {
  TEST_CASE("shaper: one em a Chinese character, clusters are byte offsets") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto run = fonts::shape(**set->screen(20, fonts::Weight::kRegular), "血常规");
    REQUIRE(run.glyphs.size() == 3);
    CHECK(run.width_px() == 60);
    CHECK(run.glyphs[1].glyph.cluster == 3);
    CHECK(run.glyphs[2].pen_x == 40 * fonts::kOnePixel);
    CHECK(run.missing.empty());
  }

  TEST_CASE("shaper: digits of a screen have one width, so decimal points align") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto chain = set->screen(28, fonts::Weight::kRegular);
    REQUIRE(chain.has_value());
    const auto ones = fonts::shape(**chain, "1111");
    for (const char* digits : {"0000", "2222", "4444", "7777", "8888"}) {
      CHECK(fonts::shape(**chain, digits).advance == ones.advance);
    }
  }

  TEST_CASE("shaper: falls back character by character and keeps the order") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto run = fonts::shape(**set->dots(16), "张𠮷12号");  // 𠮷 is in no bitmap font
    REQUIRE(run.glyphs.size() == 5);
    CHECK(run.glyphs[0].face == run.glyphs[4].face);
    CHECK(run.glyphs[1].face != run.glyphs[0].face);
    CHECK(run.glyphs[2].face != run.glyphs[0].face);
    CHECK(run.glyphs[2].face == run.glyphs[3].face);
    CHECK(run.missing.empty());
  }

  TEST_CASE("shaper: a character that no face has is reported once and still takes its place") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto run =
        fonts::shape(**set->screen(20, fonts::Weight::kRegular), "甲\U0001F9EA乙\U0001F9EA");
    CHECK(run.glyphs.size() == 4);
    CHECK(run.width_px() >= 60);
    CHECK(fonts::missing_text(run.missing) == "U+1F9EA");
  }

  TEST_CASE("shaper: control characters take no room") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto run = fonts::shape(**set->screen(20, fonts::Weight::kRegular), "\t甲\n\n乙\r");
    CHECK(run.width_px() == 40);
    CHECK(run.missing.empty());
  }
}
