#include "drivers/text/cpower_screen.h"

#include <algorithm>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// Nobody states a limit. This is some sixty full screens of a 128x32 board, and eight packets.
constexpr std::size_t kMostTextBytes = 4000;
// Simple images: a whole 1024x256 board in one colour, well inside the 256 packets of a call.
constexpr std::size_t kMostImageBytes = 100'000;
constexpr int kUsualFont = 16;

Error unshowable(const TextArea& area, const std::string& zh, const std::string& en) {
  const std::string name = std::to_string(area.id);
  return {Errc::kRejected, {"区域 " + name + "：" + zh, "area " + name + ": " + en}, "E2102"};
}

bool overlap(const TextArea& a, const TextArea& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

Status check_places(const std::vector<TextArea>& areas, Geometry board) {
  for (std::size_t index = 0; index < areas.size(); ++index) {
    const TextArea& area = areas[index];
    if (index >= cpower::kMostWindows) {
      return unshowable(area, "控制卡最多 8 个窗口", "these cards have 8 windows");
    }
    if (area.x < 0 || area.y < 0 || area.width <= 0 || area.height <= 0 ||
        area.x > board.width_px - area.width || area.y > board.height_px - area.height) {
      return unshowable(area, "超出屏幕", "is off the board");
    }
    for (std::size_t other = 0; other < index; ++other) {
      if (overlap(areas[other], area))
        return unshowable(area, "与别的区域重叠", "overlaps another");
    }
  }
  return {};
}

std::uint16_t stay_seconds(const TextArea& area) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(area.stay).count();
  return static_cast<std::uint16_t>(std::clamp<long>(seconds, 1, 0xFFFF));
}

cpower::Effect effect(Motion motion) {
  switch (motion) {
    case Motion::kLeft:
      return cpower::Effect::kScrollLeft;
    case Motion::kUp:
      return cpower::Effect::kScrollUp;
    case Motion::kStill:
      break;
  }
  return cpower::Effect::kDraw;
}

Result<cpower::Bytes> text_call(const TextArea& area, std::uint8_t window,
                                const CpowerOptions& options, cpower::Bytes bytes) {
  if (bytes.size() > kMostTextBytes) {
    return unshowable(area, "文字太长", "the text is too long");
  }
  const int font = area.font_px == 0 ? kUsualFont : area.font_px;
  const int size = options.rich_text ? cpower::rich_size(font) : cpower::plain_size(font);
  if (size < 0) {
    const std::string px = std::to_string(font);
    return unshowable(area, "控制卡没有 " + px + " 点的字",
                      "the cards have no font of " + px + " dots");
  }
  if (options.rich_text && std::find(bytes.begin(), bytes.end(), 0x0D) != bytes.end()) {
    return unshowable(area, "text=rich 时文字不能换行", "text=rich has no line break");
  }
  cpower::Text text;
  text.window = window;
  text.effect = effect(area.motion);
  text.align = area.centered ? cpower::Align::kCenter : cpower::Align::kLeft;
  text.vertical = 1;
  // 0 fastest .. 24 slowest becomes 1 .. 97 of the card's 1 .. 100.
  text.speed = static_cast<std::uint8_t>(1 + std::clamp(area.speed, 0, 24) * 4);
  text.stay_s = stay_seconds(area);
  text.size = static_cast<std::uint8_t>(size);
  text.color = rgb_of(area.color, options.lamp);
  text.bytes = std::move(bytes);
  return options.rich_text ? cpower::rich_text_call(text, options.rich_zeros)
                           : cpower::plain_text_call(text);
}

/// One plane of a picture: the pixels whose part `channel` is at least half lit.
cpower::Bytes plane(const Frame& frame, std::size_t channel) {
  const auto width = static_cast<std::size_t>(frame.geometry.width_px);
  const auto height = static_cast<std::size_t>(frame.geometry.height_px);
  const std::size_t stride = (width + 7) / 8;
  cpower::Bytes bits(stride * height, 0);
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      if (frame.bytes[y * frame.stride() + x * 3 + channel] < 128) continue;
      bits[y * stride + x / 8] |= static_cast<std::uint8_t>(0x80U >> (x % 8));
    }
  }
  return bits;
}

Result<cpower::Bytes> dots_call(const TextArea& area, const Frame& dots, std::uint8_t window,
                                const CpowerOptions& options) {
  const bool fits =
      dots.geometry.width_px > 0 && dots.geometry.width_px <= area.width &&
      dots.geometry.height_px > 0 && dots.geometry.height_px <= area.height &&
      dots.bytes.size() == dots.stride() * static_cast<std::size_t>(dots.geometry.height_px);
  if (!fits) {
    return unshowable(
        area, "含有字库外的字，画出来比窗口宽，这种卡放不下",
        "has a character outside the fonts, and its picture is larger than the window");
  }
  cpower::Planes planes{static_cast<std::uint16_t>(dots.geometry.width_px),
                        static_cast<std::uint16_t>(dots.geometry.height_px)};
  if (dots.format == PixelFormat::kMono1) {
    const Rgb color = rgb_of(area.color, options.lamp);
    if (color.r != 0) planes.red = dots.bytes;
    if (color.g != 0) planes.green = dots.bytes;
    if (color.b != 0) planes.blue = dots.bytes;
  } else {
    planes.red = plane(dots, 0);
    planes.green = plane(dots, 1);
    planes.blue = plane(dots, 2);
  }
  cpower::Bytes call = cpower::image_call(window, stay_seconds(area), planes, options.image);
  if (call.size() > kMostImageBytes) return unshowable(area, "图太大", "the picture is too large");
  return call;
}

Result<cpower::Bytes> window_call(const TextArea& area, std::uint8_t window,
                                  const CpowerOptions& options) {
  auto bytes = encode_gb_text(area.text, options.charset, 0x0D);
  if (bytes) return text_call(area, window, options, *std::move(bytes));
  if (bytes.error().code == Errc::kNoGlyph && area.dots) {
    return dots_call(area, *area.dots, window, options);
  }
  return std::move(bytes).error();
}

}  // namespace

Result<CpowerScreen> cpower_screen(const std::vector<TextArea>& areas,
                                   const CpowerOptions& options) {
  GONGSHI_CHECK(check_places(areas, options.geometry));
  CpowerScreen screen;
  for (const TextArea& area : areas) {
    const auto window = static_cast<std::uint8_t>(screen.windows.size());
    GONGSHI_TRY(cpower::Bytes call, window_call(area, window, options));
    screen.windows.push_back(
        {static_cast<std::uint16_t>(area.x), static_cast<std::uint16_t>(area.y),
         static_cast<std::uint16_t>(area.width), static_cast<std::uint16_t>(area.height)});
    screen.calls.push_back(std::move(call));
  }
  return screen;
}

}  // namespace gongshi::drivers
