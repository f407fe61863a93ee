// Geometry: pixels on the panel, and how many of them a millimetre takes.
//
// Sizes of text and targets are given in millimetres on the glass, because a 1920x1080 picture is
// 24 inches wide in one lobby and 43 in the next.
#pragma once

#include <algorithm>
#include <cmath>
#include <utility>

namespace gongshi::kiosk {

struct Point {
  int x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

struct Size {
  int w = 0, h = 0;
  bool operator==(const Size&) const = default;
};

struct Rect {
  int x = 0, y = 0, w = 0, h = 0;

  [[nodiscard]] int right() const { return x + w; }
  [[nodiscard]] int bottom() const { return y + h; }
  [[nodiscard]] bool empty() const { return w <= 0 || h <= 0; }
  [[nodiscard]] Point center() const { return {x + w / 2, y + h / 2}; }
  [[nodiscard]] bool holds(Point p) const {
    return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
  }
  [[nodiscard]] bool holds(const Rect& r) const {
    return r.x >= x && r.y >= y && r.right() <= right() && r.bottom() <= bottom();
  }
  [[nodiscard]] Rect moved(int dx, int dy) const { return {x + dx, y + dy, w, h}; }
  [[nodiscard]] Rect inset(int dx, int dy) const {
    return {x + dx, y + dy, w - 2 * dx, h - 2 * dy};
  }
  [[nodiscard]] Rect inset(int d) const { return inset(d, d); }
  [[nodiscard]] Rect intersect(const Rect& r) const {
    const int left = std::max(x, r.x);
    const int top = std::max(y, r.y);
    return {left, top, std::min(right(), r.right()) - left, std::min(bottom(), r.bottom()) - top};
  }
  [[nodiscard]] bool overlaps(const Rect& r) const { return !intersect(r).empty(); }
  /// The smallest rectangle around both; an empty one does not count.
  [[nodiscard]] Rect around(const Rect& r) const {
    if (empty()) return r;
    if (r.empty()) return *this;
    const int left = std::min(x, r.x);
    const int top = std::min(y, r.y);
    return {left, top, std::max(right(), r.right()) - left, std::max(bottom(), r.bottom()) - top};
  }
  bool operator==(const Rect&) const = default;
};

/// Across the diagonal: what ran down runs to the right, and the other way round.
[[nodiscard]] constexpr Point transposed(Point p) {
  return {p.y, p.x};
}
[[nodiscard]] constexpr Size transposed(Size s) {
  return {s.h, s.w};
}
[[nodiscard]] constexpr Rect transposed(const Rect& r) {
  return {r.y, r.x, r.h, r.w};
}

/// The panel, its pixels and its pitch, and how large the visitor wants things on it.
struct Metrics {
  int width = 1920, height = 1080;
  double px_per_mm = 3.614;  // 24 inch at 1920x1080
  double grow = 1.0;         // what text sizes are multiplied by
  bool elder = false;        // targets are larger
  /// Lines run from top to bottom (vertical.h): across is down, and `width` the glass's height.
  bool vertical = false;
  bool mirrored = false;  // the page runs from right to left (mirror.h)

  /// `diagonal_inch` is the configured size of the glass (config::Kiosk).
  [[nodiscard]] static Metrics of(Size pixels, double diagonal_inch) {
    const double diagonal_px = std::hypot(double(pixels.w), double(pixels.h));
    return {
        .width = pixels.w, .height = pixels.h, .px_per_mm = diagonal_px / (diagonal_inch * 25.4)};
  }

  [[nodiscard]] int mm(double millimetres) const {
    return int(std::lround(millimetres * px_per_mm));
  }
  /// Pixels of a length that holds text, and so grows with it.
  [[nodiscard]] int grown(double millimetres) const { return mm(millimetres * grow); }
  /// Height of a button with one line of text; 24 mm in elder mode (kiosk notes 6.10).
  [[nodiscard]] int target() const { return std::max(mm(elder ? 24.0 : 14.0), grown(13.0)); }
  [[nodiscard]] bool portrait() const { return height > width; }
  [[nodiscard]] Rect screen() const { return {0, 0, width, height}; }
  /// The same glass for lines that run the other way.
  [[nodiscard]] Metrics turned() const {
    Metrics metrics = *this;
    std::swap(metrics.width, metrics.height);
    metrics.vertical = !vertical;
    return metrics;
  }
  /// Between a page and the glass, either way.
  [[nodiscard]] Point across(Point p) const { return vertical ? transposed(p) : p; }
  [[nodiscard]] Size across(Size s) const { return vertical ? transposed(s) : s; }
  [[nodiscard]] Rect across(const Rect& r) const { return vertical ? transposed(r) : r; }
  bool operator==(const Metrics&) const = default;
};

}  // namespace gongshi::kiosk
