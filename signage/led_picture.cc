#include "signage/led_picture.h"

#include <algorithm>
#include <cmath>

namespace gongshi::signage {
namespace {

constexpr Color kBezel = 0x08090B;
constexpr Color kFace = 0x111316;
constexpr Color kEdge = 0x24272C;
constexpr Rgb kDark{38, 34, 34};  // an unlit lamp

Color mixed(Color base, Rgb over, double amount) {
  const auto channel = [&](int shift, std::uint8_t value) {
    const double from = base >> shift & 0xFFU;
    return static_cast<Color>(std::lround(from + (value - from) * amount)) << shift;
  };
  return channel(16, over.red) | channel(8, over.green) | channel(0, over.blue);
}

Rgb lamp_at(const drivers::Frame& frame, int x, int y, Rgb color) {
  const auto at = static_cast<std::size_t>(x);
  const std::size_t row = static_cast<std::size_t>(y) * frame.stride();
  if (frame.format == drivers::PixelFormat::kMono1) {
    return (frame.bytes[row + at / 8] >> (7 - at % 8) & 1) != 0 ? color : Rgb{};
  }
  return {frame.bytes[row + at * 3], frame.bytes[row + at * 3 + 1], frame.bytes[row + at * 3 + 2]};
}

/// Adds light to a channel, up to full.
Color lit(Color base, Rgb light, double amount) {
  const auto channel = [&](int shift, std::uint8_t value) {
    const double sum = (base >> shift & 0xFFU) + value * amount;
    return static_cast<Color>(std::lround(std::min(sum, 255.0))) << shift;
  };
  return channel(16, light.red) | channel(8, light.green) | channel(0, light.blue);
}

}  // namespace

Picture led_picture(const drivers::Frame& frame, Rgb color, int dot_px) {
  const int pitch = std::max(dot_px, 3);
  const int bezel = pitch * 2;
  const drivers::Geometry size{frame.geometry.width_px * pitch + 2 * bezel,
                               frame.geometry.height_px * pitch + 2 * bezel};
  Picture picture = Picture::filled(size, kBezel);
  for (int y = 0; y < size.height_px; ++y) {
    for (int x = 0; x < size.width_px; ++x) {
      const int inset = std::min({x, y, size.width_px - 1 - x, size.height_px - 1 - y});
      if (inset >= bezel / 2) picture.row(y)[x] = kFace;
      if (inset == bezel / 2) picture.row(y)[x] = kEdge;
    }
  }
  const double radius = pitch * 0.40;
  const double glow = pitch * 0.95;
  for (int lamp_y = 0; lamp_y < frame.geometry.height_px; ++lamp_y) {
    for (int lamp_x = 0; lamp_x < frame.geometry.width_px; ++lamp_x) {
      const Rgb light = lamp_at(frame, lamp_x, lamp_y, color);
      const bool on = !(light == Rgb{});
      const double centre_x = bezel + (lamp_x + 0.5) * pitch;
      const double centre_y = bezel + (lamp_y + 0.5) * pitch;
      const int reach = on ? pitch : pitch / 2 + 1;
      for (int y = static_cast<int>(centre_y) - reach; y <= static_cast<int>(centre_y) + reach;
           ++y) {
        for (int x = static_cast<int>(centre_x) - reach; x <= static_cast<int>(centre_x) + reach;
             ++x) {
          const double distance = std::hypot(x + 0.5 - centre_x, y + 0.5 - centre_y);
          Color& pixel = picture.row(y)[x];
          const double inside = std::clamp(radius - distance + 0.5, 0.0, 1.0);
          if (on && distance < glow) {
            const double fade = 1.0 - distance / glow;
            pixel = lit(pixel, light, 0.22 * fade * fade);
          }
          if (inside > 0) pixel = mixed(pixel, on ? light : kDark, inside);
          if (on && distance < radius * 0.55) {  // the hot middle of a lamp
            pixel = mixed(pixel, {255, 240, 225}, 0.35 * (1.0 - distance / (radius * 0.55)));
          }
        }
      }
    }
  }
  return picture;
}

}  // namespace gongshi::signage
