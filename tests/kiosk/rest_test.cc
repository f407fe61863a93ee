// The resting page: what stands on the glass while nobody is there, to be read from across a hall.
#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <string>

#include "kiosk/page/anatomy.h"
#include "kiosk/stage/rest_page.h"
#include "tests/kiosk/visitor.h"
#include "tests/support/sample_facts.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::Visitor;

namespace {

constexpr double kCapitalOfSize = 0.733;  // Noto Sans CJK
constexpr seconds kRest{120};
constexpr seconds kTurn{12};

Place lobby(std::vector<Language> languages = {Language::kZh, Language::kEn}) {
  return {850, std::move(languages), kRest};
}

std::string words_on(const Visitor& visitor) {
  std::string all;
  for (const Placed& one : visitor.placed()) all += one.node.text + "|";
  return all;
}

/// Every sheet, until the first one is back.
template <typename Look>
void each_sheet(Visitor& visitor, const Look& look) {
  REQUIRE(visitor.stage.resting());
  const std::string first = words_on(visitor);
  for (int i = 0; i < 60; ++i) {
    look(i);
    visitor.wait(kTurn);
    if (words_on(visitor) == first) return;
  }
  FAIL("the sheets never begin again");
}

void keep(Visitor& visitor, const std::string& name) {
  const char* const folder = std::getenv("GONGSHI_VIEW_PICTURES");
  if (folder != nullptr) visitor.save(std::string(folder) + "/" + name + ".png");
}

void touch(Visitor& visitor, Contact::Phase phase, Point at) {
  visitor.stage.contact({phase, Contact::Source::kFinger, 1, at, visitor.clock.steady()},
                        visitor.clock.wall());
  visitor.wait(milliseconds(40));
}

}  // namespace

