// Canvas: the few things that are drawn on a surface besides text: grounds, edges, icons, shadows.
//
// Everything respects the surface's clip rectangle, and equal calls give equal bytes on every SDL
// video driver: all blending is done here, in whole numbers.
#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "kiosk/draw/mask.h"
#include "kiosk/draw/sdl.h"
#include "kiosk/handwriting/stroke.h"
#include "kiosk/page/geometry.h"
#include "kiosk/page/theme.h"

namespace gongshi::kiosk {

/// Masks by shape and size; a page uses about a dozen.
class MaskCache {
 public:
  const Mask& icon(Icon icon, int side);
  const Mask& disc(int diameter);
  const Mask& corner(int radius, int line_px);

 private:
  std::map<std::pair<int, int>, Mask> icons_;
  std::map<int, Mask> discs_;
  std::map<std::pair<int, int>, Mask> corners_;
};

/// How an icon is drawn: as it is, left and right exchanged, across the diagonal.
enum class Turn : std::uint8_t { kNone, kMirrored, kTransposed };

class Canvas {
 public:
  /// `surface` must have 32 bits a pixel in the order of make_surface().
  Canvas(SDL_Surface& surface, MaskCache& masks, const Palette& palette);

  void fill(const Rect& rect, Color color);
  /// `edge_px` 0: no edge. Either colour may be kNone.
  void rounded(const Rect& rect, int radius, Color ground, Color edge, int edge_px);
  /// A soft shadow around (not under) a rounded rectangle, `reach` pixels far.
  void shadow(const Rect& rect, int radius, int reach);
  void icon(Icon icon, const Rect& rect, Color color, Turn turn = Turn::kNone) {
    this->icon(icon, rect, palette_[color], turn);
  }
  void icon(Icon icon, const Rect& rect, Rgb color, Turn turn = Turn::kNone);
  void disc(const Rect& rect, Color color) { disc(rect, palette_[color]); }
  void disc(const Rect& rect, Rgb color);
  /// A written line with round ends and bends, its points counted from `origin`; one point is a
  /// dot. Keeps no copy of the points.
  void line(handwriting::StrokeView points, Point origin, float width, Color color) {
    line(points, origin, width, palette_[color]);
  }
  void line(handwriting::StrokeView points, Point origin, float width, Rgb color);
  /// Everything inside `rect` towards kShade by `part` of 255.
  void shade(const Rect& rect, int part);
  /// Cuts the corners of what was drawn in `rect` round, showing `behind`.
  void round_off(const Rect& rect, int radius, Color behind);

 private:
  enum class Flip : std::uint8_t { kNone, kX, kY, kBoth, kDiagonal };
  void blend(int x, int y, Rgb color, int part);
  void mask(const Mask& mask, Point at, Rgb color, Flip flip = Flip::kNone, bool invert = false);
  void corners(const Rect& rect, const Mask& corner, Rgb color, bool invert);

  SDL_Surface& surface_;
  MaskCache& masks_;
  const Palette& palette_;
  Rect clip_;
};

}  // namespace gongshi::kiosk
