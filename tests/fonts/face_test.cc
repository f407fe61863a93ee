#include "fonts/face.h"

#include <doctest/doctest.h>

#include "drivers/os/utf8.h"
#include "fonts/font_set.h"
#include "fonts/glyph_cache.h"
#include "tests/fonts/masks.h"

using namespace gongshi;

TEST_SUITE("fonts") {
  TEST_CASE("face: blood at 16 dots is the strike of WenQuanYi Bitmap Song, dot for dot") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto chain = set->dots(16);
    REQUIRE(chain.has_value());
    CHECK(test::dots_of(**chain, "血", 16, 14) ==
          ".......#........\n"
          ".......#........\n"
          "......#.........\n"
          "..###########...\n"
          "..#..#...#..#...\n"
          "..#..#...#..#...\n"
          "..#..#...#..#...\n"
          "..#..#...#..#...\n"
          "..#..#...#..#...\n"
          "..#..#...#..#...\n"
          "..#..#...#..#...\n"
          "..#..#...#..#...\n"
          "..#..#...#..#...\n"
          "..#..#...#..#...\n"
          "###############.\n"
          "................\n");
  }

  TEST_CASE("face: a price at 16 dots uses our digits") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    CHECK(test::dots_of(**set->dots(16), "1.5", 16, 14) ==
          "....................\n"
          "....................\n"
          "....#........######.\n"
          "...##........#......\n"
          "..#.#........#......\n"
          "....#........#......\n"
          "....#........#.###..\n"
          "....#........##...#.\n"
          "....#.............#.\n"
          "....#.............#.\n"
          "....#.............#.\n"
          "....#.............#.\n"
          "....#....##..#....#.\n"
          "..#####..##...####..\n"
          "....................\n"
          "....................\n");
  }

  TEST_CASE("face: characters of a board stay inside their rows at 16, 24 and 32 dots") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const std::string text =
        "项目名称规格单位价格医保甲乙丙自费鬱龘囊𠮷䶮（）：；，。《》¥0123456789.%gjpy";
    for (const int rows : {16, 24, 32}) {
      const auto chain = set->dots(rows);
      REQUIRE(chain.has_value());
      for (const char32_t character : utf8::decode(text)) {
        std::string one;
        utf8::append(one, character);
        const std::string picture =
            test::dots_of(**chain, one, rows, (*chain)->metrics().ascent_px);
        CAPTURE(one);
        CAPTURE(rows);
        CHECK_MESSAGE(picture.find("outside") == std::string::npos, picture);
      }
    }
  }

  TEST_CASE("face: at 24 and 32 dots every pair of digits differs in at least six dots") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    for (const int rows : {24, 32}) {
      for (char a = '0'; a <= '9'; ++a) {
        for (char b = static_cast<char>(a + 1); b <= '9'; ++b) {
          const std::string one =
              test::dots_of(**set->dots(rows), std::string(1, a), rows, rows - 6);
          const std::string two =
              test::dots_of(**set->dots(rows), std::string(1, b), rows, rows - 6);
          REQUIRE(one.size() == two.size());
          int differing = 0;
          for (std::size_t i = 0; i < one.size(); ++i) differing += one[i] != two[i] ? 1 : 0;
          CHECK(differing >= 6);
        }
      }
    }
  }

  TEST_CASE("glyph cache: forgets the longest unused glyph and stays below its cap") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto chain = set->screen(48, fonts::Weight::kRegular);
    REQUIRE(chain.has_value());
    fonts::GlyphCache cache(20'000);
    const auto run = fonts::shape(**chain, "挂号收费药房检查治疗住院出院急诊儿科妇科内科外科");
    for (const auto& glyph : run.glyphs) {
      const fonts::Mask& mask = cache.mask(*glyph.face, glyph.glyph.id);
      CHECK(mask.coverage == glyph.face->mask(glyph.glyph.id).coverage);
      CHECK(cache.bytes() <= 20'000);
    }
    CHECK(cache.size() >= 2);
    CHECK(cache.size() < run.glyphs.size());
  }
}