TEST_SUITE("kiosk rest") {
  TEST_CASE("requirement 4: what is meant for 3 m has capitals of 29 mm on every sheet and glass") {
    for (const test::Glass& glass : test::kGlasses) {
      for (const Language language :
           {Language::kZh, Language::kEn, Language::kUg, Language::kBo, Language::kMn}) {
        Visitor visitor(glass, {.language = language}, lobby({language, Language::kEn}));
        visitor.wait(kRest);
        each_sheet(visitor, [&](int i) {
          const std::string where = "rest-" + std::string(code_of(language)) + "-" +
                                    std::to_string(glass.pixels.w) + "-" +
                                    std::to_string(int(glass.inch)) + "-" + std::to_string(i);
          CAPTURE(where);
          keep(visitor, where);
          const auto placed = visitor.placed();
          for (const std::string& fault :
               faults(placed, visitor.stage.page_metrics(), *visitor.text)) {
            FAIL_CHECK(where, ": ", fault);
          }
          int far = 0;
          int near = 0;
          for (const Placed& one : placed) {
            for (const TextLine& line :
                 anatomy(one.node, visitor.stage.page_metrics(), *visitor.text).lines) {
              const double capital = grown_size_mm(line.style, 1.0) * kCapitalOfSize;
              // The line about number and age is for somebody who stands before the glass.
              const bool age = one.node.text.find("1-42") != std::string::npos;
              CHECK(capital >= (age ? 4.8 : 29.0));
              ++(age ? near : far);
            }
          }
          CHECK(far >= 3);
          CHECK(near >= 1);
        });
      }
    }
  }

  TEST_CASE(
      "requirements 3, 16 and 27: no bar while nobody is there, one touch anywhere brings it") {
    for (const test::Glass& glass : test::kGlasses) {
      Visitor visitor(glass, {}, lobby());
      visitor.wait(kRest);
      REQUIRE(visitor.stage.resting());
      int controls = 0;
      for (const Placed& one : visitor.placed()) {
        if (!one.node.touchable()) continue;
        ++controls;
        CHECK(one.seen == visitor.metrics.screen());
      }
      CHECK(controls == 1);
      const Point corner{glass.pixels.w - 3, glass.pixels.h - 3};
      touch(visitor, Contact::Phase::kDown, corner);
      touch(visitor, Contact::Phase::kUp, corner);
      for (const char* const action :
           {"@elder", "@text-size", "@language", "@contrast", "@reach"}) {
        CHECK(visitor.stage.key(action, visitor.clock.steady(), visitor.clock.wall()));
        if (action == std::string_view("@elder")) (void)visitor.tap("@elder");
      }
    }
  }

  TEST_CASE("rest: no line is a mere remainder of the one above it") {
    for (const test::Glass& glass : test::kGlasses) {
      Visitor visitor(glass, {}, lobby({Language::kZh}));
      visitor.wait(kRest);
      each_sheet(visitor, [&](int) {
        for (const Placed& one : visitor.placed()) {
          if (one.node.wrap || one.node.style < TextStyle::kFar) continue;
          CAPTURE(one.node.text);
          CHECK(character_count(one.node.text) > 1);
        }
      });
    }
  }

  TEST_CASE("rest: after the visit and some quiet, never while somebody is there") {
    Visitor visitor(test::kGlasses[0], {}, lobby());
    visitor.wait(kRest - seconds(1));
    CHECK_FALSE(visitor.stage.resting());
    visitor.wait(seconds(1));
    CHECK(visitor.stage.resting());
    REQUIRE(visitor.tap("@home"));
    CHECK_FALSE(visitor.stage.resting());
    visitor.wait(kRest - seconds(1));  // the visit ends after 60 of these
    CHECK_FALSE(visitor.stage.resting());
    visitor.wait(kRest);
    CHECK(visitor.stage.resting());

    Visitor busy(test::kGlasses[0], {}, lobby());
    for (int i = 0; i < 10; ++i) {
      REQUIRE(busy.tap(i % 2 == 0 ? "prices" : "@back"));
      busy.wait(seconds(30));
      CHECK_FALSE(busy.stage.resting());
    }
  }

  TEST_CASE("rest: one touch anywhere enters the home page and presses nothing beneath") {
    const Visitor fresh(test::kGlasses[0], {}, lobby());
    for (const Placed& below : fresh.placed()) {
      if (!below.node.touchable()) continue;
      Visitor visitor(test::kGlasses[0], {}, lobby());
      visitor.wait(kRest);
      REQUIRE(visitor.stage.resting());
      const Point at = below.seen.center();
      touch(visitor, Contact::Phase::kDown, at);
      touch(visitor, Contact::Phase::kUp, at);
      CAPTURE(below.node.action);
      CHECK_FALSE(visitor.stage.resting());
      CHECK(visitor.page() == "home");
      CHECK(visitor.stage.manner() == Manner{});
      CHECK(visitor.sees("价格查询"));
    }
  }

  TEST_CASE(
      "rest: a swipe, a second report of the finger and a key of the keypad wake it as well") {
    Visitor swiped(test::kGlasses[0], {}, lobby());
    swiped.wait(kRest);
    touch(swiped, Contact::Phase::kDown, {900, 900});
    for (int y = 880; y > 300; y -= 60) touch(swiped, Contact::Phase::kMove, {900, y});
    touch(swiped, Contact::Phase::kUp, {900, 300});
    CHECK_FALSE(swiped.stage.resting());
    CHECK(swiped.page() == "home");

    Visitor twice(test::kGlasses[0], {}, lobby());
    twice.wait(kRest);
    const Point tile{500, 400};
    const auto report = [&](Contact::Phase phase, Contact::Source source) {
      twice.stage.contact(
          {phase, source, source == Contact::Source::kFinger ? 1 : 0, tile, twice.clock.steady()},
          twice.clock.wall());
    };
    report(Contact::Phase::kDown, Contact::Source::kFinger);
    twice.wait(milliseconds(40));
    report(Contact::Phase::kUp, Contact::Source::kFinger);
    twice.wait(milliseconds(10));
    report(Contact::Phase::kDown, Contact::Source::kMouse);
    report(Contact::Phase::kUp, Contact::Source::kMouse);
    twice.wait(milliseconds(10));
    CHECK(twice.page() == "home");

    Visitor keyed(test::kGlasses[0], {}, lobby());
    keyed.wait(kRest);
    keyed.stage.keypad(Keypad::kEnter, keyed.clock.steady(), keyed.clock.wall());
    CHECK_FALSE(keyed.stage.resting());
    CHECK(keyed.page() == "home");
  }

  TEST_CASE("rest: in the first language, whatever the last visitor chose") {
    Visitor visitor(test::kGlasses[0], {}, lobby());
    REQUIRE(visitor.tap("@language"));
    REQUIRE(visitor.tap("@elder"));
    visitor.wait(seconds(121));
    visitor.wait(kRest);
    REQUIRE(visitor.stage.resting());
    CHECK(visitor.stage.manner() == Manner{});
    CHECK(visitor.sees("轻触屏幕 查价格"));
    bool english = false;
    each_sheet(visitor, [&](int) { english = english || visitor.sees("Prices, doctors"); });
    CHECK(english);
  }

  TEST_CASE("rest: stopped clinics first, then notices, who is in today and what it is good for") {
    Visitor visitor(test::kGlasses[0], {}, lobby());
    visitor.wait(kRest);
    std::vector<std::string> titles;
    each_sheet(visitor, [&](int) { titles.push_back(visitor.placed()[2].node.text); });
    REQUIRE(titles.size() >= 3);
    CHECK(titles.back() == "Qingxi First People's Hospital");
    CHECK(titles.front().starts_with("通知"));
    CHECK(std::any_of(titles.begin(), titles.end(),
                      [](const std::string& title) { return title.starts_with("今日出诊"); }));

    // On the day of the stop it comes before everything else.
    Visitor later(test::kGlasses[0], {}, lobby());
    later.wait(hours(48));
    REQUIRE(later.tap("@home"));
    later.wait(seconds(61));
    later.wait(kRest);
    REQUIRE(later.stage.resting());
    CHECK(later.sees("今日停诊"));
    CHECK(words_on(later).find("仇文海") != std::string::npos);
    keep(later, "rest-stopped");
  }

  TEST_CASE("rest: old content is warned of, and nothing of today is called out") {
    Visitor visitor(test::kGlasses[0], {}, lobby());
    visitor.stage.set_facts(test::sample_facts(content::Freshness::kStale));
    visitor.wait(kRest);
    REQUIRE(visitor.stage.resting());
    CHECK(words_on(visitor).find("内容可能已过时") != std::string::npos);
    keep(visitor, "rest-stale");
    each_sheet(visitor, [&](int) { CHECK_FALSE(visitor.sees("今日出诊")); });
  }

  TEST_CASE("rest: without an issue, under an emergency card and in maintenance it never comes") {
    Visitor visitor(test::kGlasses[0], {}, lobby());
    visitor.stage.set_notice({{"公开信息暂停公示，请到窗口咨询。", "Please ask."}, {}, "S1"});
    visitor.wait(kRest * 2);
    visitor.wait(kRest * 2);
    CHECK_FALSE(visitor.stage.resting());
    CHECK(visitor.sees("公开信息暂停公示"));
  }

  TEST_CASE("requirement 9: sheets change every 12 s, and between two nothing is drawn") {
    Visitor visitor(test::kGlasses[0], {}, lobby());
    visitor.wait(kRest);
    int changes = 0;
    for (int i = 0; i < 60; ++i) {
      visitor.clock.tick(seconds(1));
      visitor.stage.tick(visitor.clock.steady(), visitor.clock.wall());
      const auto drawn =
          visitor.stage.draw(*visitor.surface, visitor.clock.steady(), visitor.clock.wall(), false);
      changes += drawn.empty() ? 0 : 1;
      const auto due = visitor.stage.deadline(visitor.clock.steady(), visitor.clock.wall());
      REQUIRE(due.has_value());
      CHECK(*due > visitor.clock.steady());
    }
    CHECK(changes == 5);
  }

  TEST_CASE("rest: who is in today in fewer words where names would take too many sheets") {
    Visitor visitor(test::kGlasses[3], {}, lobby());
    const auto freshness = content::store::freshness_report(
        test::sample_facts(content::Freshness::kCurrent), visitor.clock.wall());
    const Frame frame{*visitor.stage.issue(), visitor.metrics, *visitor.text, {},
                      freshness.now,          freshness};
    RestCard card{"今日出诊", std::vector<RestCard::Lines>(3)};
    for (int i = 0; i < 60; ++i) {
      card.wordings[0].push_back("科室" + std::to_string(i) + "：张某某、李某某、王某某");
      card.wordings[1].push_back("科室" + std::to_string(i) + " 3 位");
    }
    card.wordings[2] = {"180 位医师，60 个科室"};
    const auto sheets = rest_sheets(frame, {card});
    REQUIRE(sheets.size() == 1);
    std::string all;
    for (const std::string& line : sheets[0].lines) all += line;
    CHECK(all == "180 位医师，60 个科室");
    card.wordings[0].resize(3);
    const auto names = rest_sheets(frame, {card});
    CHECK(names.size() > 1);
    CHECK(names.size() <= 4);
    CHECK(names[0].title == "今日出诊 1/" + std::to_string(names.size()));
  }
}
