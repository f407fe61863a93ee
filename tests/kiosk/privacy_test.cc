// Requirement 21: what a visitor writes and looks up is hidden from those who stand around, by one
// touch, and by itself where nobody touches it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/kiosk/fake_voice.h"
#include "tests/kiosk/visitor.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::Visitor;
using std::chrono::seconds;

namespace {

/// What a page says and does, whatever the time is.
std::string content_of(const Visitor& visitor) {
  std::string all;
  for (const Placed& one : visitor.placed()) {
    const bool clock = one.node.text.size() == 5 && one.node.text[2] == ':';
    if (!clock) all += one.node.text + "|" + one.node.action + "\n";
  }
  return all;
}

bool shows(const Visitor& visitor, std::string_view action) {
  const auto all = visitor.placed();
  return std::ranges::any_of(
      all, [&](const Placed& one) { return one.node.action == action && one.node.touchable(); });
}

void walk(Visitor& visitor, const std::vector<const char*>& taps) {
  for (const char* const words : taps) REQUIRE(visitor.tap(words));
}

}  // namespace

TEST_SUITE("requirements") {
  TEST_CASE("requirement 21: one touch hides any page but the first, one shows it again") {
    for (const Manner& manner : {Manner{}, Manner{.elder = true}, Manner{.low_reach = true}}) {
      Visitor visitor(test::kGlasses[0], manner);
      visitor.close_eyes();
      CHECK_FALSE(shows(visitor, "@hide"));
      for (const test::Stop& stop : test::tour()) {
        if (stop.rests) continue;  // shows nothing of a visitor
        CAPTURE(std::string(stop.name));
        go(visitor, stop);
        if (visitor.page() == "home") continue;
        const std::string before = content_of(visitor);
        REQUIRE(visitor.tap("@hide"));
        for (const Placed& one : visitor.placed()) {
          const bool content = !one.node.action.empty() && one.node.action[0] != '@';
          if (content) FAIL_CHECK(stop.name, " still shows ", one.node.action);
        }
        REQUIRE(visitor.tap("@hide"));
        CHECK(content_of(visitor) == before);
      }
    }
  }

  TEST_CASE("requirement 21: nothing that was typed can be read while it is hidden") {
    Visitor visitor;
    walk(visitor, {"@feedback:none:", "ask"});
    REQUIRE(visitor.type("2270491"));
    REQUIRE(visitor.sees("2270491"));
    REQUIRE(visitor.tap("@hide"));
    CHECK_FALSE(visitor.sees("2270491"));
    CHECK(visitor.sees("内容已遮住"));
    REQUIRE(visitor.tap("显示"));
    CHECK(visitor.sees("2270491"));
  }

  TEST_CASE("requirement 21: personal pages hide themselves after 15 s without a touch") {
    const std::vector<std::vector<const char*>> personal = {
        {"@feedback:none:", "ask"},
        {"@feedback:none:", "rate", "face:4"},
        {"@feedback:none:", "rate", "face:2", "send"},
        {"prices", "key:x", "key:c", "key:g", "血常规", "add", "basket"},
    };
    for (const auto& taps : personal) {
      Visitor visitor;
      walk(visitor, taps);
      CAPTURE(visitor.page());
      visitor.wait(seconds(14));
      CHECK_FALSE(visitor.sees("内容已遮住"));
      visitor.wait(seconds(2));
      CHECK(visitor.sees("内容已遮住"));
      CHECK(visitor.sees("免得旁人看见"));
      REQUIRE(visitor.tap("显示"));
      CHECK_FALSE(visitor.sees("内容已遮住"));
    }
  }

  TEST_CASE("requirement 21: the stage wakes by itself when the time has come") {
    Visitor visitor;
    walk(visitor, {"@feedback:none:", "ask"});
    const SteadyTime now = visitor.clock.steady();
    const auto due = visitor.stage.deadline(now, visitor.clock.wall());
    REQUIRE(due.has_value());
    CHECK(*due - now <= seconds(15));
  }

  TEST_CASE("requirement 21: published prices stay in sight, and so does what is read aloud") {
    Visitor visitor;
    walk(visitor, {"prices", "key:x", "key:c", "key:g", "血常规"});
    visitor.wait(seconds(30));
    CHECK_FALSE(visitor.sees("内容已遮住"));
    test::FakeVoice voice;
    visitor.stage.set_voice(&voice);
    walk(visitor, {"@home", "@feedback:none:", "ask", "@speak"});
    REQUIRE(visitor.stage.reading().active());
    visitor.wait(seconds(30));
    CHECK_FALSE(visitor.sees("内容已遮住"));
    visitor.stage.set_voice(nullptr);
  }

  TEST_CASE("requirement 21: leaving the page, and the next visitor, find nothing hidden") {
    Visitor visitor;
    walk(visitor, {"@feedback:none:", "ask", "@hide", "@back"});
    CHECK_FALSE(visitor.sees("内容已遮住"));
    walk(visitor, {"ask", "@hide"});
    visitor.wait(seconds(61));
    CHECK(visitor.page() == "home");
    CHECK_FALSE(visitor.sees("内容已遮住"));
    walk(visitor, {"prices"});
    CHECK_FALSE(visitor.sees("内容已遮住"));
  }
}
