// WayFinder: the best way between two points of the plans.
//
//   plans, points, ways ─[way finder]─ Route ─[route legs]─ Leg ─▶ drawing, words
//
// Views into the release: it must outlive the finder and what it finds.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/model.h"
#include "content/plan_check.h"

namespace gongshi::content {

struct RouteWish {
  bool step_free = false;  // no stairs and no steps
  bool on_foot = false;    // no lifts: a way out of a fire
};

struct Route {
  std::vector<const PlanPoint*> points;  // from the start to the goal, both included
  double metres = 0;                     // walked, stairs and lifts left out
};

class WayFinder {
 public:
  /// As check_plans() has found them right.
  WayFinder(std::span<const Plan> plans, std::span<const PlanPoint> points,
            std::span<const PlanWay> ways);

  /// The way that takes least time: stairs and waiting for lifts count as metres. Nothing when an
  /// id is unknown or no way fulfils the wish.
  [[nodiscard]] std::optional<Route> find(std::string_view from, std::string_view to,
                                          const RouteWish& wish = {}) const;

  /// On foot to at most `most` exits, the nearest first; none leads through another exit.
  [[nodiscard]] std::vector<Route> escapes(std::string_view from, std::size_t most) const;

  [[nodiscard]] const Plan& plan_of(const PlanPoint& point) const { return *plans_.at(point.plan); }
  /// Points that a way of one plan joins with `point`.
  [[nodiscard]] std::vector<const PlanPoint*> neighbours(const PlanPoint& point) const;
  /// How far apart two points of one plan are.
  [[nodiscard]] double metres(const PlanPoint& a, const PlanPoint& b) const;

 private:
  struct Edge {
    std::size_t to = 0;
    WayKind kind = WayKind::kWalk;
    double cost = 0;
    bool steps = false;
  };
  /// From each point back to where it was reached from; costs below zero: not reached.
  struct Reached {
    std::vector<double> cost;
    std::vector<std::size_t> from;
  };

  [[nodiscard]] double cost(const PlanPoint& a, const PlanPoint& b, WayKind kind) const;
  [[nodiscard]] Reached reach(std::size_t start, const RouteWish& wish, bool past_exits) const;
  [[nodiscard]] Route route_to(const Reached& reached, std::size_t goal) const;

  std::unordered_map<std::string_view, const Plan*> plans_;
  std::unordered_map<std::string_view, std::size_t> index_;
  std::span<const PlanPoint> points_;
  std::vector<std::vector<Edge>> edges_;  // of each point
};

}  // namespace gongshi::content
