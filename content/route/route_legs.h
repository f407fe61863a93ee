// RouteLegs: a route cut into floors, and each floor into steps that can be said: turn, walk, ride.
#pragma once

#include <vector>

#include "content/route/way_finder.h"

namespace gongshi::content {

enum class Turn : std::uint8_t { kUnstated, kAhead, kLeft, kRight, kBack };

struct RouteStep {
  enum class Kind : std::uint8_t {
    kWalk,    // turn, then `metres` to the next bend, or to `to` when that is named
    kLift,    // from `from` to `to` on another plan
    kStairs,  //
    kDoor,    //
    kArrive,  // `to` lies at that side, without a walk worth speaking of
  };
  Kind kind = Kind::kWalk;
  Turn turn = Turn::kUnstated;
  const PlanPoint* from = nullptr;    // where the step begins
  const PlanPoint* to = nullptr;      // where it ends
  int metres = 0;                     // to the nearest five; 0: hardly any
  const PlanPoint* near = nullptr;    // something with a name beside its end; null: nothing
  const PlanPoint* out_of = nullptr;  // of the first step on another plan: lift, stairs, door
  int floors = 0;                     // of kLift and kStairs: up, below zero down
};

/// What is walked on one plan, and how it is left.
struct Leg {
  const Plan* plan = nullptr;
  std::vector<const PlanPoint*> line;
  std::vector<RouteStep> steps;
};

/// The turn from direction a to direction b, both in pixels of a picture, y downwards. Within 30
/// degrees it is ahead, within 30 of the opposite back.
[[nodiscard]] Turn turn_between(double ax, double ay, double bx, double by);

[[nodiscard]] std::vector<Leg> route_legs(const WayFinder& finder, const Route& route);

}  // namespace gongshi::content
