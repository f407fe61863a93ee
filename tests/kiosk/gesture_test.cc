#include "kiosk/touch/gesture.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::milliseconds;
using Kind = GestureEvent::Kind;
using Phase = Contact::Phase;
using Source = Contact::Source;

namespace {

constexpr int kSlop = 11;  // 3 mm at 3.614 pixels a millimetre

class Hand {
 public:
  std::vector<GestureEvent> at(int ms, Phase phase, int x, int y, Source source = Source::kFinger,
                               std::int64_t id = 1, bool moving = false) {
    return gesture.feed({phase, source, id, {x, y}, SteadyTime(milliseconds(ms))}, moving);
  }
  Gesture gesture{kSlop};
};

Kind only(const std::vector<GestureEvent>& events) {
  REQUIRE(events.size() == 1);
  return events.front().kind;
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("gesture: down and up within the slop is a press and a tap") {
    Hand hand;
    CHECK(only(hand.at(0, Phase::kDown, 100, 100)) == Kind::kPress);
    CHECK(only(hand.at(30, Phase::kMove, 100 + kSlop, 100)) == Kind::kMove);
    CHECK(only(hand.at(60, Phase::kUp, 100 + kSlop, 100)) == Kind::kTap);
  }

  TEST_CASE("gesture: one pixel more than the slop is a drag and no tap") {
    Hand hand;
    hand.at(0, Phase::kDown, 100, 100);
    const auto drag = hand.at(30, Phase::kMove, 100, 100 + kSlop + 1);
    CHECK(only(drag) == Kind::kDrag);
    CHECK(drag.front().moved.y == kSlop + 1);
    CHECK(only(hand.at(400, Phase::kUp, 100, 100 + kSlop + 1)) == Kind::kCancel);
  }

  TEST_CASE("gesture: a finger that comes again as a mouse is dropped") {
    Hand hand;
    hand.at(0, Phase::kDown, 100, 100);
    CHECK(only(hand.at(40, Phase::kUp, 100, 100)) == Kind::kTap);
    CHECK(hand.at(60, Phase::kDown, 110, 105, Source::kMouse).empty());
    CHECK(hand.at(90, Phase::kUp, 110, 105, Source::kMouse).empty());
    SUBCASE("but a mouse press elsewhere counts") {
      CHECK(only(hand.at(120, Phase::kDown, 150, 100, Source::kMouse)) == Kind::kPress);
    }
    SUBCASE("and one after half a second counts") {
      CHECK(only(hand.at(501, Phase::kDown, 100, 100, Source::kMouse)) == Kind::kPress);
    }
    SUBCASE("and the same finger may tap again at once") {
      CHECK(only(hand.at(120, Phase::kDown, 100, 100)) == Kind::kPress);
    }
  }

  TEST_CASE("gesture: a second finger is ignored while one is down") {
    Hand hand;
    hand.at(0, Phase::kDown, 100, 100);
    CHECK(hand.at(10, Phase::kDown, 500, 500, Source::kFinger, 2).empty());
    CHECK(hand.at(20, Phase::kUp, 500, 500, Source::kFinger, 2).empty());
    CHECK(only(hand.at(30, Phase::kUp, 100, 100)) == Kind::kTap);
  }

  TEST_CASE("gesture: a touch that stops a moving list is no tap") {
    Hand hand;
    CHECK(only(hand.at(0, Phase::kDown, 100, 100, Source::kFinger, 1, true)) == Kind::kPress);
    CHECK(only(hand.at(50, Phase::kUp, 100, 100)) == Kind::kCancel);
  }

  TEST_CASE("gesture: leaving at 2 pixels a millisecond is a fling of that speed") {
    Hand hand;
    hand.at(0, Phase::kDown, 100, 900);
    for (int ms = 10; ms <= 100; ms += 10) hand.at(ms, Phase::kMove, 100, 900 - 2 * ms);
    const auto up = hand.at(110, Phase::kUp, 100, 680);
    CHECK(only(up) == Kind::kFling);
    CHECK(up.front().speed_y == doctest::Approx(-2.0));
  }

  TEST_CASE("gesture: a finger that rests before it leaves does not fling") {
    Hand hand;
    hand.at(0, Phase::kDown, 100, 900);
    hand.at(20, Phase::kMove, 100, 700);
    CHECK(only(hand.at(300, Phase::kUp, 100, 700)) == Kind::kCancel);
  }

  TEST_CASE("gesture: dirt on the glass is let go after ten seconds") {
    Hand hand;
    hand.at(0, Phase::kDown, 100, 100);
    CHECK(hand.gesture.tick(SteadyTime(milliseconds(10'000))).empty());
    CHECK(only(hand.gesture.tick(SteadyTime(milliseconds(10'001)))) == Kind::kCancel);
    CHECK(hand.at(10'100, Phase::kUp, 100, 100).empty());
  }

  TEST_CASE("gesture: what was ignored is counted, and only counted") {
    Hand hand;
    (void)hand.at(0, Phase::kDown, 100, 100);
    CHECK(hand.at(10, Phase::kDown, 104, 98, Source::kMouse, 0).empty());
    CHECK(hand.at(20, Phase::kDown, 700, 700, Source::kFinger, 2).empty());
    CHECK(only(hand.gesture.tick(SteadyTime(milliseconds(10'001)))) == Kind::kCancel);
    const IgnoredContacts counted = hand.gesture.take_ignored();
    CHECK(counted.repeated == 1);
    CHECK(counted.second == 1);
    CHECK(counted.held == 1);
    CHECK_FALSE(hand.gesture.take_ignored().any());
    // The dirt that is still there neither moves nor presses anything.
    CHECK(hand.at(10'100, Phase::kMove, 300, 300).empty());
    CHECK(hand.at(10'200, Phase::kUp, 300, 300).empty());
    CHECK(only(hand.at(11'000, Phase::kDown, 500, 500, Source::kFinger, 3)) == Kind::kPress);
  }

  TEST_CASE("fling: the speed falls to 1/e in 700 ms, whatever the steps") {
    // From 2 px/ms: 2 * 700 * (1 - 1/e) = 884.97 pixels in 700 ms.
    Fling coarse(2.0, SteadyTime{});
    CHECK(coarse.step(SteadyTime(milliseconds(700))) == doctest::Approx(884.97).epsilon(0.0001));
    Fling fine(2.0, SteadyTime{});
    double moved = 0;
    for (int ms = 7; ms <= 700; ms += 7) moved += fine.step(SteadyTime(milliseconds(ms)));
    CHECK(moved == doctest::Approx(884.97).epsilon(0.0001));
    CHECK_FALSE(fine.over());
    (void)fine.step(SteadyTime(milliseconds(3300)));  // 2 * exp(-3300 / 700) = 0.018
    CHECK(fine.over());
  }
}
