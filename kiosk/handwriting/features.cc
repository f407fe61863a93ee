#include "kiosk/handwriting/features.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gongshi::handwriting {
namespace {

constexpr float kPenUpWeight = 0.15F;
constexpr float kCellsPerSpread = 1.9F;  // a standard deviation of the ink, in cells
constexpr float kFlattest = 0.35F;       // least spread one way, in those of the other way
// Further out all is in the outermost cells anyway; a far dot must not make a million pieces.
constexpr float kFarInSpreads = 6.0F;
constexpr float kPieceOfSpread = 0.15F;  // pieces of line: short enough to follow a bend

struct Move {
  InkPoint from{}, to{};
  float weight = 1;

  [[nodiscard]] float length() const { return std::hypot(to.x - from.x, to.y - from.y); }
};

/// Mean and spread of the ink, each point of a line counting alike however fast it was drawn.
struct Frame {
  float x = 0, y = 0;                // mean
  float spread_x = 0, spread_y = 0;  // standard deviations, neither too small
};

bool readable(std::span<const StrokeView> strokes) {
  if (strokes.size() > kMostStrokes) return false;
  std::size_t points = 0;
  for (const StrokeView stroke : strokes) {
    points += stroke.size();
    if (points > kMostPoints) return false;
    if (!std::ranges::all_of(stroke, sensible)) return false;
  }
  return true;
}

std::optional<Frame> frame_of(std::span<const StrokeView> strokes) {
  double length = 0, x = 0, y = 0, xx = 0, yy = 0;
  for (const StrokeView stroke : strokes) {
    for (std::size_t i = 1; i < stroke.size(); ++i) {
      const double dx = double{stroke[i].x} - double{stroke[i - 1].x};
      const double dy = double{stroke[i].y} - double{stroke[i - 1].y};
      const double mx = (double{stroke[i].x} + double{stroke[i - 1].x}) / 2;
      const double my = (double{stroke[i].y} + double{stroke[i - 1].y}) / 2;
      const double l = std::hypot(dx, dy);
      length += l;
      x += l * mx;
      y += l * my;
      xx += l * (mx * mx + dx * dx / 12);
      yy += l * (my * my + dy * dy / 12);
    }
  }
  if (length <= 0) return std::nullopt;
  x /= length;
  y /= length;
  const double sx = std::sqrt(std::max(0.0, xx / length - x * x));
  const double sy = std::sqrt(std::max(0.0, yy / length - y * y));
  const double larger = std::max(sx, sy);
  // Far from zero the differences above lose all their digits: such ink is a dot.
  if (!(larger > 1e-3)) return std::nullopt;
  return Frame{float(x), float(y), float(std::max(sx, kFlattest * larger)),
               float(std::max(sy, kFlattest * larger))};
}

/// The strokes' lines in units of spread, cut into pieces of equal length, and the pen-up moves.
class Walk {
 public:
  explicit Walk(const Frame& frame) : frame_(frame) {}

  template <class Take>
  void along(std::span<const StrokeView> strokes, Take take) const {
    std::optional<InkPoint> last;
    for (const StrokeView stroke : strokes) {
      if (stroke.empty()) continue;
      if (last) pieces({*last, placed(stroke.front()), kPenUpWeight}, take);
      last = line(stroke, take);
    }
  }

 private:
  [[nodiscard]] InkPoint placed(const InkPoint& p) const {
    return {std::clamp((p.x - frame_.x) / frame_.spread_x, -kFarInSpreads, kFarInSpreads),
            std::clamp((p.y - frame_.y) / frame_.spread_y, -kFarInSpreads, kFarInSpreads)};
  }

  /// A chord each time the line has gone a piece's length away: a shaking finger leaves no trace.
  template <class Take>
  InkPoint line(StrokeView stroke, Take take) const {
    InkPoint from = placed(stroke.front());
    for (const InkPoint& raw : stroke) {
      const Move move{from, placed(raw)};
      if (move.length() < kPieceOfSpread && &raw != &stroke.back()) continue;
      pieces(move, take);
      from = move.to;
    }
    return from;
  }

  template <class Take>
  static void pieces(const Move& move, Take take) {
    const float length = move.length();
    if (length <= 0) return;
    const int count = std::max(1, int(std::ceil(length / kPieceOfSpread)));
    const float dx = (move.to.x - move.from.x) / float(count);
    const float dy = (move.to.y - move.from.y) / float(count);
    for (int i = 0; i < count; ++i) {
      const InkPoint a{move.from.x + dx * float(i), move.from.y + dy * float(i)};
      take(Move{a, {a.x + dx, a.y + dy}, move.weight});
    }
  }

  Frame frame_;
};

/// Two neighbours on a scale and how much each gets.
struct Share {
  int low = 0, high = 0;
  float to_high = 0;
};

Share share_of_cells(float at) {
  const float inside = std::clamp(at - 0.5F, 0.0F, float(kCells - 1));
  const int low = std::min(int(inside), kCells - 2);
  return {low, low + 1, inside - float(low)};
}

Share share_of_directions(float dx, float dy) {
  const float turn = std::atan2(dy, dx) / (2 * std::numbers::pi_v<float>);
  const float at = (turn < 0 ? turn + 1 : turn) * float(kDirections);
  const int low = int(at);
  return {low % kDirections, (low + 1) % kDirections, at - float(low)};
}

void add(Features& sums, const Move& piece) {
  const float middle = float(kCells) / 2;
  const Share column = share_of_cells(middle + (piece.from.x + piece.to.x) / 2 * kCellsPerSpread);
  const Share row = share_of_cells(middle + (piece.from.y + piece.to.y) / 2 * kCellsPerSpread);
  const Share turn = share_of_directions(piece.to.x - piece.from.x, piece.to.y - piece.from.y);
  const float amount = piece.length() * piece.weight;
  for (const auto& [y, in_row] : {std::pair{row.low, 1 - row.to_high}, {row.high, row.to_high}}) {
    for (const auto& [x, in_cell] :
         {std::pair{column.low, 1 - column.to_high}, {column.high, column.to_high}}) {
      float* cell = &sums[std::size_t(y * kCells + x) * kDirections];
      cell[turn.low] += amount * in_row * in_cell * (1 - turn.to_high);
      cell[turn.high] += amount * in_row * in_cell * turn.to_high;
    }
  }
}

}  // namespace

std::optional<Features> features(std::span<const StrokeView> strokes) {
  if (!readable(strokes)) return std::nullopt;
  const std::optional<Frame> frame = frame_of(strokes);
  if (!frame) return std::nullopt;
  Features sums{};
  Walk(*frame).along(strokes, [&sums](const Move& piece) { add(sums, piece); });

  // The root keeps one long line from outweighing several short ones.
  float squares = 0;
  for (float& value : sums) {
    squares += value;
    value = std::sqrt(value);
  }
  const float length = std::sqrt(squares);
  for (float& value : sums) value /= length;
  return sums;
}

}  // namespace gongshi::handwriting
