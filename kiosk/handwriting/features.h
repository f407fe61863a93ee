// Features: what of a written character tells it from others, as one vector of unit length.
//
//   strokes ─ features ─▶ 512 numbers ─ match ─▶ candidates
//
// The ink is moved and scaled by its mean and spread, so that size and place do not count. Each
// piece of line then adds its length to the cell and the direction it has, softly, to the nearest
// cells and directions. The pen's way from one stroke to the next counts a little: so a character
// whose strokes were joined looks almost the same, and the order of strokes is not quite lost.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "kiosk/handwriting/stroke.h"

namespace gongshi::handwriting {

inline constexpr int kCells = 8;       // each way
inline constexpr int kDirections = 8;  // 45 degrees apart, the first to the right
inline constexpr std::size_t kFeatures = std::size_t{kCells} * kCells * kDirections;

using Features = std::array<float, kFeatures>;

/// Empty when there is nothing to read: no stroke, a mere dot, a point that no panel reports, or
/// more of it than kMostStrokes and kMostPoints allow.
[[nodiscard]] std::optional<Features> features(std::span<const StrokeView> strokes);

}  // namespace gongshi::handwriting
