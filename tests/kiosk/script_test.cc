#include "kiosk/stage/script.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::kiosk;

TEST_SUITE("kiosk") {
  TEST_CASE("script: every step of the contract is understood") {
    const auto steps = parse_script(
        "# a visitor\n"
        "tap \"价格查询\"\n"
        "tap 100 200\n"
        "swipe 900 800 900 200 300ms\n"
        "type \"xcg\"\r\n"
        "\n"
        "expect \"血常规\"\n"
        "expect-none \"说 \\\"不\\\"\"\n"
        "shot out.png\n"
        "wait 500ms\n"
        "wait 2s\n"
        "clock 2026-11-23T10:05:00+08:00\n"
        "tree out.json\n"
        "expect \"血常规\" 30s\n"
        "expect-none \"血常规\" 500ms\n"
        "stroke 0,30 55,7 100,100\n",
        "visit.txt");
    REQUIRE(steps.has_value());
    REQUIRE(steps->size() == 14);
    CHECK((*steps)[0].kind == Step::Kind::kTapLabel);
    CHECK((*steps)[0].text == "价格查询");
    CHECK((*steps)[0].line == 2);
    CHECK((*steps)[1].from == Point{100, 200});
    CHECK((*steps)[2].to == Point{900, 200});
    CHECK((*steps)[2].time == std::chrono::milliseconds(300));
    CHECK((*steps)[3].text == "xcg");
    CHECK((*steps)[4].line == 7);
    CHECK((*steps)[5].text == "说 \"不\"");
    CHECK((*steps)[8].time == std::chrono::milliseconds(2000));
    // 2026-11-23T02:05:00Z, by date(1)
    CHECK((*steps)[9].clock == WallTime(std::chrono::seconds(1'795'399'500)));
    CHECK((*steps)[10].text == "out.json");
    CHECK((*steps)[4].time == kScriptPatience);
    CHECK((*steps)[11].kind == Step::Kind::kExpect);
    CHECK((*steps)[11].text == "血常规");
    CHECK((*steps)[11].time == std::chrono::seconds(30));
    CHECK((*steps)[12].kind == Step::Kind::kExpectNone);
    CHECK((*steps)[12].time == std::chrono::milliseconds(500));
    CHECK((*steps)[13].kind == Step::Kind::kStroke);
    CHECK((*steps)[13].points == std::vector<Point>{{0, 30}, {55, 7}, {100, 100}});
  }

  TEST_CASE("script: a step that is not understood is named with its line") {
    for (const char* const line : {"tap",
                                   "tap 1",
                                   "tap -1 5",
                                   "tap \"open",
                                   "swipe 1 2 3 4",
                                   "swipe 1 2 3 4 300",
                                   "type xcg",
                                   "type \"血\"",
                                   "expect 血常规",
                                   "expect \"x\" 30",
                                   "expect \"x\" 30s 1s",
                                   "wait 5",
                                   "clock yesterday",
                                   "press \"x\"",
                                   "shot",
                                   "tap 1 2 3",
                                   "stroke",
                                   "stroke 1,2",
                                   "stroke 1,2 3",
                                   "stroke 1,2 101,3",
                                   "stroke 1,2 -1,3",
                                   "wait 99999999s",
                                   "\xff"}) {
      CAPTURE(line);
      const auto steps = parse_script(std::string("wait 1s\n") + line + "\n", "visit.txt");
      REQUIRE_FALSE(steps.has_value());
      CHECK(steps.error().code == Errc::kUsage);
      CHECK(steps.error().what.en.starts_with("visit.txt:2: "));
      CHECK(steps.error().what.zh.starts_with("visit.txt:2: "));
    }
  }
}
