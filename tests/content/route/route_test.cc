// The way over the plans: the shortest, without steps, out of the house; and what is said of it.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>

#include "content/route/route_legs.h"

using namespace gongshi;
using namespace gongshi::content;
using Kind = RouteStep::Kind;

namespace {

/// 100 pixels are ten metres on every plan.
constexpr Plan plan(Text id, int level) {
  return {id, {id, {}, {}, {}, {}}, level, "image/p", 1000, 1000, 100};
}

constexpr PlanPoint point(Text id, Text on, int x, int y, PointKind kind = PointKind::kBend,
                          Side faces = Side::kUnstated) {
  return {id, on, x, y, kind, {kind == PointKind::kBend ? Text{} : id, {}, {}, {}, {}}, {}, faces};
}

constexpr std::array kPlans = {plan("g", 1), plan("u", 2), plan("t", 5)};
constexpr std::array kPoints = {
    point("kiosk", "g", 100, 100, PointKind::kKiosk, Side::kUp),
    point("hall", "g", 500, 100),
    point("steps", "g", 500, 300),
    point("west", "g", 100, 900, PointKind::kExit),
    point("east", "g", 900, 100, PointKind::kExit),
    point("lift", "g", 500, 50, PointKind::kLift),
    point("stairs", "g", 550, 100, PointKind::kStairs),
    point("u-lift", "u", 500, 50, PointKind::kLift),
    point("u-front", "u", 500, 100),
    point("u-corner", "u", 900, 100),
    point("u-room", "u", 900, 500, PointKind::kRoom),
    point("u-stairs", "u", 550, 100, PointKind::kStairs),
    point("t-lift", "t", 500, 50, PointKind::kLift),
    point("t-stairs", "t", 550, 100, PointKind::kStairs),
    point("t-room", "t", 500, 400, PointKind::kRoom),
    point("island", "t", 10, 10, PointKind::kRoom),
};
constexpr std::array kWays = {
    PlanWay{"kiosk", "hall"},
    PlanWay{"hall", "east"},
    PlanWay{"hall", "lift"},
    PlanWay{"hall", "stairs"},
    PlanWay{"hall", "steps", true},
    PlanWay{"steps", "west"},
    PlanWay{"lift", "u-lift"},
    PlanWay{"lift", "t-lift"},
    PlanWay{"u-lift", "t-lift"},
    PlanWay{"stairs", "u-stairs", true},
    PlanWay{"stairs", "t-stairs", true},
    PlanWay{"u-stairs", "t-stairs", true},
    PlanWay{"u-lift", "u-front"},
    PlanWay{"u-front", "u-corner"},
    PlanWay{"u-stairs", "u-front"},
    PlanWay{"u-corner", "u-room"},
    PlanWay{"t-lift", "t-room"},
    PlanWay{"t-stairs", "t-room"},
};

const WayFinder& finder() {
  static const WayFinder made(kPlans, kPoints, kWays);
  return made;
}

std::string ids(const Route& route) {
  std::string text;
  for (const PlanPoint* each : route.points)
    text += (text.empty() ? "" : " ") + std::string(each->id);
  return text;
}

std::string way(Text from, Text to, const RouteWish& wish = {}) {
  const auto route = finder().find(from, to, wish);
  return route ? ids(*route) : "none";
}

/// A corridor of three points a-b-c as the visitor walks it.
struct Corner {
  double ax, ay, bx, by, cx, cy;
};

Turn turn_of(const Corner& c) {
  return turn_between(c.bx - c.ax, c.by - c.ay, c.cx - c.bx, c.cy - c.by);
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("route: the way that takes least time, both ways") {
    CHECK(way("kiosk", "east") == "kiosk hall east");
    CHECK(way("east", "kiosk") == "east hall kiosk");
    CHECK(way("kiosk", "kiosk") == "kiosk");
    CHECK(finder().find("kiosk", "east")->metres == doctest::Approx(80));
  }

  TEST_CASE("route: one floor by the stairs, more by the lift") {
    CHECK(way("kiosk", "u-room") == "kiosk hall stairs u-stairs u-front u-corner u-room");
    CHECK(way("kiosk", "t-room") == "kiosk hall lift t-lift t-room");
  }

  TEST_CASE("route: without steps neither stairs nor a way with steps") {
    CHECK(way("kiosk", "u-room", {.step_free = true}) ==
          "kiosk hall lift u-lift u-front u-corner u-room");
    CHECK(way("kiosk", "west") == "kiosk hall steps west");
    CHECK(way("kiosk", "west", {.step_free = true}) == "none");
  }

  TEST_CASE("route: unknown points and points that nothing joins have no way") {
    CHECK(way("kiosk", "nowhere") == "none");
    CHECK(way("nowhere", "kiosk") == "none");
    CHECK(way("kiosk", "island") == "none");
    CHECK(finder().escapes("nowhere", 3).empty());
    CHECK(finder().escapes("island", 3).empty());
  }

  TEST_CASE("route: out of the house on foot, the nearest exit first, never by lift") {
    const auto ground = finder().escapes("kiosk", 3);
    REQUIRE(ground.size() == 2);
    CHECK(ids(ground[0]) == "kiosk hall east");
    CHECK(ids(ground[1]) == "kiosk hall steps west");
    CHECK(finder().escapes("kiosk", 1).size() == 1);
    const auto top = finder().escapes("t-room", 3);
    REQUIRE(top.size() == 2);
    CHECK(ids(top[0]) == "t-room t-stairs stairs hall east");
    for (const Route& route : top) {
      for (const PlanPoint* each : route.points) CHECK(each->kind != PointKind::kLift);
    }
  }

  TEST_CASE("route: nobody is sent out by one exit to reach another") {
    constexpr std::array points = {point("kiosk", "g", 100, 100, PointKind::kKiosk),
                                   point("near", "g", 200, 100, PointKind::kExit),
                                   point("far", "g", 300, 100, PointKind::kExit)};
    constexpr std::array ways = {PlanWay{"kiosk", "near"}, PlanWay{"near", "far"}};
    const WayFinder made(kPlans, points, ways);
    REQUIRE(made.escapes("kiosk", 3).size() == 1);
    CHECK(ids(made.escapes("kiosk", 3)[0]) == "kiosk near");
    CHECK(made.find("kiosk", "far").has_value());
  }

  TEST_CASE("turns: left and right however the plan lies, and in a mirror the other way") {
    // Up, then to the right of the picture: a right turn, y being counted downwards.
    const Corner right{0, 0, 0, -10, 10, -10};
    for (int i = 0; i < 24; ++i) {
      const double angle = i * std::numbers::pi / 12;
      const double c = std::cos(angle), s = std::sin(angle);
      const auto turned = [&](double x, double y) {
        return std::pair{c * x - s * y, s * x + c * y};
      };
      const auto [ax, ay] = turned(right.ax, right.ay);
      const auto [bx, by] = turned(right.bx, right.by);
      const auto [cx, cy] = turned(right.cx, right.cy);
      CAPTURE(i);
      CHECK(turn_of({ax, ay, bx, by, cx, cy}) == Turn::kRight);
      CHECK(turn_of({-ax, ay, -bx, by, -cx, cy}) == Turn::kLeft);
      // Walked from its other end a right turn is a left one.
      CHECK(turn_of({cx, cy, bx, by, ax, ay}) == Turn::kLeft);
    }
  }

  TEST_CASE("turns: small bends are none, and back is back") {
    const auto at = [](double degrees) {
      const double angle = degrees * std::numbers::pi / 180;
      return turn_between(1, 0, std::cos(angle), std::sin(angle));
    };
    for (const double degrees : {0.0, 29.0, -29.0}) CHECK(at(degrees) == Turn::kAhead);
    for (const double degrees : {31.0, 90.0, 149.0}) {
      CHECK(at(degrees) == Turn::kRight);
      CHECK(at(-degrees) == Turn::kLeft);
    }
    for (const double degrees : {151.0, 180.0, -151.0}) CHECK(at(degrees) == Turn::kBack);
  }

  TEST_CASE("legs: one a floor, with what is walked and how it is left") {
    const auto legs = route_legs(finder(), *finder().find("kiosk", "u-room", {.step_free = true}));
    REQUIRE(legs.size() == 2);
    CHECK(legs[0].plan->id == "g");
    REQUIRE(legs[0].steps.size() == 3);
    // In front of the screen, looking up the picture, the hall is to the right.
    CHECK(legs[0].steps[0].kind == Kind::kWalk);
    CHECK(legs[0].steps[0].turn == Turn::kRight);
    CHECK(legs[0].steps[0].metres == 40);
    CHECK(legs[0].steps[1].kind == Kind::kArrive);  // five metres: the lift is at one's side
    CHECK(legs[0].steps[1].turn == Turn::kLeft);
    CHECK(legs[0].steps[2].kind == Kind::kLift);
    CHECK(legs[0].steps[2].floors == 1);
    CHECK(legs[1].plan->id == "u");
    REQUIRE(legs[1].steps.size() == 2);
    // The few metres in front of the lift are no walk: one leaves it and turns left.
    REQUIRE(legs[1].steps[0].out_of != nullptr);
    CHECK(legs[1].steps[0].out_of->id == "u-lift");
    CHECK(legs[0].steps[0].out_of == nullptr);
    CHECK(legs[1].steps[0].turn == Turn::kLeft);
    CHECK(legs[1].steps[0].metres == 40);
    CHECK(legs[1].steps[1].kind == Kind::kWalk);
    CHECK(legs[1].steps[1].turn == Turn::kRight);
    CHECK(legs[1].steps[1].to->id == "u-room");
  }

  TEST_CASE("legs: where one looks in front of the screen decides the first turn") {
    const auto first = [](Side faces) {
      auto points = kPoints;
      points[0].faces = faces;
      const WayFinder made(kPlans, points, kWays);
      return route_legs(made, *made.find("kiosk", "east")).front().steps.front().turn;
    };
    CHECK(first(Side::kUp) == Turn::kRight);
    CHECK(first(Side::kDown) == Turn::kLeft);
    CHECK(first(Side::kRight) == Turn::kAhead);
    CHECK(first(Side::kLeft) == Turn::kBack);
    CHECK(first(Side::kUnstated) == Turn::kUnstated);
  }

  TEST_CASE("legs: downstairs is below, and a door is neither") {
    const auto down = route_legs(finder(), *finder().find("t-room", "east", {.on_foot = true}));
    REQUIRE(down.size() == 2);
    CHECK(down[0].steps.back().kind == Kind::kStairs);
    CHECK(down[0].steps.back().floors == -4);
    constexpr std::array points = {point("in", "g", 100, 100, PointKind::kExit),
                                   point("out", "u", 300, 100)};
    constexpr std::array ways = {PlanWay{"in", "out"}};
    const WayFinder made(kPlans, points, ways);
    const auto legs = route_legs(made, *made.find("in", "out"));
    REQUIRE(legs.size() == 2);
    REQUIRE(legs[0].steps.size() == 1);
    CHECK(legs[0].steps[0].kind == Kind::kDoor);
    CHECK(legs[1].steps.empty());
  }

  TEST_CASE("legs: what stands beside a bend is named, what the way itself leads to is not") {
    constexpr std::array points = {point("kiosk", "g", 100, 100, PointKind::kKiosk),
                                   point("bend", "g", 500, 100),
                                   point("desk", "g", 520, 120, PointKind::kDesk),
                                   point("room", "g", 500, 500, PointKind::kRoom)};
    constexpr std::array ways = {PlanWay{"kiosk", "bend"}, PlanWay{"bend", "desk"},
                                 PlanWay{"bend", "room"}};
    const WayFinder made(kPlans, points, ways);
    const auto to_room = route_legs(made, *made.find("kiosk", "room"));
    REQUIRE(to_room[0].steps.size() == 2);
    REQUIRE(to_room[0].steps[0].near != nullptr);
    CHECK(to_room[0].steps[0].near->id == "desk");
    const auto to_desk = route_legs(made, *made.find("kiosk", "desk"));
    CHECK(to_desk[0].steps[0].near == nullptr);
  }
}
