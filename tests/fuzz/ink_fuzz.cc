// Any sequence of touches, undo and clear leaves ink within its bounds; what can be read of it has
// unit length; and nothing is left in memory after clear.
#include "kiosk/handwriting/ink.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "kiosk/handwriting/features.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace gongshi;
using namespace gongshi::handwriting;

constexpr std::size_t kEventBytes = 1 + 2 * sizeof(float);

void play(Ink& ink, std::uint8_t kind, const InkPoint& point) {
  switch (kind % 8) {
    case 0:
      ink.press(point);
      break;
    case 1:
      ink.release();
      break;
    case 2:
      ink.undo();
      break;
    case 3:
      ink.clear();
      break;
    default:
      ink.move(point);
      break;
  }
}

void check(const Ink& ink) {
  const auto strokes = ink.strokes();
  fuzz::demand(strokes.size() <= kMostStrokes);
  std::size_t points = 0;
  for (const StrokeView stroke : strokes) {
    fuzz::demand(!stroke.empty());
    fuzz::demand(std::ranges::all_of(stroke, sensible));
    points += stroke.size();
  }
  fuzz::demand(points <= kMostPoints);
  if (const auto seen = features(strokes)) {
    const float length = std::inner_product(seen->begin(), seen->end(), seen->begin(), 0.0F);
    fuzz::demand(std::abs(length - 1) < 1e-3F);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Ink ink(0.5F);
  for (std::size_t at = 0; at + kEventBytes <= size; at += kEventBytes) {
    InkPoint point;
    std::memcpy(&point.x, data + at + 1, sizeof point.x);
    std::memcpy(&point.y, data + at + 1 + sizeof point.x, sizeof point.y);
    play(ink, data[at], point);
  }
  check(ink);
  ink.clear();
  fuzz::demand(
      std::ranges::all_of(ink.memory(), [](const InkPoint& p) { return p == InkPoint{}; }));
  return 0;
}
