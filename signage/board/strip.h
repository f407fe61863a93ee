// Strip: a text drawn once; each frame of its scroll is then a copy.
//
// A mono strip is kept at all eight bit phases, so that a window at any offset starts on a byte:
// cutting a frame costs one memcpy a row, whatever the offset.
#pragma once

#include <array>

#include "drivers/frame.h"

namespace gongshi::signage {

class Strip {
 public:
  /// Loops `whole` (its full width is the loop) past a window `window_px` wide.
  Strip(const drivers::Frame& whole, int window_px);

  /// Columns offset .. offset + window of the endless loop; 0 <= offset_px < loop_px().
  void cut(int offset_px, drivers::Frame& window) const;

  [[nodiscard]] int loop_px() const { return loop_px_; }
  [[nodiscard]] drivers::Frame blank_window() const;

 private:
  int loop_px_;
  int window_px_;
  std::array<drivers::Frame, 8> phases_;  // [n]: the loop shifted left by n columns
};

}  // namespace gongshi::signage
