// Painter: fills, rounded boxes and text on a Picture, with the glyphs of a TypeCase.
//
// Everything is clipped to `clip`. Software only and the same on every machine, so the picture of
// `render`, of the proof and of the window are the same bytes.
#pragma once

#include <string_view>

#include "drivers/os/result.h"
#include "fonts/shaper.h"
#include "fonts/type_case.h"
#include "signage/picture.h"

namespace gongshi::signage {

enum class Align : std::uint8_t { kLeft, kCentre, kRight };

struct Font {
  int size_px = 16;
  fonts::Weight weight = fonts::Weight::kRegular;
};

class Painter {
 public:
  Painter(Picture& picture, fonts::TypeCase& type)
      : picture_(picture),
        type_(type),
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

  /// Width of `text`.
  [[nodiscard]] Result<int> measure(Font font, std::string_view text);

  /// The largest size from `font` downwards at which `text` fits `width_px`, not below 12.
  [[nodiscard]] Result<Font> fitting(Font font, std::string_view text, int width_px);

  /// Copies `source` with its left top corner at `x`, `y`.
  void copy(const Picture& source, int x, int y);

  [[nodiscard]] fonts::TypeCase& type() { return type_; }
  [[nodiscard]] Picture& picture() { return picture_; }

 private:
  void box(Rect rect, int radius_px, Color color, bool inside);
  void blend(const fonts::Mask& mask, int left, int top, Color color);

  Picture& picture_;
  fonts::TypeCase& type_;
  Rect clip_;
};

/// Baseline of characters whose boxes are centred on `middle_y`.
[[nodiscard]] int baseline_for(int middle_y, int size_px);

}  // namespace gongshi::signage
