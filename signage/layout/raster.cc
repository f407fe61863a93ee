#include "signage/layout/raster.h"

#include <algorithm>

namespace gongshi::signage {
namespace {

using drivers::Frame;
using drivers::PixelFormat;

void light(Frame& frame, int x, int y, Rgb color) {
  const auto row = static_cast<std::size_t>(y) * frame.stride();
  const auto column = static_cast<std::size_t>(x);
  if (frame.format == PixelFormat::kMono1) {
    std::uint8_t& byte = frame.bytes[row + column / 8];
    byte = static_cast<std::uint8_t>(byte | 0x80U >> (column % 8));
    return;
  }
  frame.bytes[row + column * 3] = color.red;
  frame.bytes[row + column * 3 + 1] = color.green;
  frame.bytes[row + column * 3 + 2] = color.blue;
}

void draw(const fonts::Mask& mask, int left, int top, Frame& frame, Rgb color) {
  const int first_y = std::max(0, -top);
  const int last_y = std::min(mask.height_px, frame.geometry.height_px - top);
  const int first_x = std::max(0, -left);
  const int last_x = std::min(mask.width_px, frame.geometry.width_px - left);
  for (int y = first_y; y < last_y; ++y) {
    const auto row = static_cast<std::size_t>(y) * static_cast<std::size_t>(mask.width_px);
    for (int x = first_x; x < last_x; ++x) {
      if (mask.coverage[row + static_cast<std::size_t>(x)] >= 128) {
        light(frame, left + x, top + y, color);
      }
    }
  }
}

}  // namespace

Frame raster(const Layout& layout, int offset_px, PixelFormat format, Rgb color,
             fonts::GlyphCache& glyphs) {
  Frame frame = Frame::blank(layout.geometry, format);
  for (const PlacedGlyph& glyph : layout.glyphs) {
    const int pen = glyph.x_px - offset_px;
    // No glyph reaches further than two line heights from its pen.
    if (pen < -2 * layout.rows || pen > layout.geometry.width_px + 2 * layout.rows) continue;
    const fonts::Mask& mask = glyphs.mask(*glyph.face, glyph.glyph);
    draw(mask, pen + mask.left_px, glyph.baseline_px - mask.top_px, frame, color);
  }
  return frame;
}

Frame raster_whole(const Layout& layout, int width_px, PixelFormat format, Rgb color,
                   fonts::GlyphCache& glyphs) {
  Layout whole = layout;
  whole.geometry.width_px = width_px;
  return raster(whole, 0, format, color, glyphs);
}

std::string frame_text(const Frame& frame) {
  std::string text;
  for (int y = 0; y < frame.geometry.height_px; ++y) {
    const std::size_t row = static_cast<std::size_t>(y) * frame.stride();
    for (int x = 0; x < frame.geometry.width_px; ++x) {
      const auto column = static_cast<std::size_t>(x);
      const bool lit = frame.format == PixelFormat::kMono1
                           ? (frame.bytes[row + column / 8] >> (7 - column % 8) & 1) != 0
                           : (frame.bytes[row + column * 3] | frame.bytes[row + column * 3 + 1] |
                              frame.bytes[row + column * 3 + 2]) != 0;
      text += lit ? '#' : '.';
    }
    text += '\n';
  }
  return text;
}

}  // namespace gongshi::signage
