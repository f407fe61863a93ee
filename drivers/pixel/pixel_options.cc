#include "drivers/pixel/pixel_options.h"

#include <algorithm>
#include <charconv>

namespace gongshi::drivers {
namespace {

constexpr int kMostWidth = 16384;
constexpr int kMostHeight = 4096;
constexpr int kMostPixels = 2'000'000;  // a frame of 6 MB; more than any wall of these protocols

}  // namespace

Result<PixelOptions> read_pixel_options(const BoardOrder& order, OptionWords& words,
                                        int usual_rate_hz, const std::string& usual_order) {
  const Geometry size = order.geometry;
  if (size.width_px < 1 || size.height_px < 1 || size.width_px > kMostWidth ||
      size.height_px > kMostHeight || size.width_px > kMostPixels / size.height_px) {
    const std::string text = std::to_string(size.width_px) + "x" + std::to_string(size.height_px);
    return Error{
        Errc::kConfig,
        {"像素屏尺寸 " + text + " 不可用：宽最大 16384，高最大 4096，共不超过 200 万像素",
         "a wall of " + text +
             " pixels cannot be driven: at most 16384 wide, 4096 high and 2 million pixels"},
        "E2160"};
  }
  PixelOptions options;
  options.geometry = size;
  options.lamp = order.lamp;
  options.rate_hz = words.number("rate", 1, 120, usual_rate_hz);
  const std::string gamma =
      words.choice("gamma", {"2.2", "1.0", "1.8", "2.0", "2.4", "2.6", "2.8"}, "2.2");
  std::from_chars(gamma.data(), gamma.data() + gamma.size(), options.gamma);
  options.order =
      color_order(words.choice("order", {"rgb", "bgr", "rbg", "grb", "gbr", "brg"}, usual_order));
  options.subpixel = words.yes("subpixel", false);
  options.fade = words.millis("fade_ms", 0, 2000, std::chrono::milliseconds{0});
  return options;
}

Frame to_rgb(const Frame& frame, Color lamp) {
  if (frame.format == PixelFormat::kRgb8) return frame;
  Frame out = Frame::blank(frame.geometry, PixelFormat::kRgb8);
  const auto [r, g, b] = rgb_of(lamp);
  const auto width = static_cast<std::size_t>(frame.geometry.width_px);
  for (std::size_t y = 0; y < static_cast<std::size_t>(frame.geometry.height_px); ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const unsigned byte = frame.bytes[y * frame.stride() + x / 8];
      if ((byte >> (7 - x % 8) & 1U) == 0) continue;
      const std::size_t at = y * out.stride() + x * 3;
      out.bytes[at] = r;
      out.bytes[at + 1] = g;
      out.bytes[at + 2] = b;
    }
  }
  return out;
}

}  // namespace gongshi::drivers
