// The way in sentences, in Chinese, English and Uyghur, over the sample hospital's two floors.
#include "kiosk/words/route_words.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::kiosk;

namespace {

std::vector<std::string> said(std::string_view to, Language language,
                              const content::RouteWish& wish = {}) {
  static const auto release = *test::load_release(test::objects_with_plan());
  const content::WayFinder finder(release->plans(), release->points(), release->ways());
  const auto route = finder.find("mz1/kiosk", to, wish);
  REQUIRE(route.has_value());
  std::vector<std::string> all;
  for (const content::Leg& leg : content::route_legs(finder, *route)) {
    for (std::string& words : leg_words(finder, leg, language)) all.push_back(std::move(words));
  }
  return all;
}

using Lines = std::vector<std::string>;

/// Each on a line of its own: what doctest can show.
std::string joined(const Lines& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("route words: one floor, from in front of the screen to a door at one's side") {
    CHECK(joined(said("mz1/toilet", Language::kZh)) ==
          joined({"面对屏幕，向左走约 5 米。", "右转，走约 15 米。", "左转，走几步路。",
                  "“一层卫生间”就在您的右边。"}));
    CHECK(joined(said("mz1/toilet", Language::kEn)) ==
          joined({"Facing the screen, go left about 5\u00a0m.",
                  "Turn right and walk about 15\u00a0m.", "Turn left and walk a few steps.",
                  "\"Toilets\" is on your right."}));
  }

  TEST_CASE("route words: up by the lift, out of it, and round the corner") {
    CHECK(joined(said("mz2/r205", Language::kZh, {.step_free = true})) ==
          joined({"面对屏幕，向左走约 5 米。", "右转，走约 15 米。", "左转，走约 15 米。",
                  "“电梯”就在您的右边。", "乘“电梯”上到门诊楼二层。", "出电梯，右转，走几步路。",
                  "左转，走约 5 米。", "右转，走约 5 米。",
                  "“205、206 诊室（骨科）”就在您的左边。"}));
    const Lines english = said("mz2/r205", Language::kEn, {.step_free = true});
    CHECK(english[4] == "Take \"Lift\" up to Outpatient, floor 2.");
    CHECK(english[5] == "Leave the lift, turn right and walk a few steps.");
  }

  TEST_CASE("route words: by the lift where the stairs are a detour") {
    const Lines words = said("mz2/r205", Language::kZh);
    CHECK(std::ranges::find(words, "走“西楼梯”上到门诊楼二层。") == words.end());
    CHECK(words == said("mz2/r205", Language::kZh, {.step_free = true}));
  }

  TEST_CASE("route words: Uyghur sentences end in what to do, names keep theirs") {
    const Lines words = said("mz1/toilet", Language::kUg);
    REQUIRE(words.size() == 4);
    CHECK(words[1] == "ئوڭغا بۇرۇلۇپ تەخمىنەن 15 مېتىر مېڭىڭ.");
    CHECK(words[3] == "«ھاجەتخانا» ئوڭ تەرىپىڭىزدە.");
  }

  TEST_CASE("route words: distances to the nearest five, below three a few steps") {
    CHECK(distance_words(2.9, Language::kZh) == "几步路");
    CHECK(distance_words(3, Language::kZh) == "约 5 米");
    CHECK(distance_words(12.4, Language::kZh) == "约 10 米");
    CHECK(distance_words(12.6, Language::kEn) == "about 15\u00a0m");
  }
}
