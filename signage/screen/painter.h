// Painter: fills, rounded boxes and text on a Picture, with the glyphs of a TypeCase.
//
// A picture that is read from the right, as in Uyghur, is laid out like any other and painted with
// Way::kFromRight: places are then counted from its right edge and Align::kLeft is the right one.
// Letters, figures and pictures are never turned round.
//
// Everything is clipped to `clip`. Software only and the same on every machine, so the picture of
// `render`, of the proof and of the window are the same bytes.
#pragma once

#include <string_view>

#include "drivers/os/result.h"
#include "fonts/shaper.h"
#include "fonts/type_case.h"
#include "signage/layout/text_block.h"
#include "signage/picture.h"

namespace gongshi::signage {

enum class Align : std::uint8_t { kLeft, kCentre, kRight };

/// Where reading begins, and with it the layout.
enum class Way : std::uint8_t { kFromLeft, kFromRight };

/// The way of a language, by its code.
[[nodiscard]] constexpr Way way_of(std::string_view language) {
  return language == "ug" ? Way::kFromRight : Way::kFromLeft;
}

/// `rect` in a picture that is `width_px` wide, as `way` lays it: it is its own inverse.
[[nodiscard]] constexpr Rect laid(Rect rect, int width_px, Way way) {
  if (way == Way::kFromRight) rect.x = width_px - rect.x - rect.width;
  return rect;
}

class Painter {
 public:
  Painter(Picture& picture, fonts::TypeCase& type, Way way = Way::kFromLeft)
      : picture_(picture),
        type_(type),
        way_(way),
        clip_{0, 0, picture.size.width_px, picture.size.height_px} {}

  void set_clip(Rect clip);

  void fill(Rect rect, Color color);
  /// Corners are smoothed.
  void round_box(Rect rect, int radius_px, Color color);

  /// Paints over what lies outside the smoothed corners of `rect`.
  void round_corners(Rect rect, int radius_px, Color outside);

  /// `x` is the left, middle or right of the text by `align`; the characters' square boxes are
  /// centred on `middle_y`. Errors as FontSet::screen.
  [[nodiscard]] Status text(Font font, int x, int middle_y, Align align, Color color,
                            std::string_view text);

  /// "1850" and ".00", the decimal point `point_px` to the right of `x` whatever the way, so that
  /// points stand under each other.
  [[nodiscard]] Status figures(Font font, int x, int point_px, int middle_y, Color color,
                               std::string_view whole, std::string_view fraction);

  /// Width of `text`.
  [[nodiscard]] Result<int> measure(Font font, std::string_view text);

  /// The largest size from `font` downwards at which `text` fits `width_px`, not below 12.
  [[nodiscard]] Result<Font> fitting(Font font, std::string_view text, int width_px);

  /// Copies `source` with its left top corner at `x`, `y`.
  void copy(const Picture& source, int x, int y);

  [[nodiscard]] fonts::TypeCase& type() { return type_; }
  [[nodiscard]] Picture& picture() { return picture_; }
  [[nodiscard]] Way way() const { return way_; }

 private:
  [[nodiscard]] Rect laid(Rect rect) const {
    return signage::laid(rect, picture_.size.width_px, way_);
  }
  /// As text(), `x` from the left of the picture.
  [[nodiscard]] Status set(Font font, int x, int middle_y, Align align, Color color,
                           std::string_view text);
  void box(Rect rect, int radius_px, Color color, bool inside_corners);
  void corner(Rect square, int centre_x, int centre_y, Color color, bool inside_corners);
  void blend(const fonts::Mask& mask, int left, int top, Color color);

  Picture& picture_;
  fonts::TypeCase& type_;
  Way way_;
  Rect clip_;  // from the left
};

/// Baseline of characters whose boxes are centred on `middle_y`.
[[nodiscard]] int baseline_for(int middle_y, int size_px);

}  // namespace gongshi::signage
