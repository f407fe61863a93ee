// Stroke: what one touch of the pen or finger leaves, in any unit, y downwards.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gongshi::handwriting {

struct InkPoint {
  float x = 0, y = 0;
  bool operator==(const InkPoint&) const = default;
};

using Stroke = std::vector<InkPoint>;
using StrokeView = std::span<const InkPoint>;
using Strokes = std::vector<Stroke>;

/// More than anyone writes for one character; what is above is not taken.
inline constexpr std::size_t kMostStrokes = 64;
inline constexpr std::size_t kMostPoints = 8'192;  // of all strokes together
inline constexpr float kFarthest = 1e6F;           // of a coordinate from 0

/// A coordinate that a panel can report: a number, and within kFarthest.
[[nodiscard]] constexpr bool sensible(const InkPoint& point) {
  return point.x >= -kFarthest && point.x <= kFarthest && point.y >= -kFarthest &&
         point.y <= kFarthest;
}

[[nodiscard]] inline std::vector<StrokeView> views(const Strokes& strokes) {
  return {strokes.begin(), strokes.end()};
}

}  // namespace gongshi::handwriting
