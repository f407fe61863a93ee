#include "kiosk/handwriting/making/distort.h"

#include <algorithm>
#include <cmath>

namespace gongshi::handwriting {
namespace {

constexpr double kTurn = 0.06;          // radians, of the whole
constexpr double kLean = 0.08;          // sideways, of the whole
constexpr double kSlope = 0.06;         // rising or falling lines
constexpr double kStretch = 0.08;       // broader or narrower
constexpr double kBend = 0.03;          // of the size
constexpr double kBendsAcross = 3;      // radians of a bend's wave over the size
constexpr double kStrokeShift = 0.025;  // of the size
constexpr double kStrokeTurn = 0.05;
constexpr double kStrokeStretch = 0.08;

struct Spot {
  double x = 0, y = 0;
};

double size_of(const Strokes& strokes) {
  Spot low{1e9, 1e9}, high{-1e9, -1e9};
  for (const Stroke& stroke : strokes) {
    for (const InkPoint& p : stroke) {
      low = {std::min(low.x, double{p.x}), std::min(low.y, double{p.y})};
      high = {std::max(high.x, double{p.x}), std::max(high.y, double{p.y})};
    }
  }
  return std::max({high.x - low.x, high.y - low.y, 1e-6});
}

/// What happens to the whole character.
class Hand {
 public:
  Hand(double size, Dice& dice) : size_(size) {
    const double turn = dice.around(kTurn);
    const double stretch = std::exp(dice.around(kStretch));
    xx_ = std::cos(turn) * stretch;
    xy_ = -std::sin(turn) + dice.around(kLean);
    yx_ = std::sin(turn) + dice.around(kSlope);
    yy_ = std::cos(turn) / stretch;
    for (Wave* wave : {&x_by_y_, &x_by_x_, &y_by_x_, &y_by_y_}) {
      *wave = {dice.around(kBend) * size, dice.share() * 2 * std::numbers::pi};
    }
  }

  [[nodiscard]] Spot operator()(const Spot& p) const {
    const Spot q{xx_ * p.x + xy_ * p.y, yx_ * p.x + yy_ * p.y};
    return {q.x + at(x_by_y_, q.y) + at(x_by_x_, q.x), q.y + at(y_by_x_, q.x) + at(y_by_y_, q.y)};
  }

 private:
  struct Wave {
    double height = 0, phase = 0;
  };
  [[nodiscard]] double at(const Wave& wave, double place) const {
    return wave.height * std::sin(place / size_ * kBendsAcross + wave.phase);
  }

  double size_;
  double xx_ = 1, xy_ = 0, yx_ = 0, yy_ = 1;
  Wave x_by_y_, x_by_x_, y_by_x_, y_by_y_;
};

Spot middle_of(const Stroke& stroke) {
  Spot sum;
  for (const InkPoint& p : stroke) sum = {sum.x + double{p.x}, sum.y + double{p.y}};
  return {sum.x / double(stroke.size()), sum.y / double(stroke.size())};
}

Stroke distorted(const Stroke& stroke, const Hand& hand, double size, Dice& dice) {
  const Spot middle = middle_of(stroke);
  const Spot shift{dice.around(kStrokeShift) * size, dice.around(kStrokeShift) * size};
  const double stretch = std::exp(dice.around(kStrokeStretch));
  const double turn = dice.around(kStrokeTurn);
  const double along = std::cos(turn) * stretch;
  const double across = std::sin(turn) * stretch;
  Stroke out;
  for (const InkPoint& p : stroke) {
    const Spot q{double{p.x} - middle.x, double{p.y} - middle.y};
    const Spot moved = hand({middle.x + shift.x + along * q.x - across * q.y,
                             middle.y + shift.y + across * q.x + along * q.y});
    out.push_back({float(moved.x), float(moved.y)});
  }
  return out;
}

}  // namespace

Strokes distorted(const Strokes& strokes, Dice& dice) {
  const double size = size_of(strokes);
  const Hand hand(size, dice);
  Strokes out;
  for (const Stroke& stroke : strokes) {
    if (!stroke.empty()) out.push_back(distorted(stroke, hand, size, dice));
  }
  return out;
}

Strokes joined(Strokes strokes, int times, Dice& dice) {
  for (int i = 0; i < times && strokes.size() > 1; ++i) {
    const std::size_t at = dice.below(strokes.size() - 1);
    Stroke& first = strokes[at];
    const Stroke& second = strokes[at + 1];
    first.insert(first.end(), second.begin(), second.end());
    strokes.erase(strokes.begin() + std::ptrdiff_t(at) + 1);
  }
  return strokes;
}

}  // namespace gongshi::handwriting
