// Calibration: where a finger really is on the glass, when the touch frame says it is elsewhere.
//
//   crosses touched ─[fit]─ affine map ─▶ contacts
//
// Pure. Positions are parts of the glass, 0 .. 1 each way, so that a map outlives a change of
// resolution. Frames that are mounted turned or mirrored are put right too.
#pragma once

#include <array>
#include <span>

#include "drivers/os/result.h"
#include "kiosk/page/geometry.h"

namespace gongshi::kiosk {

struct Calibration {
  /// x = m[0] * x' + m[1] * y' + m[2], y = m[3] * x' + m[4] * y' + m[5].
  std::array<double, 6> m{1, 0, 0, 0, 1, 0};

  /// The place on a glass of `size` pixels; always on it.
  [[nodiscard]] Point at(Point reported, Size size) const;
  bool operator==(const Calibration&) const = default;
};

/// Every figure is one that a touch frame can need: nothing is squeezed, stretched or moved by more
/// than a third of the glass.
[[nodiscard]] bool sane(const Calibration& calibration);

struct Spot {
  double x = 0, y = 0;
};

/// Where the crosses stand: near the four corners and in the middle.
inline constexpr std::array kCrosses = {Spot{0.1, 0.1}, Spot{0.9, 0.1}, Spot{0.9, 0.9},
                                        Spot{0.1, 0.9}, Spot{0.5, 0.5}};

/// The map that leads what was reported at each cross to the cross, as well as one can.
/// Errc::kRejected: fewer than four; a touch lies more than 4 % of the glass from its cross even
/// so; or the map is not sane().
[[nodiscard]] Result<Calibration> fit(std::span<const Spot> reported);

}  // namespace gongshi::kiosk
