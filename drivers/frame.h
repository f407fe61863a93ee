// Frame: one picture for a board, packed pixels plus Geometry; what every pixel protocol accepts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gongshi::drivers {

struct Geometry {
  int width_px = 0;
  int height_px = 0;
  bool operator==(const Geometry&) const = default;
};

enum class PixelFormat : std::uint8_t {
  kMono1,  // 1 bit a pixel, most significant bit leftmost, rows padded to whole bytes (as in BDF);
           // 1 is lit
  kRgb8,   // red, green, blue bytes, rows not padded
};

/// Rows run top to bottom, pixels left to right.
struct Frame {
  Geometry geometry;
  PixelFormat format = PixelFormat::kMono1;
  std::vector<std::uint8_t> bytes;

  /// All dark.
  static Frame blank(Geometry geometry, PixelFormat format) {
    Frame frame{geometry, format, {}};
    frame.bytes.resize(frame.stride() * static_cast<std::size_t>(geometry.height_px));
    return frame;
  }
  [[nodiscard]] std::size_t stride() const {
    const auto width = static_cast<std::size_t>(geometry.width_px);
    return format == PixelFormat::kMono1 ? (width + 7) / 8 : width * 3;
  }
  bool operator==(const Frame&) const = default;
};

}  // namespace gongshi::drivers
