#include "fonts/bidi.h"

#include <doctest/doctest.h>

#include <string>

#include "fonts/font_set.h"
#include "fonts/shaper.h"

using namespace gongshi;

namespace {

/// What is seen from left to right: each stretch in its brackets, "<" one that reads to the left.
std::string seen(std::string_view line) {
  std::string all;
  for (const fonts::Stretch& stretch : fonts::seen_order(line, fonts::reads_right_to_left(line))) {
    const std::string part(line.substr(stretch.from, stretch.to - stretch.from));
    all += stretch.right_to_left ? "<" + part + ">" : "[" + part + "]";
  }
  return all;
}

}  // namespace

TEST_SUITE("fonts") {
  TEST_CASE("bidi: a line of Chinese is one stretch") {
    CHECK(seen("血常规 22.00元/次") == "[血常规 22.00元/次]");
    CHECK(seen("").size() == 2);
    CHECK_FALSE(fonts::reads_right_to_left("阿依古丽 ئا"));
    CHECK(fonts::reads_right_to_left("CT تەكشۈرۈش"));
  }

  TEST_CASE("bidi: an Uyghur sentence is seen from its right end") {
    CHECK(seen("باھا 22.00 يۈەن") == "< يۈەن>[22.00]<باھا >");
  }

  TEST_CASE("bidi: phone numbers, times, codes and prices are never turned about") {
    for (const std::string term : {"0571-5550 1234", "8:00-17:30", "COVID-19", "¥12.50", "50%",
                                   "2026-11-23", "+86-571", "250101015-1a", "1.0g×10", "12/34"}) {
      CAPTURE(term);
      CHECK(seen("تېلېفون " + term + " دوختۇر") == "< دوختۇر>[" + term + "]<تېلېفون >");
      CHECK(seen(term + " تېلېفون") == "< تېلېفون>[" + term + "]");
    }
    // A line that holds only the number, of a text that reads from the right.
    CHECK(fonts::seen_order("0571-5550 1234", true) == std::vector<fonts::Stretch>{{0, 14, false}});
  }

  TEST_CASE("bidi: an Uyghur name in a Chinese line does not carry the number off") {
    CHECK(seen("医生 ئايگۈل 12号诊室") == "[医生 ]<ئايگۈل>[ ][12][号诊室]");
  }

  TEST_CASE("shaper: Uyghur letters join, and the first one stands at the right") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto chain = set->dots(32);
    REQUIRE(chain.has_value());
    const auto joined = fonts::shape(**chain, "سالام");
    REQUIRE(joined.glyphs.size() >= 3);  // lam and alef may be one
    CHECK(joined.missing.empty());
    CHECK(joined.glyphs.back().glyph.cluster == 0);
    CHECK(joined.glyphs.front().glyph.cluster > 0);
    const auto alone = fonts::shape(**chain, "س");
    CHECK(alone.glyphs.front().glyph.id != joined.glyphs.back().glyph.id);
  }

  TEST_CASE("shaper: Tibetan stacks are one cluster, Mongolian letters change by their place") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto chain = set->dots(32);
    REQUIRE(chain.has_value());
    const auto stack = fonts::shape(**chain, "སྒྲ");
    for (const auto& glyph : stack.glyphs) CHECK(glyph.glyph.cluster == 0);
    CHECK(stack.width_px() < fonts::shape(**chain, "སགར").width_px());
    const auto word = fonts::shape(**chain, "ᠠᠠᠠ");
    REQUIRE(word.glyphs.size() == 3);
    CHECK(word.glyphs[0].glyph.id != word.glyphs[1].glyph.id);
    CHECK(word.glyphs[1].glyph.id != word.glyphs[2].glyph.id);
  }

  TEST_CASE("shaper: no other font lends unjoined letters to a script") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    for (const int rows : {16, 24, 32}) {
      const auto chain = set->dots(rows);
      REQUIRE(chain.has_value());
      for (const auto& face : (*chain)->faces()) {
        const bool own = face->font() == fonts::FontId::kArabic;
        CHECK(face->has(0x626) == own);
        CHECK(face->has(0xF40) == (face->font() == fonts::FontId::kTibetan));
        CHECK(face->has(0x1820) == (face->font() == fonts::FontId::kMongolian));
      }
    }
  }
}
