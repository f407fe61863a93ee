// Ink: what was written in the box since it was last cleared. Strokes are privacy data: memory is
// overwritten whenever they go, and nothing here or behind it writes them anywhere.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/handwriting/stroke.h"

namespace gongshi::handwriting {

class Ink {
 public:
  /// Points nearer than `step` to the last one are left out: a resting finger writes nothing.
  explicit Ink(float step);
  ~Ink();
  Ink(const Ink&) = delete;
  Ink& operator=(const Ink&) = delete;

  /// Begins a stroke; not beyond kMostStrokes and kMostPoints, and not at a senseless point.
  void press(InkPoint point);
  /// Draws it on; nothing without press().
  void move(InkPoint point);
  void release() { writing_ = false; }

  /// Takes the last stroke away, also one still being written.
  void undo();
  void clear();

  [[nodiscard]] bool empty() const { return ends_.empty(); }
  [[nodiscard]] bool writing() const { return writing_; }
  [[nodiscard]] std::size_t count() const { return ends_.size(); }
  /// Valid until the next change.
  [[nodiscard]] std::vector<StrokeView> strokes() const;
  /// Another number after every change.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }

  /// All bytes that strokes may lie in, for a test that they are gone.
  [[nodiscard]] StrokeView memory() const { return {points_.data(), kMostPoints}; }

 private:
  void take(InkPoint point);
  void wipe_from(std::size_t first);

  // Full size from the start: growing would leave copies behind that nobody overwrites.
  std::vector<InkPoint> points_ = std::vector<InkPoint>(kMostPoints);
  std::size_t used_ = 0;
  std::vector<std::size_t> ends_;  // of each stroke, in points_
  float step_;
  bool writing_ = false;
  std::uint64_t revision_ = 0;
};

}  // namespace gongshi::handwriting
