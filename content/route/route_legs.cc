#include "content/route/route_legs.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <utility>

namespace gongshi::content {
namespace {

constexpr double kAheadWithin = std::numbers::pi / 6;
constexpr double kHardlyAWalk = 8;  // metres that are part of the turn before or after them
constexpr double kBeside = 10;      // metres within which something is beside the way

struct Direction {
  double x = 0, y = 0;
  [[nodiscard]] bool known() const { return x != 0 || y != 0; }
};

Direction direction_of(Side side) {
  switch (side) {
    case Side::kUp:
      return {0, -1};
    case Side::kRight:
      return {1, 0};
    case Side::kDown:
      return {0, 1};
    case Side::kLeft:
      return {-1, 0};
    case Side::kUnstated:
      break;
  }
  return {};
}

Direction between(const PlanPoint& a, const PlanPoint& b) {
  return {double(b.x - a.x), double(b.y - a.y)};
}

Turn turn_at(const Direction& before, const Direction& after) {
  if (!before.known() || !after.known()) return Turn::kUnstated;
  return turn_between(before.x, before.y, after.x, after.y);
}

int rounded(double metres) {
  return metres < 3 ? 0 : std::max(5, int(std::lround(metres / 5)) * 5);
}

/// A straight piece of the way: bends of less than 30 degrees are left out of what is said.
struct Piece {
  const PlanPoint* from = nullptr;
  const PlanPoint* to = nullptr;
  Direction begin{}, end{};  // where it points at either end
  double metres = 0;
};

std::vector<Piece> pieces_of(const WayFinder& finder, const std::vector<const PlanPoint*>& line) {
  std::vector<Piece> pieces;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Direction to = between(*line[i - 1], *line[i]);
    if (!to.known()) continue;
    const double metres = finder.metres(*line[i - 1], *line[i]);
    if (!pieces.empty() && turn_at(pieces.back().end, to) == Turn::kAhead) {
      pieces.back().to = line[i];
      pieces.back().end = to;
      pieces.back().metres += metres;
    } else {
      pieces.push_back({line[i - 1], line[i], to, to, metres});
    }
  }
  return pieces;
}

bool on_line(const Leg& leg, const PlanPoint& point) {
  return std::ranges::find(leg.line, point.id, &PlanPoint::id) != leg.line.end();
}

/// Something with a name beside a bend: what people see when they are to turn.
const PlanPoint* beside(const WayFinder& finder, const PlanPoint& bend, const Leg& leg) {
  if (bend.kind != PointKind::kBend) return nullptr;
  const PlanPoint* nearest = nullptr;
  double least = kBeside;
  for (const PlanPoint* each : finder.neighbours(bend)) {
    if (each->kind == PointKind::kBend || on_line(leg, *each)) continue;
    const double metres = finder.metres(bend, *each);
    if (metres >= least) continue;
    least = metres;
    nearest = each;
  }
  return nearest;
}

bool from_outside(PointKind kind) {
  return kind == PointKind::kLift || kind == PointKind::kStairs;
}

/// How a leg begins: where the visitor looks, and whether out of something.
struct Beginning {
  Direction faces{};
  bool leaves = false;
};

void add_walks(const WayFinder& finder, Leg& leg, Beginning begin) {
  std::vector<Piece> pieces = pieces_of(finder, leg.line);
  // A few metres out of a lift are no walk: what counts is where one turns in front of it.
  const bool out = begin.leaves && !pieces.empty() && from_outside(pieces.front().from->kind);
  if (out && pieces.size() > 1 && pieces.front().metres < kHardlyAWalk) {
    begin.faces = pieces.front().end;
    pieces.erase(pieces.begin());
  }
  Direction faces = begin.faces;
  const PlanPoint* out_of = begin.leaves ? leg.line.front() : nullptr;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    RouteStep step;
    step.turn = turn_at(faces, piece.begin);
    step.from = piece.from;
    step.to = piece.to;
    step.out_of = std::exchange(out_of, nullptr);
    const bool last = i + 1 == pieces.size();
    if (last && faces.known() && piece.metres < kHardlyAWalk && i > 0) {
      step.kind = RouteStep::Kind::kArrive;
    } else {
      step.metres = rounded(piece.metres);
      step.near = last ? nullptr : beside(finder, *piece.to, leg);
    }
    leg.steps.push_back(step);
    faces = piece.end;
  }
}

RouteStep crossing(const WayFinder& finder, const PlanPoint& from, const PlanPoint& to) {
  RouteStep step;
  const WayKind kind = way_kind(from, to);
  step.kind = kind == WayKind::kLift     ? RouteStep::Kind::kLift
              : kind == WayKind::kStairs ? RouteStep::Kind::kStairs
                                         : RouteStep::Kind::kDoor;
  step.from = &from;
  step.to = &to;
  step.floors = finder.plan_of(to).level - finder.plan_of(from).level;
  return step;
}

}  // namespace

Turn turn_between(double ax, double ay, double bx, double by) {
  const double angle = std::atan2(ax * by - ay * bx, ax * bx + ay * by);
  if (std::abs(angle) <= kAheadWithin) return Turn::kAhead;
  if (std::abs(angle) >= std::numbers::pi - kAheadWithin) return Turn::kBack;
  return angle > 0 ? Turn::kRight : Turn::kLeft;
}

std::vector<Leg> route_legs(const WayFinder& finder, const Route& route) {
  std::vector<Leg> legs;
  if (route.points.empty()) return legs;
  Beginning begin{direction_of(route.points.front()->faces), false};
  for (std::size_t i = 0; i < route.points.size(); ++i) {
    const PlanPoint& at = *route.points[i];
    const bool new_plan = legs.empty() || at.plan != legs.back().plan->id;
    if (new_plan) {
      if (!legs.empty()) {
        add_walks(finder, legs.back(), begin);
        legs.back().steps.push_back(crossing(finder, *route.points[i - 1], at));
        begin = {{}, true};
      }
      legs.push_back({&finder.plan_of(at), {}, {}});
    }
    legs.back().line.push_back(&at);
  }
  add_walks(finder, legs.back(), begin);
  return legs;
}

}  // namespace gongshi::content
