// ScreenSizes: where each region of a rolling screen stands, and how large its type is, for any
// monitor: lying, upright, or a strip above a counter.
#pragma once

#include <algorithm>
#include <cmath>

#include "drivers/frame.h"
#include "signage/layout/screen_shape.h"
#include "signage/layout/text_block.h"
#include "signage/picture.h"

namespace gongshi::signage {

/// Lengths in pixels for a monitor of `size`; drawn for 1920 x 1080, 1080 x 1920 and 1920 x 360 and
/// scaled. Wide: header above, side at the right. Upright: side as a band under the body. Strip:
/// the header is a column at the left.
struct ScreenSizes {
  explicit ScreenSizes(drivers::Geometry size, bool with_side = false)
      : width(size.width_px),
        height(size.height_px),
        shape(shape_of(size)),
        unit(unit_of(size)),
        has_side(with_side) {}

  int width;
  int height;
  ScreenShape shape;
  double unit;
  bool has_side;

  [[nodiscard]] bool portrait() const { return shape == ScreenShape::kUpright; }
  [[nodiscard]] bool strip() const { return shape == ScreenShape::kStrip; }

  [[nodiscard]] int px(int length) const {
    return std::max(1, static_cast<int>(std::lround(length * unit)));
  }
  /// One length for each shape.
  [[nodiscard]] int px(int wide, int upright, int of_strip) const {
    return px(portrait() ? upright : strip() ? of_strip : wide);
  }

  /// The same monitor, all lengths longer: of what stands inside a card that has room to grow.
  [[nodiscard]] ScreenSizes enlarged(int percent) const {
    ScreenSizes sizes = *this;
    sizes.unit = unit * percent / 100;
    return sizes;
  }

  [[nodiscard]] Rect whole() const { return {0, 0, width, height}; }
  [[nodiscard]] Rect header() const {
    if (strip()) return {0, 0, px(340), height};
    return {0, 0, width, px(112, 148, 0)};
  }
  /// Time and date: the right end of the header, the lower half of a strip's column.
  [[nodiscard]] Rect clock() const {
    const Rect head = header();
    if (strip()) return {0, height * 11 / 20, head.width, height - height * 11 / 20};
    const int wide = px(600, 330, 0);
    return {width - wide, 0, wide, head.height - px(4)};
  }
  [[nodiscard]] Rect footer() const {
    const int tall = px(48, 84, 34);
    return {left(), height - tall, width - left(), tall};
  }
  [[nodiscard]] Rect ticker() const {
    const int tall = px(80, 80, 56);
    return {left(), footer().y - tall, width - left(), tall};
  }
  /// Nothing (width 0) on a screen without one.
  [[nodiscard]] Rect side() const {
    if (!has_side) return {};
    const int low = ticker().y;
    if (portrait()) return {0, low - px(216), width, px(216)};
    const int wide = px(300, 0, 220);
    return {width - wide, top(), wide, low - top()};
  }
  [[nodiscard]] Rect body() const {
    const Rect aside = side();
    const int right = has_side && !portrait() ? aside.x : width;
    const int low = has_side && portrait() ? aside.y : ticker().y;
    return {left(), top(), right - left(), low - top()};
  }
  [[nodiscard]] Rect title() const { return {body().x, body().y, body().width, px(80, 80, 46)}; }
  /// Under the title.
  [[nodiscard]] Rect page() const {
    const int above = title().height;
    return {body().x, body().y + above, body().width, body().height - above};
  }
  [[nodiscard]] Rect column_head() const {
    return {page().x, page().y, page().width, px(50, 50, 34)};
  }
  /// Where rows go.
  [[nodiscard]] Rect table() const {
    const int above = column_head().height;
    return {page().x, page().y + above, page().width, page().height - above};
  }

  [[nodiscard]] int smallest_px() const { return smallest_screen_px({width, height}); }
  [[nodiscard]] int margin() const { return px(56, 36, 24); }
  [[nodiscard]] Font ticker_font() const { return {px(36, 36, 28), fonts::Weight::kRegular}; }
  [[nodiscard]] Font row_font() const { return {px(32, 32, 26), fonts::Weight::kRegular}; }
  [[nodiscard]] Font spec_font() const { return {px(28, 28, 22), fonts::Weight::kRegular}; }
  [[nodiscard]] Font price_font() const { return {px(34, 34, 28), fonts::Weight::kBold}; }
  [[nodiscard]] int line_px() const { return px(42, 42, 34); }  // of a wrapped name: 1.3 lines
  [[nodiscard]] int row_padding_px() const { return px(16, 16, 10); }
  [[nodiscard]] int row_px(int lines) const { return lines * line_px() + row_padding_px(); }
  [[nodiscard]] int rows_that_fit() const { return std::max(1, table().height / row_px(1)); }

 private:
  [[nodiscard]] int left() const { return strip() ? header().width : 0; }
  [[nodiscard]] int top() const { return strip() ? 0 : header().height; }
};

}  // namespace gongshi::signage
