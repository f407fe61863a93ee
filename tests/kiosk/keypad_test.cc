// The whole tour with a keypad: nothing on any page is out of its reach.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "kiosk/stage/script_player.h"
#include "tests/kiosk/visitor.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::Visitor;

namespace {

constexpr int kMostStops = 90;

/// Somebody who cannot touch the glass.
class KeyVisitor {
 public:
  explicit KeyVisitor(const test::Glass& glass = test::kGlasses[0], const Manner& manner = {})
      : visitor(glass, manner) {}

  void press(Keypad key) {
    visitor.stage.keypad(key, visitor.clock.steady(), visitor.clock.wall());
    ++keys;
  }
  std::string stands_on() {
    const auto focus = visitor.stage.focus();
    return focus ? focus->action : std::string();
  }
  /// Where the ring is drawn.
  Rect ring() {
    for (const Node& node : visitor.stage.scene().nodes) {
      if (node.role == Role::kRing) return node.rect;
    }
    return {};
  }
  std::string name() {
    for (const Placed& one : visitor.placed()) {
      if (!one.covered && one.node.action == stands_on()) return one.node.name();
    }
    return {};
  }
  bool is(const std::string& words) {
    return stands_on() == words || name().find(words) != std::string::npos;
  }
  /// It is in the row that the ring is in: right leads there.
  bool in_row(const std::string& words) {
    const auto focus = visitor.stage.focus();
    for (const Node& node : visitor.stage.scene().nodes) {
      if (!node.list || node.list->id != focus->list) continue;
      for (const Node& one : node.list->row(focus->row)) {
        const bool wanted = one.action == words || one.name().find(words) != std::string::npos;
        if (!wanted || !one.touchable()) continue;
        for (int i = 0; i < 6 && !is(words); ++i) press(Keypad::kRight);
        return is(words);
      }
    }
    return false;
  }
  /// Right until the ring stands on it; through each list on the way with down.
  bool find(const std::string& words) {
    if (stands_on().empty()) press(Keypad::kNext);
    std::set<std::string> lists;
    const std::string begin = stands_on();
    for (int i = 0; i < kMostStops; ++i) {
      if (is(words)) return true;
      if (i > 0 && stands_on() == begin) return false;  // round once
      const auto focus = visitor.stage.focus();
      if (focus && !focus->list.empty() && lists.insert(focus->list).second) {
        for (int row = focus->row; row > 0; --row) press(Keypad::kUp);
        for (int row = rows_of(focus->list); row > 1 && !in_row(words); --row) {
          press(Keypad::kDown);
        }
        if (in_row(words)) return true;
      }
      press(Keypad::kNext);
    }
    return false;
  }
  int rows_of(const std::string& list) {
    for (const Node& node : visitor.stage.scene().nodes) {
      if (node.list && node.list->id == list) return node.list->count;
    }
    return 0;
  }
  /// What can be pressed in the row that the ring is in; nothing outside lists.
  std::set<std::string> actions_of_row() {
    const auto focus = visitor.stage.focus();
    std::set<std::string> actions;
    for (const Node& node : visitor.stage.scene().nodes) {
      if (!node.list || node.list->id != focus->list) continue;
      for (const Node& one : node.list->row(focus->row)) {
        if (one.touchable()) actions.insert(one.action);
      }
    }
    return actions;
  }
  bool choose(const std::string& words) {
    if (!find(words)) return false;
    press(Keypad::kEnter);
    return true;
  }
  void go(const test::Stop& stop) {
    press(Keypad::kHome);
    for (const std::string_view step : stop.taps) {
      if (step == "@look") {  // at the list, where it is not there already
        (void)choose("input:done");
        continue;
      }
      constexpr std::string_view kType = "type:";
      if (step.starts_with("?")) {  // where there is room for it
        (void)choose(std::string(step.substr(1)));
      } else if (step.starts_with(kType)) {
        for (const char letter : step.substr(kType.size())) {
          REQUIRE(choose("key:" + std::string(1, letter)));
        }
      } else {
        REQUIRE_MESSAGE(choose(std::string(step)), stop.name, ": no key leads to ", step);
      }
    }
  }

