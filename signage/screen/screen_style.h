// ScreenStyle: colours and sizes of a rolling screen, for any monitor, upright or lying.
#pragma once

#include <algorithm>
#include <cmath>

#include "drivers/frame.h"
#include "signage/picture.h"
#include "signage/screen/painter.h"

namespace gongshi::signage {

/// Contrast of each text colour on its ground is at least 7:1 (dim ones 4.5:1); a test computes it.
struct Theme {
  static constexpr Color kHeader = 0x0B3B4F;
  static constexpr Color kHeaderText = 0xFFFFFF;
  static constexpr Color kHeaderDim = 0xB5DCE2;
  static constexpr Color kAccent = 0x16A394;
  static constexpr Color kGround = 0xFFFFFF;
  static constexpr Color kStripe = 0xEFF5F7;
  static constexpr Color kTitle = 0xFFFFFF;
  static constexpr Color kTitleText = 0x0B3B4F;
  static constexpr Color kColumnHead = 0xDDEAEE;
  static constexpr Color kColumnText = 0x24424E;
  static constexpr Color kText = 0x15232B;
  static constexpr Color kDim = 0x4C5F69;
  static constexpr Color kPrice = 0x0B3B4F;
  static constexpr Color kLine = 0xD3E0E5;
  static constexpr Color kTicker = 0x0E5063;
  static constexpr Color kTickerText = 0xFFFFFF;
  static constexpr Color kUrgent = 0xFFD65A;  // on kTicker
  static constexpr Color kUrgentTag = 0xB3261E;
  static constexpr Color kFooter = 0x0B3B4F;
  static constexpr Color kFooterText = 0xDCEFF2;
  static constexpr Color kWarning = 0xA32A00;  // under kWarningText
  static constexpr Color kWarningText = 0xFFFFFF;
  static constexpr Color kClassA = 0x0F6B4F;
  static constexpr Color kClassB = 0x1D5C9A;
  static constexpr Color kClassC = 0x8A5200;
  static constexpr Color kSelfPay = 0x56636A;
};

/// Lengths in pixels for a monitor of `size`; drawn for 1920 x 1080 and 1080 x 1920 and scaled.
struct ScreenSizes {
  explicit ScreenSizes(drivers::Geometry size)
      : width(size.width_px),
        height(size.height_px),
        portrait(size.height_px > size.width_px),
        unit(std::min(size.width_px / (portrait ? 1080.0 : 1920.0),
                      size.height_px / (portrait ? 1920.0 : 1080.0))) {}

  int width;
  int height;
  bool portrait;
  double unit;

  [[nodiscard]] int px(int length) const {
    return std::max(1, static_cast<int>(std::lround(length * unit)));
  }

  [[nodiscard]] Rect header() const { return {0, 0, width, px(portrait ? 148 : 112)}; }
  [[nodiscard]] Rect footer() const {
    const int tall = px(portrait ? 84 : 48);
    return {0, height - tall, width, tall};
  }
  [[nodiscard]] Rect ticker() const {
    const int tall = px(80);
    return {0, footer().y - tall, width, tall};
  }
  [[nodiscard]] Rect body() const {
    const int top = header().height;
    return {0, top, width, ticker().y - top};
  }
  [[nodiscard]] Rect title() const { return {0, body().y, width, px(80)}; }
  [[nodiscard]] Rect column_head() const { return {0, title().y + title().height, width, px(50)}; }
  /// Where rows go.
  [[nodiscard]] Rect table() const {
    const int top = column_head().y + column_head().height;
    return {0, top, width, ticker().y - top};
  }

  [[nodiscard]] int margin() const { return px(portrait ? 36 : 56); }
  [[nodiscard]] Font row_font() const { return {px(32), fonts::Weight::kRegular}; }
  [[nodiscard]] Font spec_font() const { return {px(28), fonts::Weight::kRegular}; }
  [[nodiscard]] Font price_font() const { return {px(34), fonts::Weight::kBold}; }
  [[nodiscard]] int line_px() const { return px(42); }  // of a wrapped name: 1.3 lines
  [[nodiscard]] int row_padding_px() const { return px(16); }
  [[nodiscard]] int row_px(int lines) const { return lines * line_px() + row_padding_px(); }
  [[nodiscard]] int rows_that_fit() const { return std::max(1, table().height / row_px(1)); }
};

}  // namespace gongshi::signage
