// FrameClock: when each frame of a moving screen is due and how far everything has moved by then.
//
// Frames lie on a grid counted from the start, one for each picture of the monitor (or every second
// or third of them), and each moves by the same whole number of pixels: motion is locked to the
// monitor and its speed is the asked one rounded to what the grid can do evenly. A frame that
// nobody drew in time is skipped and counted, never made up for.
//
// Where a present waits for the monitor the grid is the monitor's own pictures, as PictureClock
// learns them. Where it does not, the grid is one of time at the monitor's nominal rate.
#pragma once

#include <cstdint>
#include <optional>

#include "drivers/os/clock.h"
#include "signage/screen/frame_stats.h"
#include "signage/screen/picture_clock.h"

namespace gongshi::signage {

/// Pixels that move together every so many pictures of the monitor.
struct FrameStep {
  int pixels = 1;
  int pictures = 1;
  bool operator==(const FrameStep&) const = default;
};

/// The even step whose speed is nearest to the asked one.
[[nodiscard]] FrameStep frame_step(int speed_px_s, int refresh_hz);

class FrameClock {
 public:
  /// `first_px`: where everything stands at `start`.
  FrameClock(int speed_px_s, int refresh_hz, SteadyTime start, std::int64_t first_px);

  /// From now on a present waits for the monitor, which shows a picture every `picture` and has
  /// begun one at `shown`.
  void lock(std::chrono::microseconds picture, SteadyTime shown);
  [[nodiscard]] bool locked() const { return pictures_.has_value(); }

  struct Frame {
    std::int64_t number;
    std::int64_t moved_px;
    SteadyTime due;   // to be on the monitor
    SteadyTime next;  // when to draw the following one
  };

  /// The frame to draw at `now`. What was left out since the last one is counted.
  [[nodiscard]] Frame frame(SteadyTime now);

  /// `frame` is on the monitor since `now`. Only the first time counts.
  void presented(const Frame& frame, SteadyTime now);

  [[nodiscard]] const FrameStats& stats() const { return stats_; }
  [[nodiscard]] FrameStep step() const { return step_; }
  /// Between two frames.
  [[nodiscard]] std::chrono::microseconds period() const;

 private:
  [[nodiscard]] SteadyTime due(std::int64_t number) const;
  [[nodiscard]] std::int64_t number_at(SteadyTime now) const;
  [[nodiscard]] std::int64_t moved(std::int64_t number) const;
  void begin_anew(SteadyTime now);

  FrameStep step_;
  int refresh_hz_;
  SteadyTime start_;
  std::int64_t first_px_;
  std::optional<PictureClock> pictures_;  // the monitor's own, where presents wait for it
  int pictures_a_frame_ = 1;
  std::int64_t last_ = -1;
  std::int64_t counted_ = -1;  // the last one that was presented
  FrameStats stats_;
};

}  // namespace gongshi::signage
