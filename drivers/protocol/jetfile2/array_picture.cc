#include "drivers/protocol/jetfile2/array_picture.h"

#include <algorithm>
#include <string_view>

namespace gongshi::drivers::jetfile2 {
namespace {

constexpr int kRowsOfHead = 16;

void put(Bytes& out, std::size_t value, int bytes) {
  for (int index = 0; index < bytes; ++index) {
    out.push_back(static_cast<std::uint8_t>(value >> (8 * index) & 0xFFU));
  }
}

void put(Bytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

unsigned bits(const Frame& frame, std::size_t x, std::size_t y, unsigned ink) {
  const std::size_t row = y * frame.stride();
  if (frame.format == PixelFormat::kMono1) {
    return (unsigned{frame.bytes[row + x / 8]} >> (7 - x % 8) & 1U) != 0 ? ink : 0;
  }
  const unsigned red = frame.bytes[row + x * 3] >> 7;
  const unsigned green = frame.bytes[row + x * 3 + 1] >> 7;
  return red << 1 | green;
}

}  // namespace

Bytes array_picture(const Frame& frame, unsigned ink, const TextStyle& style) {
  const auto width = static_cast<std::size_t>(frame.geometry.width_px);
  const auto height = static_cast<std::size_t>(frame.geometry.height_px);
  const std::size_t stride = (width + 3) / 4;
  const std::size_t dots = stride * height;
  Bytes out;
  put(out, std::string_view("\x01Z00\x02"
                            "CAPD"));
  put(out, 0, 1);  // two bits a dot: red, green
  put(out, 0, 1);  // flag: all of the last frame is shown
  put(out, width, 2);
  put(out, height, 2);
  put(out, 2, 2);  // bits a dot
  put(out, 1, 2);  // frames
  put(out, kFrameHead + dots, 4);
  put(out, kFrameHead + dots, 4);
  put(out, width, 2);  // of the last frame
  put(out, 0, 2);

  put(out, "FH");
  put(out, 1, 2);  // one row, as high as the picture
  put(out, height, 2);
  put(out, static_cast<std::size_t>(style.effect), 1);
  put(out, static_cast<std::size_t>(style.effect), 1);
  out.resize(out.size() + (kRowsOfHead - 1) * std::size_t{4});
  put(out, 0, 1);  // stay in seconds
  put(out, static_cast<std::size_t>(std::clamp(style.speed, 0, 6)), 1);
  put(out, 0, 2);
  put(out, static_cast<std::size_t>(std::clamp(style.stay_s, 0, 99)), 4);
  put(out, 0, 4);

  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < stride * 4; x += 4) {
      unsigned byte = 0;
      for (std::size_t dot = 0; dot < 4; ++dot) {
        byte = byte << 2 | (x + dot < width ? bits(frame, x + dot, y, ink) : 0);
      }
      out.push_back(static_cast<std::uint8_t>(byte));
    }
  }
  return out;
}

}  // namespace gongshi::drivers::jetfile2
