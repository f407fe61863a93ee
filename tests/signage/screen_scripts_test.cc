// Scripts with tall letters on screens: nothing of them is cut off, and fixed words that a language
// has not are said once.
#include <doctest/doctest.h>

#include <algorithm>

#include "signage/caption/caption_plan.h"
#include "signage/screen/screen_words.h"
#include "signage/screen/ticker_region.h"
#include "tests/signage/editions.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

/// The tallest stacks and the deepest tails.
constexpr std::string_view kTibetan = "བསྒྲུབས་ཀྱི་རྐྱེན་སློབ་རྫོང་";

bool is_blank(const Picture& picture, int y) {
  const Color* row = picture.row(y);
  return std::all_of(row, row + picture.size.width_px, [&](Color one) { return one == *row; });
}

/// The words as they run in a band of `height_px`.
Picture running(int height_px, int font_px, fonts::TypeCase& type) {
  Picture picture = Picture::filled({font_px * 20, height_px}, 0);
  Ticker ticker({0, 0, picture.size.width_px, height_px}, {font_px, {}}, config::Theme{});
  Item item;
  item.id = "a";
  item.text = kTibetan;
  REQUIRE(ticker.take({item}, "issue", 10'000, type).has_value());
  REQUIRE(ticker.draw(10'000, picture, type).has_value());
  return picture;
}

}  // namespace

TEST_SUITE("screen scripts") {
  TEST_CASE("scripts: the tallest Tibetan words fit every ticker and every caption") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    const auto fits = [&](int height_px, int font_px) {
      CAPTURE(height_px);
      const Picture picture = running(height_px, font_px, *type);
      CHECK(is_blank(picture, 0));
      CHECK(is_blank(picture, height_px - 1));
      CHECK_FALSE(is_blank(picture, height_px / 2));
    };
    for (const drivers::Geometry size :
         {drivers::Geometry{1920, 1080}, {1080, 1920}, {1920, 360}, {3840, 2160}, {1280, 720}}) {
      const ScreenSizes sizes(size);
      fits(sizes.ticker().height, sizes.ticker_font().size_px);
    }
    for (const drivers::Geometry frame : {drivers::Geometry{720, 576}, {1280, 720}, {1920, 1080}}) {
      config::Display display;
      display.kind = "caption";
      display.port = "udp:239.1.1.1:5000";
      display.width_px = frame.width_px;
      display.height_px = frame.height_px;
      const auto plan = caption_plan(display);
      REQUIRE(plan.has_value());
      fits(plan->strip.height, plan->font_px);
    }
  }

  TEST_CASE("scripts: Tibetan letters are not small beside Chinese ones") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    // One letter without vowel or stack is the smallest that people must read.
    Picture picture = Picture::filled({200, 200}, 0);
    Painter one(picture, *type);
    REQUIRE(one.text({100, {}}, 10, 100, Align::kLeft, 1, "ཁ").has_value());
    int rows = 0;
    for (int y = 0; y < 200; ++y) rows += is_blank(picture, y) ? 0 : 1;
    CHECK(rows >= 70);
    CHECK(rows <= 100);
  }

  TEST_CASE("scripts: words that the main language has not are not said twice") {
    CHECK(say(Word::kNotice, {"bo", "zh"}) == say(Word::kNotice, {"zh"}));
    CHECK(say_second(Word::kNotice, {"bo", "zh"}).empty());
    CHECK(say_second(Word::kNotice, {"ug", "zh"}) == say(Word::kNotice, {"zh"}));
  }
}
