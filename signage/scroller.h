// Scroller: how far a running text has moved; Tape: what lies where on it.
//
// Steps are whole pixels at times counted from the start of the scroll, so a slow frame never
// shifts the next: a late one is skipped and counted. A changed text is spliced in behind what is
// visible, at a joint between two items, so nothing jumps.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "drivers/os/clock.h"

namespace gongshi::signage {

/// Pixels moved since the start, as a function of steady time.
class Scroller {
 public:
  Scroller(int speed_px_s, SteadyTime start) : speed_px_s_(speed_px_s), start_(start) {}

  struct Step {
    std::int64_t position_px;
    SteadyTime next;  // when the following pixel is due
  };

  /// The step for a frame drawn at `now`; counts the steps that no frame was drawn for, beyond the
  /// one a frame is meant to make.
  [[nodiscard]] Step step(SteadyTime now, int px_per_frame = 1);

  [[nodiscard]] std::int64_t skipped() const { return skipped_; }

 private:
  int speed_px_s_;
  SteadyTime start_;
  std::int64_t last_ = 0;
  std::int64_t skipped_ = 0;
};

/// An endless tape of looping strips. Knows widths only; whoever draws keeps the strips by id.
class Tape {
 public:
  /// `joints_px`: where items begin in the loop, ascending, 0 first; the loop's end is one more.
  struct Strip {
    std::uint64_t id = 0;
    int loop_px = 1;
    std::vector<int> joints_px;
  };

  Tape(Strip first, int window_px);

  /// `strip` follows at the first joint of the present one that is not yet visible at `position`.
  void splice(Strip strip, std::int64_t position);

  /// A stretch of one strip in the window: source columns from `from_px`, `width_px` of them, to
  /// column `to_px` of the window.
  struct Piece {
    std::uint64_t id;
    int from_px;
    int to_px;
    int width_px;
    bool operator==(const Piece&) const = default;
  };

  /// The window's content at `position`, left to right without gap; forgets strips that have
  /// passed, so positions must not go back.
  [[nodiscard]] std::vector<Piece> at(std::int64_t position);

  /// Ids still needed for drawing.
  [[nodiscard]] std::vector<std::uint64_t> ids() const;

 private:
  struct Laid {
    Strip strip;
    std::int64_t start;
  };
  std::vector<Laid> laid_;  // in order; each ends where the next starts, the last never
  int window_px_;
};

/// How long a text stands before it runs, and again at its end: time to find its beginning.
inline constexpr std::chrono::seconds kStanding{2};

/// Offset of a text that passes a board once in its slot: stands, runs, stands again at its end.
[[nodiscard]] int pass_offset_px(std::chrono::milliseconds since_slot_start, int speed_px_s,
                                 int last_offset_px);
/// How long that takes.
[[nodiscard]] std::chrono::seconds pass_time(int speed_px_s, int last_offset_px);

}  // namespace gongshi::signage
