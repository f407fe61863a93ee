#include "drivers/pixel/onbon/card_layout.h"

namespace gongshi::drivers {
namespace {

// A2 80, colour: 1 single, 3 dual, 7 three colours, 255 full.
constexpr int kSingleColor = 1;
constexpr int kDualColor = 3;

Error unusable(std::string word, std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, std::move(word)};
}

std::string size_text(int width, int height) {
  return std::to_string(width) + "x" + std::to_string(height);
}

}  // namespace

Result<onbon::BitmapLayout> layout_for(const onbon::common::Identity& card, onbon::Family family,
                                       const GraphicOptions& options) {
  if (Geometry{card.width_px, card.height_px} != options.geometry) {
    const std::string told = size_text(card.width_px, card.height_px);
    const std::string asked = size_text(options.geometry.width_px, options.geometry.height_px);
    return unusable("E2121", "控制卡设为 " + told + " 点，而这里写的是 " + asked,
                    "the card is set to " + told + " dots, but " + asked + " is written here");
  }
  onbon::BitmapLayout layout;
  layout.family = family;
  layout.mono = options.lamp;
  layout.rgb565_big_endian = options.rgb565_big_endian;
  if (family == onbon::Family::k5Q || family == onbon::Family::k6Q) {
    layout.lamps = onbon::Lamps::kFull;
  } else if (options.lamps) {
    layout.lamps = *options.lamps;
  } else if (card.color == kSingleColor || card.color == kDualColor) {
    layout.lamps = card.color == kSingleColor ? onbon::Lamps::kSingle : onbon::Lamps::kDual;
  } else {
    const std::string color = std::to_string(card.color);
    return unusable("E2122", "这种颜色（" + color + "）的点阵格式没有公开，或用选项 lamps 指明",
                    "the bitmaps of this kind of colour (" + color +
                        ") are not published; option lamps names another");
  }
  return layout;
}

}  // namespace gongshi::drivers
