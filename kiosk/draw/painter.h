// Painter: a Scene becomes pixels on a surface.
//
//   view ─ scene ─[painter]─ window surface
//
// The only place that draws. Rows of lists are drawn once into surfaces of their own and copied
// while the list moves: 21 rows of 6 columns cost about 4 ms to draw and 0.5 ms to copy.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kiosk/draw/canvas.h"
#include "kiosk/draw/lru.h"
#include "kiosk/draw/text.h"
#include "kiosk/page/scene.h"

namespace gongshi::kiosk {

/// Bytes of an image of the release, by object path.
using ImageSource = std::function<Result<std::string_view>(std::string_view path)>;

class Painter {
 public:
  Painter(const Text& text, const Metrics& metrics)
      : text_(text),
        metrics_(metrics),
        rows_(std::size_t(metrics.width) * std::size_t(metrics.height) * 4) {}

  /// Sizes and colours from now on; what was drawn in others is forgotten. Of `metrics` only
  /// screen() is asked for the panel as a whole.
  /// `corners`: what the radius of corners is multiplied by.
  void dress(const Metrics& metrics, const Palette& palette, double corners = 1.0);

  /// Rows and pictures of an earlier release are forgotten.
  void set_images(ImageSource images);

  /// Draws what of `scene` lies in `damage`; nothing outside it changes. `pressed` is the action
  /// under the finger, empty for none.
  void paint(SDL_Surface& target, const Scene& scene, const Offsets& offsets,
             std::string_view pressed, const Rect& damage);

  /// Moves what is drawn of a list from offset `from` to offset `to` and draws only the rows that
  /// come into sight; returns the part of the screen that changed.
  Rect scroll(SDL_Surface& target, const Node& list, int from, int to, std::string_view pressed);

  /// Width of a written line.
  [[nodiscard]] float ink_width() const { return float(metrics_.px_per_mm * 2.6); }

  /// How far outside its rectangle a node may draw (shadows).
  [[nodiscard]] int reach() const { return metrics_.mm(2.0); }

 private:
  void draw(SDL_Surface& target, const Node& node, std::string_view pressed);
  void draw_text(SDL_Surface& target, const Node& node);
  void draw_ground(Canvas& canvas, const Node& node, bool pressed);
  void draw_ink(SDL_Surface& target, const Node& node);
  void draw_ring(Canvas& canvas, const Rect& rect) const;
  void draw_image(SDL_Surface& target, const Node& node);
  void draw_plan(SDL_Surface& target, const Node& node);
  void draw_logo(SDL_Surface& target, const Node& node);
  /// At least a pixel: a square corner has its edge as well.
  [[nodiscard]] int radius(double millimetres) const {
    return std::max(1, metrics_.mm(millimetres * corners_));
  }
  void draw_list(SDL_Surface& target, const Node& node, int offset, std::string_view pressed,
                 const Rect& damage);
  void draw_row(SDL_Surface& target, const Node& list, int i, int y, std::string_view pressed);
  [[nodiscard]] Turn turn_of(const Node& node) const;
  [[nodiscard]] Size upright_size(const Node& node, std::string_view bytes) const;
  SDL_Surface* picture(const Node& node);
  [[nodiscard]] Canvas canvas(SDL_Surface& target) { return {target, masks_, palette_}; }

  const Text& text_;
  Metrics metrics_;
  Palette palette_ = standard_palette();
  double corners_ = 1.0;
  MaskCache masks_;
  ImageSource images_;
  Lru<Surface> rows_;  // as many as cover the glass once
  Lru<Surface> pictures_{16U << 20U};
};

}  // namespace gongshi::kiosk
