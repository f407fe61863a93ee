// Requirements 12 and 17 to 30 that a visit shows: time, forgetting, languages, elder mode, prices.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "kiosk/page/anatomy.h"
#include "tests/kiosk/atlas.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::Sheet;
using test::Visitor;

namespace {

/// Everything that is on screen, in words and places.
std::string dump(const Visitor& visitor) {
  std::string all;
  for (const Placed& one : visitor.placed()) {
    all += std::to_string(int(one.node.role)) + one.node.text + "|" + one.node.action + "|" +
           std::to_string(one.node.rect.x) + "," + std::to_string(one.node.rect.y) + "\n";
  }
  return all;
}

}  // namespace

TEST_SUITE("requirements") {
  TEST_CASE("requirement 12: every page of the tour is reached by single taps") {
    Visitor visitor;
    visitor.close_eyes();
    for (const test::Stop& stop : test::tour()) go(visitor, stop);
  }

  TEST_CASE("requirement 17: a minute without a touch ends the visit, two in elder mode") {
    for (const bool elder : {false, true}) {
      Visitor visitor(test::kGlasses[0], Manner{.elder = elder});
      REQUIRE(visitor.tap("prices"));
      const seconds idle(elder ? 120 : 60);
      visitor.wait(idle - seconds(2));
      CHECK_FALSE(visitor.stage.navigator().at_home());
      visitor.wait(seconds(3));
      CHECK(visitor.stage.navigator().at_home());
    }
  }

  TEST_CASE("requirement 18: a warning 20 s before, with one tap to go on, as often as wanted") {
    Visitor visitor;
    REQUIRE(visitor.tap("prices"));
    for (int i = 0; i < 12; ++i) {
      visitor.wait(seconds(41));
      REQUIRE(visitor.sees("继续使用"));
      const auto all = visitor.placed();
      const Placed* const go_on = find(all, "继续使用", true);
      REQUIRE(go_on != nullptr);
      CHECK(go_on->node.rect.h >= visitor.metrics.mm(24) - 1);
      REQUIRE(visitor.tap("继续使用"));
      CHECK_FALSE(visitor.stage.navigator().at_home());
    }
  }

  TEST_CASE("requirement 19: after a visit everything is as on a fresh start") {
    Visitor fresh;
    Visitor visitor;
    REQUIRE(visitor.tap("@elder"));
    REQUIRE(visitor.tap("@contrast"));
    REQUIRE(visitor.tap("@language"));
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.type("xcg"));
    visitor.wait(seconds(121));
    CHECK(visitor.stage.manner() == Manner{});
    fresh.wait(
        visitor.clock.wall() - fresh.clock.wall() > milliseconds(0)
            ? std::chrono::duration_cast<milliseconds>(visitor.clock.wall() - fresh.clock.wall())
            : milliseconds(0));
    CHECK(dump(visitor) == dump(fresh));
  }

  TEST_CASE("requirement 27: another language at once from any page, a key nowhere") {
    Visitor visitor;
    visitor.close_eyes();
    for (const test::Stop& stop : test::tour()) {
      if (stop.rests) continue;  // nobody is there: rest_test has the touch that brings the bar
      go(visitor, stop);
      const std::string before = visitor.page();
      REQUIRE(visitor.tap("@language"));
      CHECK(visitor.page() == before);
      CHECK(visitor.stage.manner().language == Language::kEn);
      CHECK(visitor.sees("Back"));
      REQUIRE(visitor.tap("@language"));
      CHECK(visitor.sees("返回"));
    }
  }

  TEST_CASE("requirement 28: in elder mode at most six choices a page, four taps to a price") {
    for (const Sheet& sheet : test::atlas()) {
      if (!sheet.manner.elder || sheet.stop != std::string_view("home")) continue;
      int choices = 0;
      for (const Placed& one : sheet.placed) choices += one.node.role == Role::kTile ? 1 : 0;
      if (choices > 6) FAIL_CHECK(sheet.where, ": ", choices, " choices");
    }
    int filters = 0;
    for (const Sheet& sheet : test::atlas()) {
      if (!sheet.manner.elder || sheet.stop != std::string_view("price-filter")) continue;
      const auto shows = [&sheet](std::string_view action) {
        return std::any_of(sheet.placed.begin(), sheet.placed.end(),
                           [&](const Placed& one) { return one.node.action == action; });
      };
      if (!shows("filter:done")) continue;  // no room for the button that leads there
      ++filters;
      int choices = 0;
      for (const Placed& one : sheet.placed) choices += one.node.role == Role::kTab ? 1 : 0;
      if (choices > 6 || choices < 2) FAIL_CHECK(sheet.where, ": ", choices, " choices");
    }
    CHECK(filters >= 2);
    Visitor visitor(test::kGlasses[0], Manner{.elder = true});
    visitor.taps = 0;
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.type("xc"));
    REQUIRE(visitor.tap("血常规"));
    CHECK(visitor.taps <= 4);
    CHECK(visitor.finds("22.00"));
  }

  TEST_CASE("requirement 29: nothing found says so, keeps what was typed and names the desk") {
    for (const Sheet& sheet : test::atlas()) {
      if (sheet.stop != std::string_view("price-none")) continue;
      bool typed = false;
      for (const Placed& one : sheet.placed) {
        typed = typed || (one.node.role == Role::kField && one.node.text == "ZZZZZ");
      }
      if (!typed) FAIL_CHECK(sheet.where, ": what was typed is gone");
    }
    Visitor visitor;
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.type("zzzzz"));
    CHECK(visitor.finds("咨询台"));
  }

  TEST_CASE("requirement 30: the figure of a price stays whole where pages are turned round") {
    for (const Language language : {Language::kZh, Language::kUg, Language::kMn}) {
      Visitor visitor(test::kGlasses[0], Manner{.language = language},
                      {850, {Language::kZh, Language::kUg, Language::kMn}});
      REQUIRE(visitor.tap("prices"));
      int figures = 0;
      const auto all = visitor.placed();
      for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i].node.text.empty() || all[i].node.text[0] != '.') continue;
        ++figures;
        const Node& whole = all[i - 1].node;
        const Metrics metrics = visitor.stage.page_metrics();
        const auto left = anatomy(whole, metrics, *visitor.text).lines.front().box;
        const auto right = anatomy(all[i].node, metrics, *visitor.text).lines.front().box;
        CAPTURE(whole.text);
        CHECK(left.right() == right.x);
      }
      CHECK(figures >= 3);
    }
  }

  TEST_CASE("requirement 30: a price with unit, class, share, date, department and issue") {
    Visitor visitor;
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.type("xcg"));
    REQUIRE(visitor.tap("血常规"));
    for (const char* words : {"22.00", "元/次", "甲类", "起执行", "收费依据", "责任部门"}) {
      CAPTURE(words);
      Visitor again;
      REQUIRE(again.tap("prices"));
      REQUIRE(again.type("xcg"));
      REQUIRE(again.tap("血常规"));
      CHECK(again.finds(words));
    }
  }
}
