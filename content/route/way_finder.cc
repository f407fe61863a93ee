#include "content/route/way_finder.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

namespace gongshi::content {
namespace {

// What a lift, stairs and a door cost, in metres walked meanwhile at a patient's pace: one floor is
// quicker by the stairs, two or more by the lift.
constexpr double kLiftWait = 25;
constexpr double kLiftFloor = 4;
constexpr double kStairsFloor = 20;
constexpr double kDoor = 2;

}  // namespace

WayFinder::WayFinder(std::span<const Plan> plans, std::span<const PlanPoint> points,
                     std::span<const PlanWay> ways)
    : points_(points), edges_(points.size()) {
  for (const Plan& plan : plans) plans_.emplace(plan.id, &plan);
  for (std::size_t i = 0; i < points.size(); ++i) index_.emplace(points[i].id, i);
  for (const PlanWay& way : ways) {
    const std::size_t a = index_.at(way.from);
    const std::size_t b = index_.at(way.to);
    const WayKind kind = way_kind(points[a], points[b]);
    const double length = cost(points[a], points[b], kind);
    edges_[a].push_back({b, kind, length, way.steps});
    edges_[b].push_back({a, kind, length, way.steps});
  }
}

double WayFinder::metres(const PlanPoint& a, const PlanPoint& b) const {
  const Plan& plan = plan_of(a);
  return std::hypot(double(a.x - b.x), double(a.y - b.y)) * plan.metres / plan.width;
}

double WayFinder::cost(const PlanPoint& a, const PlanPoint& b, WayKind kind) const {
  const int floors = std::max(1, std::abs(plan_of(a).level - plan_of(b).level));
  switch (kind) {
    case WayKind::kLift:
      return kLiftWait + kLiftFloor * floors;
    case WayKind::kStairs:
      return kStairsFloor * floors;
    case WayKind::kDoor:
      return kDoor;
    case WayKind::kWalk:
    case WayKind::kNone:
      break;
  }
  return metres(a, b);
}

std::vector<const PlanPoint*> WayFinder::neighbours(const PlanPoint& point) const {
  std::vector<const PlanPoint*> found;
  for (const Edge& edge : edges_[index_.at(point.id)]) {
    if (edge.kind == WayKind::kWalk) found.push_back(&points_[edge.to]);
  }
  return found;
}

WayFinder::Reached WayFinder::reach(std::size_t start, const RouteWish& wish,
                                    bool past_exits) const {
  Reached reached{std::vector<double>(points_.size(), -1),
                  std::vector<std::size_t>(points_.size(), start)};
  using Open = std::pair<double, std::size_t>;  // equal costs: the earlier point, on any machine
  std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
  std::vector<bool> done(points_.size());
  reached.cost[start] = 0;
  open.emplace(0, start);
  while (!open.empty()) {
    const auto [so_far, at] = open.top();
    open.pop();
    if (done[at]) continue;
    done[at] = true;
    if (!past_exits && at != start && points_[at].kind == PointKind::kExit) continue;
    for (const Edge& edge : edges_[at]) {
      const bool barred = (wish.on_foot && edge.kind == WayKind::kLift) ||
                          (wish.step_free && (edge.steps || edge.kind == WayKind::kStairs));
      const double total = so_far + edge.cost;
      double& best = reached.cost[edge.to];
      if (barred || done[edge.to] || (best >= 0 && best <= total)) continue;
      best = total;
      reached.from[edge.to] = at;
      open.emplace(total, edge.to);
    }
  }
  return reached;
}

Route WayFinder::route_to(const Reached& reached, std::size_t goal) const {
  Route route;
  route.points.push_back(&points_[goal]);
  for (std::size_t at = goal; reached.from[at] != at; at = reached.from[at]) {
    const PlanPoint& here = points_[at];
    const PlanPoint& before = points_[reached.from[at]];
    if (here.plan == before.plan) route.metres += metres(here, before);
    route.points.push_back(&before);
  }
  std::ranges::reverse(route.points);
  return route;
}

std::optional<Route> WayFinder::find(std::string_view from, std::string_view to,
                                     const RouteWish& wish) const {
  const auto start = index_.find(from);
  const auto goal = index_.find(to);
  if (start == index_.end() || goal == index_.end()) return std::nullopt;
  const Reached reached = reach(start->second, wish, true);
  if (reached.cost[goal->second] < 0) return std::nullopt;
  return route_to(reached, goal->second);
}

std::vector<Route> WayFinder::escapes(std::string_view from, std::size_t most) const {
  const auto start = index_.find(from);
  if (start == index_.end()) return {};
  const Reached reached = reach(start->second, {.on_foot = true}, false);
  std::vector<std::pair<double, std::size_t>> exits;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (points_[i].kind == PointKind::kExit && reached.cost[i] >= 0) {
      exits.emplace_back(reached.cost[i], i);
    }
  }
  std::ranges::sort(exits);
  std::vector<Route> routes;
  for (const auto& [cost, exit] : exits) {
    if (routes.size() == most) break;
    routes.push_back(route_to(reached, exit));
  }
  return routes;
}

}  // namespace gongshi::content
