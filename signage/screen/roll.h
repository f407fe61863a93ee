// Roll: rows that run upwards without end, by whole pixels.
//
// A row is painted once, when it comes near the window, and copied from then on; rows out of sight
// are let go, so a long table takes no more memory than a short one.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "signage/screen/painter.h"

namespace gongshi::signage {

class Roll {
 public:
  /// Fills `place` with the row of that number.
  using Paint = std::function<Status(std::size_t row, Rect place, Painter& painter)>;

  Roll(std::vector<int> heights_px, Paint paint);

  /// Fills `window` with what stands there after `moved_px`, the first row first. Errors as
  /// `paint`.
  [[nodiscard]] Status draw(std::int64_t moved_px, Rect window, Painter& painter);

  [[nodiscard]] std::int64_t loop_px() const { return ends_px_.empty() ? 0 : ends_px_.back(); }
  [[nodiscard]] std::size_t kept() const { return pictures_.size(); }

 private:
  [[nodiscard]] Result<const Picture*> row(std::size_t number, int width_px, Painter& painter);

  std::vector<int> heights_px_;
  std::vector<std::int64_t> ends_px_;  // of each row in the loop
  Paint paint_;
  std::map<std::size_t, Picture> pictures_;
};

}  // namespace gongshi::signage
