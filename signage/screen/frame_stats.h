// FrameStats: how punctual frames were: microseconds from when a frame was due until it was
// presented, and how many came too late to be seen in their time.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>

#include "drivers/os/lang.h"

namespace gongshi::signage {

class FrameStats {
 public:
  static constexpr std::array<int, 7> kBoundsUs = {1'000,  2'000,  4'000,  8'000,
                                                   16'667, 33'334, 100'000};
  /// One for each bound, and one for what is beyond the last.
  using Counts = std::array<std::int64_t, kBoundsUs.size() + 1>;

  FrameStats() = default;
  /// As told by another program; `late` without the skipped ones.
  FrameStats(const Counts& counts, std::int64_t late, std::int64_t skipped)
      : counts_(counts), late_(late), skipped_(skipped) {}

  /// Late from `allowed` after it was due on.
  void presented(std::chrono::microseconds after_due, std::chrono::microseconds allowed);
  void skipped(std::int64_t frames) { skipped_ += frames; }

  [[nodiscard]] std::int64_t frames() const;
  /// Presented too late to be seen in its time, and those that were never drawn.
  [[nodiscard]] std::int64_t late() const { return late_ + skipped_; }
  [[nodiscard]] std::int64_t skipped() const { return skipped_; }
  [[nodiscard]] const Counts& counts() const { return counts_; }

  /// "36000 frames, 2 late (1 skipped); after due <1 ms 35990, <2 ms 8, …".
  [[nodiscard]] Sentence text() const;

  bool operator==(const FrameStats&) const = default;

 private:
  Counts counts_{};
  std::int64_t late_ = 0;
  std::int64_t skipped_ = 0;
};

}  // namespace gongshi::signage
