// PlanDrawing: what lies over the picture of a floor: the way as a line, where one is, where one
// goes. Nothing depends on colour: the way has arrows and a light rim, marks have words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/page/geometry.h"

namespace gongshi::kiosk {

struct PlanLine {
  std::vector<Point> points;  // pixels of the picture
  bool main = true;           // otherwise thin and dashed
  bool operator==(const PlanLine&) const = default;
};

struct PlanMark {
  enum class Kind : unsigned char { kHere, kGoal, kOther };
  Kind kind = Kind::kOther;
  Point at{};          // pixels of the picture
  std::string text{};  // beside it; empty: none
  bool operator==(const PlanMark&) const = default;
};

struct PlanDrawing {
  Rect part{};  // of the picture that is shown, as wide to its height as the node
  std::vector<PlanLine> lines;
  std::vector<PlanMark> marks;

  bool vertical = false;  // on a page whose lines run from top to bottom: `shown` lies across

  /// Where a pixel of the picture comes to lie when `part` fills `shown`.
  [[nodiscard]] Point on(const Rect& shown, Point pixel) const {
    const Rect from = vertical ? transposed(part) : part;
    const Point at = vertical ? transposed(pixel) : pixel;
    return {shown.x + int(std::lround(double(at.x - from.x) * shown.w / from.w)),
            shown.y + int(std::lround(double(at.y - from.y) * shown.h / from.h))};
  }
  bool operator==(const PlanDrawing&) const = default;
};

/// The largest rectangle of the shape of `picture` in the middle of `area`.
[[nodiscard]] Rect fitted(Size picture, const Rect& area);

/// Of the disc of a mark.
[[nodiscard]] inline int mark_side(const Metrics& metrics) {
  return metrics.grown(7.5);
}

/// The rectangle of a mark's disc around `at`.
[[nodiscard]] Rect mark_disc(const Metrics& metrics, Point at);

/// Where the words of the marks lie in `shown`, each `sizes` large with its margins: beside its own
/// mark, over no other one and over no other words where that can be. An empty rectangle: the mark
/// is not in sight, or there are no words.
[[nodiscard]] std::vector<Rect> place_words(const PlanDrawing& drawing, const Rect& shown,
                                            const Metrics& metrics, const std::vector<Size>& sizes);

}  // namespace gongshi::kiosk
