#include "kiosk/touch/corner_knock.h"

#include <array>

namespace gongshi::kiosk {
namespace {

constexpr double kCornerMm = 20.0;  // side of the square at each corner
constexpr auto kWithin = std::chrono::seconds(5);
constexpr int kCorners = 4;

Rect corner(const Metrics& m, int index) {
  const int side = m.mm(kCornerMm);
  const int right = m.width - side;
  const int bottom = m.height - side;
  const std::array<Point, kCorners> clockwise{{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}}};
  const Point& at = clockwise[std::size_t(index)];
  return {at.x, at.y, side, side};
}

}  // namespace

bool CornerKnock::press(Point at, SteadyTime now) {
  const bool in_time = next_ > 0 && now - began_ <= kWithin;
  if (in_time && corner(metrics_, next_).holds(at)) {
    ++next_;
  } else {
    next_ = corner(metrics_, 0).holds(at) ? 1 : 0;
    began_ = now;
  }
  if (next_ < kCorners) return false;
  next_ = 0;
  return true;
}

}  // namespace gongshi::kiosk
