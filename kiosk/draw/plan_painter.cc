#include "kiosk/draw/plan_painter.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gongshi::kiosk {
namespace {

using handwriting::InkPoint;

constexpr double kLineMm = 3.0;
constexpr double kThinLineMm = 1.6;
constexpr double kRimMm = 0.9;   // on each side
constexpr double kArrowMm = 15;  // from arrow to arrow
constexpr double kDashMm = 5;    // of a thin line; as long a gap follows

InkPoint ink(double x, double y) {
  return {float(x), float(y)};
}

/// Calls `visit(point, direction)` every `step` pixels along the line, the first after half of one.
template <class Visit>
void along(const std::vector<InkPoint>& line, double step, const Visit& visit) {
  double next = step / 2;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double dx = double(line[i].x) - double(line[i - 1].x);
    const double dy = double(line[i].y) - double(line[i - 1].y);
    const double length = std::hypot(dx, dy);
    if (length <= 0) continue;
    for (; next <= length; next += step) {
      visit(ink(double(line[i - 1].x) + dx * next / length,
                double(line[i - 1].y) + dy * next / length),
            ink(dx / length, dy / length));
    }
    next -= length;
  }
}

void draw_arrows(Canvas& canvas, const std::vector<InkPoint>& line, double width, double step) {
  along(line, step, [&](InkPoint at, InkPoint to) {
    const double back = width * 0.32, side = width * 0.30;
    const double tip_x = double(at.x) + double(to.x) * back;
    const double tip_y = double(at.y) + double(to.y) * back;
    const double end_x = double(at.x) - double(to.x) * back;
    const double end_y = double(at.y) - double(to.y) * back;
    const std::vector<InkPoint> arrow{
        ink(end_x - double(to.y) * side, end_y + double(to.x) * side), ink(tip_x, tip_y),
        ink(end_x + double(to.y) * side, end_y - double(to.x) * side)};
    canvas.line(arrow, {0, 0}, float(std::max(1.5, width * 0.16)), kWayRim);
  });
}

void draw_dashes(Canvas& canvas, const std::vector<InkPoint>& line, double width, double dash,
                 Rgb color) {
  along(line, 2 * dash, [&](InkPoint at, InkPoint to) {
    const double half = dash / 2;
    const std::vector<InkPoint> piece{
        ink(double(at.x) - double(to.x) * half, double(at.y) - double(to.y) * half),
        ink(double(at.x) + double(to.x) * half, double(at.y) + double(to.y) * half)};
    canvas.line(piece, {0, 0}, float(width), color);
  });
}

void draw_line(Canvas& canvas, const PlanLine& line, const Node& node, const Metrics& m) {
  std::vector<InkPoint> points;
  for (const Point& pixel : line.points) {
    const Point at = node.drawing->on(node.rect, pixel);
    points.push_back(ink(at.x, at.y));
  }
  const double mm = m.px_per_mm * std::min(m.grow, 1.3);
  const double rim = 2 * kRimMm * mm;
  if (line.main) {
    const double width = kLineMm * mm;
    canvas.line(points, {0, 0}, float(width + rim), kWayRim);
    canvas.line(points, {0, 0}, float(width), kWayInk);
    draw_arrows(canvas, points, width, kArrowMm * mm);
  } else {
    const double width = kThinLineMm * mm;
    draw_dashes(canvas, points, width + rim, kDashMm * mm, kWayRim);
    draw_dashes(canvas, points, width, kDashMm * mm, kWayInk);
  }
}

/// Here is a ring around a dot, the goal a whole disc with a pin, the rest small discs.
void draw_mark(Canvas& canvas, const PlanMark& mark, const Node& node, const Metrics& m) {
  const Rect disc = mark_disc(m, node.drawing->on(node.rect, mark.at));
  const int rim = std::max(1, m.mm(kRimMm));
  canvas.disc(disc.inset(-rim), kWayRim);
  canvas.disc(disc, kWayInk);
  switch (mark.kind) {
    case PlanMark::Kind::kHere:
      canvas.disc(disc.inset(disc.w / 6), kWayRim);
      canvas.disc(disc.inset(disc.w / 3), kWayInk);
      break;
    case PlanMark::Kind::kGoal:
      canvas.icon(Icon::kPlace, disc.inset(disc.w / 6), kWayRim,
                  m.vertical ? Turn::kTransposed : Turn::kNone);
      break;
    case PlanMark::Kind::kOther:
      canvas.disc(disc.inset(disc.w / 3), kWayRim);
      break;
  }
}

}  // namespace

void paint_plan(Canvas& canvas, const Node& node, const Metrics& metrics, const Anatomy& parts) {
  const PlanDrawing& drawing = *node.drawing;
  // The main way above the others, marks above all ways.
  for (const bool main : {false, true}) {
    for (const PlanLine& line : drawing.lines) {
      if (line.main == main) draw_line(canvas, line, node, metrics);
    }
  }
  for (const PlanMark& mark : drawing.marks) {
    if (drawing.part.holds(mark.at)) draw_mark(canvas, mark, node, metrics);
  }
  const Size margin = plan_word_margin(metrics);
  for (const TextLine& line : parts.lines) {
    canvas.rounded(line.box.inset(-margin.w, -margin.h), metrics.mm(1.5), node.fill, Color::kEdge,
                   std::max(1, metrics.mm(0.4)));
  }
}

}  // namespace gongshi::kiosk
