#include "kiosk/page/plan_drawing.h"

#include <algorithm>
#include <array>

namespace gongshi::kiosk {
namespace {

/// Right, left, above, below, then the corners.
std::array<Rect, 8> places_around(const Rect& disc, Size size, int gap) {
  const Point middle = disc.center();
  const int y = middle.y - size.h / 2;
  const int x = middle.x - size.w / 2;
  const int right = disc.right() + gap, left = disc.x - gap - size.w;
  const int above = disc.y - gap - size.h, below = disc.bottom() + gap;
  return {{{right, y, size.w, size.h},
           {left, y, size.w, size.h},
           {x, above, size.w, size.h},
           {x, below, size.w, size.h},
           {right, above, size.w, size.h},
           {left, above, size.w, size.h},
           {right, below, size.w, size.h},
           {left, below, size.w, size.h}}};
}

constexpr int kMostLinesAway = 4;

Rect moved_into(const Rect& rect, const Rect& area) {
  return {std::clamp(rect.x, area.x, area.right() - rect.w),
          std::clamp(rect.y, area.y, area.bottom() - rect.h), rect.w, rect.h};
}

bool free_of(const Rect& place, const std::vector<Rect>& taken) {
  return std::ranges::none_of(taken, [&](const Rect& each) { return each.overlaps(place); });
}

}  // namespace

Rect fitted(Size picture, const Rect& area) {
  const double scale = std::min(double(std::max(1, area.w)) / std::max(1, picture.w),
                                double(std::max(1, area.h)) / std::max(1, picture.h));
  const int w = std::clamp(int(std::lround(picture.w * scale)), 1, std::max(1, area.w));
  const int h = std::clamp(int(std::lround(picture.h * scale)), 1, std::max(1, area.h));
  return {area.x + (area.w - w) / 2, area.y + (area.h - h) / 2, w, h};
}

Rect mark_disc(const Metrics& metrics, Point at) {
  const int side = mark_side(metrics);
  return {at.x - side / 2, at.y - side / 2, side, side};
}

std::vector<Rect> place_words(const PlanDrawing& drawing, const Rect& shown, const Metrics& metrics,
                              const std::vector<Size>& sizes) {
  std::vector<Rect> taken;
  for (const PlanMark& mark : drawing.marks) {
    taken.push_back(mark_disc(metrics, drawing.on(shown, mark.at)));
  }
  std::vector<Rect> placed;
  for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
    const PlanMark& mark = drawing.marks[i];
    placed.emplace_back();
    const bool fits = sizes[i].w <= shown.w && sizes[i].h <= shown.h;
    if (mark.text.empty() || !fits || !drawing.part.holds(mark.at)) continue;
    const auto around = places_around(taken[i], sizes[i], metrics.mm(0.8));
    Rect best;
    for (const Rect& place : around) {
      if (shown.holds(place) && free_of(place, taken)) {
        best = place;
        break;
      }
    }
    // No room beside it: further up or down inside the plan; at the worst over marks, never over
    // other words.
    for (const std::vector<Rect>& avoided : {taken, placed}) {
      for (int away = 0; away <= kMostLinesAway && best.empty(); ++away) {
        for (const int lines : {-away, away}) {
          for (const Rect& place : around) {
            const Rect inside = moved_into(place.moved(0, lines * sizes[i].h), shown);
            if (best.empty() && free_of(inside, avoided)) best = inside;
          }
        }
      }
    }
    placed.back() = best;
    if (!best.empty()) taken.push_back(best);
  }
  return placed;
}

}  // namespace gongshi::kiosk
