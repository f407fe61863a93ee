// Film: strips laid end to end, and the wall's window that travels over them.
//
//   … leaving strip │ window │ present strip, looping …
//
// Where the window is depends on the latch's number and on nothing else, so equal steps are equal
// by construction. A strip is lit (Light) once when it is laid, with its own beginning repeated
// behind its end; a frame is then one copy a row at any place of the loop.
#pragma once

#include <cstdint>
#include <deque>

#include "drivers/frame.h"
#include "drivers/pixel/light.h"

namespace gongshi::drivers {

/// So many pixels in so many latches.
struct Pace {
  int px = 1;
  int latches = 1;
  bool between = false;  // two columns are mixed where it is not a whole pixel
  bool operator==(const Pace&) const = default;
};

/// The nearest speed at which every latch moves the same whole number of pixels, or every n-th
/// moves one. Both arguments at least 1.
[[nodiscard]] Pace lock_pace(int speed_px_s, int rate_hz);

/// Exactly that speed; between two columns most of the time.
[[nodiscard]] Pace exact_pace(int speed_px_s, int rate_hz);

class Film {
 public:
  explicit Film(Geometry window) : window_(window) {}

  /// A picture of the window's size, at once. Frames are kRgb8 here and below.
  void stand(Frame picture, const Light& light);

  /// `strip` of the window's height enters behind what is visible at `latch` (at the next gap
  /// between words, or at the right edge where there is none) and travels from then on. Before
  /// anything else was shown it stands at the left edge.
  void run(Frame strip, Pace pace, bool loop, std::int64_t latch, const Light& light);

  /// The same at another brightness.
  void relight(const Light& light);

  [[nodiscard]] bool empty() const { return laid_.empty(); }
  /// It moves after `latch`.
  [[nodiscard]] bool moves(std::int64_t latch) const;
  /// Nothing but what came last is visible at `latch`.
  [[nodiscard]] bool settled(std::int64_t latch) const;

  /// What is seen at `latch`, as the wall's bytes, into `picture` (of the window's size). Latches
  /// do not go back.
  void draw(std::int64_t latch, const Light& light, Frame& picture);

  [[nodiscard]] Pace pace() const { return pace_; }

 private:
  struct Laid {
    Frame raw;  // as it came
    Frame lit;  // the wall's bytes, with a window's width more behind the end
    std::int64_t start = 0;
    bool loop = false;
  };
  struct Place {
    std::int64_t px = 0;
    int part = 0;  // of 256, towards the next pixel
  };

  [[nodiscard]] Laid lay(Frame raw, bool loop, std::int64_t start, const Light& light) const;
  void light_up(Laid& laid, const Light& light) const;
  [[nodiscard]] Place place(std::int64_t latch) const;
  [[nodiscard]] std::int64_t joint(std::int64_t hidden) const;
  void cut(std::int64_t position, Frame& picture) const;

  Geometry window_;
  std::deque<Laid> laid_;  // each ends where the next starts
  Pace pace_;
  std::int64_t base_px_ = 0;  // where the window was at base_latch_
  std::int64_t base_latch_ = 0;
  Frame neighbour_;  // the picture one pixel on, for mixtures
};

}  // namespace gongshi::drivers
