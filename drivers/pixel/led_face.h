// LedFace: a picture as the lamps of a wall show it, `pitch` pixels from lamp to lamp.
#pragma once

#include <cstdint>
#include <vector>

#include "drivers/frame.h"

namespace gongshi::drivers {

class LedFace {
 public:
  /// `pitch` 1: each lamp is one pixel. 0: as large as fits a screen of 1600 x 900, at most 10.
  LedFace(Geometry lamps, int pitch);

  [[nodiscard]] Geometry size() const { return size_; }
  [[nodiscard]] int pitch() const { return pitch_; }

  /// `lamps` is kRgb8 of the size given; the result too, of size().
  [[nodiscard]] Frame draw(const Frame& lamps) const;

 private:
  Geometry lamps_;
  int pitch_;
  Geometry size_;
  std::vector<std::uint8_t> disc_;  // how much of each pixel of a lamp's square gives its light
};

}  // namespace gongshi::drivers