  Visitor visitor;
  int keys = 0;
};

/// Strokes are for a finger; the keys of the writing pages are reached as any others are.
bool by_finger(const test::Stop& stop) {
  return std::ranges::any_of(stop.taps,
                             [](std::string_view step) { return step.starts_with("hand:"); });
}

/// Actions of all that a finger could touch on the page as it is.
std::set<std::string> touchable(const Visitor& visitor) {
  std::set<std::string> actions;
  for (const Placed& one : visitor.placed()) {
    if (!one.covered && one.node.touchable() && !one.seen.empty()) actions.insert(one.node.action);
  }
  return actions;
}

/// Everything that right leads to, and down inside lists, without leaving the page.
std::set<std::string> reachable(KeyVisitor& keys) {
  std::set<std::string> been;
  if (keys.ring().empty()) keys.press(Keypad::kRight);
  std::map<std::pair<int, int>, int> rings;
  std::set<std::string> lists;
  const auto look = [&] {
    const Rect ring = keys.ring();
    CHECK_MESSAGE(!ring.empty(), "no ring around ", keys.stands_on());
    CHECK(ring_band(keys.visitor.stage.page_metrics()) >= 2);
    CHECK(keys.visitor.stage.page_metrics().screen().holds(ring));
    been.insert(keys.stands_on());
  };
  const auto look_along_row = [&] {
    look();
    const int beside = int(keys.actions_of_row().size()) - 1;
    for (int i = 0; i < beside; ++i) {
      keys.press(Keypad::kRight);
      look();
    }
    for (int i = 0; i < beside; ++i) keys.press(Keypad::kLeft);
  };
  // A list is left below its last row, past what follows it: the second round meets that too.
  for (Rect ring = keys.ring(); ++rings[{ring.x, ring.y}] < 3; ring = keys.ring()) {
    look();
    const auto focus = keys.visitor.stage.focus();
    if (!focus->list.empty() && lists.insert(focus->list).second) {
      for (int row = focus->row; row > 0; --row) keys.press(Keypad::kUp);
      look_along_row();
      for (int row = 1; row < keys.rows_of(focus->list); ++row) {
        keys.press(Keypad::kDown);
        if (row > 40 || keys.visitor.stage.focus()->list != focus->list) break;
        look_along_row();
      }
    }
    keys.press(Keypad::kRight);
  }
  return been;
}

}  // namespace

TEST_SUITE("kiosk tour") {
  TEST_CASE("requirement 26: every page of the tour by keys alone, as a finger finds it") {
    KeyVisitor keys;
    Visitor finger;
    for (const test::Stop& stop : test::tour()) {
      if (stop.rests) continue;  // rest_test has it
      CAPTURE(std::string(stop.name));
      if (by_finger(stop)) continue;
      keys.go(stop);
      test::go(finger, stop);
      CHECK(keys.visitor.page() == finger.page());
      // The list may be scrolled elsewhere on the way; all that a finger finds is there.
      const auto been = reachable(keys);
      for (const std::string& action : touchable(finger)) {
        if (action.starts_with("@page-")) continue;
        CHECK_MESSAGE(been.count(action) == 1, action);
      }
    }
  }

  TEST_CASE("keypad: large, and within reach of a person who sits, it leads everywhere too") {
    for (const Manner& manner : {Manner{.elder = true}, Manner{.low_reach = true}}) {
      for (const std::size_t stop : {0U, 2U, 4U}) {
        KeyVisitor keys(test::kGlasses[0], manner);
        test::go(keys.visitor, test::tour()[stop]);
        const auto been = reachable(keys);
        for (const Placed& one : keys.visitor.placed()) {
          if (one.covered || !one.node.touchable() || !one.list_id.empty()) continue;
          CHECK_MESSAGE(been.count(one.node.action) == 1, one.node.action);
        }
      }
    }
  }

  TEST_CASE("keypad: the ring comes with the first key, presses nothing then, goes with a touch") {
    KeyVisitor keys;
    CHECK(keys.ring().empty());
    keys.press(Keypad::kEnter);
    CHECK(keys.visitor.page() == "home");
    CHECK_FALSE(keys.ring().empty());
    keys.press(Keypad::kEnter);
    CHECK(keys.visitor.page() != "home");
    keys.press(Keypad::kBack);
    CHECK(keys.visitor.page() == "home");
    CHECK_FALSE(keys.ring().empty());
    REQUIRE(keys.visitor.tap("prices"));
    CHECK(keys.ring().empty());
  }

  TEST_CASE("keypad: back from a page stands where it left") {
    KeyVisitor keys;
    REQUIRE(keys.find("doctors"));
    keys.press(Keypad::kEnter);
    CHECK(keys.visitor.page() != "home");
    keys.press(Keypad::kBack);
    CHECK(keys.stands_on() == "doctors");
  }

  TEST_CASE("keypad: the question whether somebody is there keeps the keys, and any key answers") {
    KeyVisitor keys;
    keys.go(test::tour()[1]);
    const std::string page = keys.visitor.page();
    keys.visitor.wait(std::chrono::seconds(41));
    CHECK(keys.stands_on() == "@continue");
    keys.press(Keypad::kNext);
    keys.visitor.wait(std::chrono::seconds(1));
    CHECK(keys.visitor.page() == page);
    CHECK(keys.stands_on() != "@continue");
  }
}
