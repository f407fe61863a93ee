#include "kiosk/touch/calibration.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace gongshi::kiosk {
namespace {

constexpr double kFarthest = 0.04;  // of a touch from its cross, as a part of the glass
constexpr std::size_t kFewest = 4;

using Row = std::array<double, 4>;  // three unknowns and what they make

/// Gauss with pivots; nothing when the points lie on a line.
std::optional<std::array<double, 3>> solve(std::array<Row, 3> rows) {
  for (std::size_t i = 0; i < 3; ++i) {
    std::size_t pivot = i;
    for (std::size_t k = i + 1; k < 3; ++k) {
      if (std::abs(rows[k][i]) > std::abs(rows[pivot][i])) pivot = k;
    }
    if (std::abs(rows[pivot][i]) < 1e-9) return std::nullopt;
    std::swap(rows[i], rows[pivot]);
    for (std::size_t k = 0; k < 3; ++k) {
      if (k == i) continue;
      const double part = rows[k][i] / rows[i][i];
      for (std::size_t c = i; c < 4; ++c) rows[k][c] -= part * rows[i][c];
    }
  }
  return std::array{rows[0][3] / rows[0][0], rows[1][3] / rows[1][1], rows[2][3] / rows[2][2]};
}

/// Least squares for one coordinate of the crosses.
std::optional<std::array<double, 3>> fit_axis(std::span<const Spot> reported, double Spot::* axis) {
  std::array<Row, 3> sums{};
  for (std::size_t i = 0; i < reported.size(); ++i) {
    const std::array<double, 3> known = {reported[i].x, reported[i].y, 1.0};
    for (std::size_t r = 0; r < 3; ++r) {
      for (std::size_t c = 0; c < 3; ++c) sums[r][c] += known[r] * known[c];
      sums[r][3] += known[r] * kCrosses[i].*axis;
    }
  }
  return solve(sums);
}

Spot mapped(const Calibration& calibration, Spot spot) {
  const auto& m = calibration.m;
  return {m[0] * spot.x + m[1] * spot.y + m[2], m[3] * spot.x + m[4] * spot.y + m[5]};
}

Error refused(const char* zh, const char* en) {
  return {Errc::kRejected, {zh, en}, {}};
}

}  // namespace

Point Calibration::at(Point reported, Size size) const {
  if (*this == Calibration{}) return reported;
  const Spot spot = mapped(*this, {(reported.x + 0.5) / size.w, (reported.y + 0.5) / size.h});
  return {std::clamp(int(std::floor(spot.x * size.w)), 0, size.w - 1),
          std::clamp(int(std::floor(spot.y * size.h)), 0, size.h - 1)};
}

bool sane(const Calibration& calibration) {
  const auto& m = calibration.m;
  for (const double figure : m) {
    if (!std::isfinite(figure) || std::abs(figure) > 2.5) return false;
  }
  const double area = std::abs(m[0] * m[4] - m[1] * m[3]);
  if (area < 0.45 || area > 2.25) return false;
  // The middle of the glass stays near the middle.
  const Spot middle = mapped(calibration, {0.5, 0.5});
  return std::abs(middle.x - 0.5) <= 1.0 / 3 && std::abs(middle.y - 0.5) <= 1.0 / 3;
}

Result<Calibration> fit(std::span<const Spot> reported) {
  if (reported.size() < kFewest || reported.size() > kCrosses.size()) {
    return refused("十字没有点完", "not every cross was touched");
  }
  const auto x = fit_axis(reported, &Spot::x);
  const auto y = fit_axis(reported, &Spot::y);
  if (!x || !y) {
    return refused("点到的位置重合，无法校准，请重来",
                   "the touches lie on one another; please begin again");
  }
  Calibration found{{(*x)[0], (*x)[1], (*x)[2], (*y)[0], (*y)[1], (*y)[2]}};
  if (!sane(found)) {
    return refused("点到的位置与十字相差太大，没有采用，请重来",
                   "the touches are too far from the crosses and were not taken; begin again");
  }
  for (std::size_t i = 0; i < reported.size(); ++i) {
    const Spot spot = mapped(found, reported[i]);
    if (std::hypot(spot.x - kCrosses[i].x, spot.y - kCrosses[i].y) > kFarthest) {
      return refused("有一个十字没有点准，没有采用，请重来",
                     "one cross was missed, so nothing was taken; please begin again");
    }
  }
  return found;
}

}  // namespace gongshi::kiosk
