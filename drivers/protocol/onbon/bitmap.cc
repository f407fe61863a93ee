#include "drivers/protocol/onbon/bitmap.h"

#include <algorithm>
#include <cassert>

namespace gongshi::drivers::onbon {
namespace {

constexpr unsigned kLit = 128;  // of 255: from here on a lamp without shades is on

Rgb pixel(const Frame& frame, int x, int y, Rgb mono) {
  const std::size_t row = static_cast<std::size_t>(y) * frame.stride();
  const auto column = static_cast<std::size_t>(x);
  if (frame.format == PixelFormat::kMono1) {
    const unsigned byte = frame.bytes[row + column / 8];
    return (byte >> (7 - column % 8) & 1U) != 0 ? mono : Rgb{};
  }
  const std::size_t at = row + column * 3;
  return {frame.bytes[at], frame.bytes[at + 1], frame.bytes[at + 2]};
}

/// Which of the two lamps shines.
struct Pair {
  bool red = false, green = false;
};

Pair pair_of(Rgb rgb, Lamps lamps) {
  const unsigned most = std::max({rgb.r, rgb.g, rgb.b});
  if (most < kLit) return {};
  if (lamps == Lamps::kSingle) return {true, false};
  const Pair pair{unsigned{rgb.r} * 2 >= most, unsigned{rgb.g} * 2 >= most};
  return pair.red || pair.green ? pair : Pair{true, true};
}

/// Where the panel's own grid of `grain` pixels puts a piece.
struct Grid {
  std::size_t before = 0;  // unused pixels at the left
  std::size_t cells = 0;   // in a row
};

Grid grid(int panel_x, int width, std::size_t grain) {
  const std::size_t before = static_cast<std::size_t>(panel_x) % grain;
  return {before, (before + static_cast<std::size_t>(width) + grain - 1) / grain};
}

Bytes encode_5e(const Frame& frame, const Piece& piece, int panel_x, const BitmapLayout& layout) {
  const std::size_t planes = layout.lamps == Lamps::kSingle ? 1 : 2;
  const Grid cells = grid(panel_x, piece.width, 8);
  const std::size_t row_bytes = cells.cells * planes;
  Bytes out(row_bytes * static_cast<std::size_t>(piece.height), 0xFF);
  for (int y = 0; y < piece.height; ++y) {
    for (int x = 0; x < piece.width; ++x) {
      const Rgb rgb = pixel(frame, piece.x + x, piece.y + y, rgb_of(layout.mono));
      const Pair pair = pair_of(rgb, layout.lamps);
      const std::size_t column = cells.before + static_cast<std::size_t>(x);
      const std::size_t at = static_cast<std::size_t>(y) * row_bytes + column / 8 * planes;
      const auto bit = static_cast<std::uint8_t>(0x80U >> column % 8);
      if (pair.red) out[at] = static_cast<std::uint8_t>(out[at] & ~bit);
      if (pair.green) out[at + 1] = static_cast<std::uint8_t>(out[at + 1] & ~bit);
    }
  }
  return out;
}

Bytes encode_6e(const Frame& frame, const Piece& piece, int panel_x, const BitmapLayout& layout) {
  const Grid words = grid(panel_x, piece.width, 32);
  const std::size_t row_bytes = words.cells * 4;
  const std::size_t plane = row_bytes * static_cast<std::size_t>(piece.height);
  Bytes out(layout.lamps == Lamps::kSingle ? plane : plane * 2, 0xFF);
  for (int y = 0; y < piece.height; ++y) {
    for (int x = 0; x < piece.width; ++x) {
      const Rgb rgb = pixel(frame, piece.x + x, piece.y + y, rgb_of(layout.mono));
      const Pair pair = pair_of(rgb, layout.lamps);
      const std::size_t column = words.before + static_cast<std::size_t>(x);
      // The word's low byte comes first, and it holds the rightmost eight pixels.
      const std::size_t byte = column / 32 * 4 + (3 - column % 32 / 8);
      const std::size_t at = static_cast<std::size_t>(y) * row_bytes + byte;
      const auto bit = static_cast<std::uint8_t>(0x80U >> column % 8);
      if (pair.red) out[at] = static_cast<std::uint8_t>(out[at] & ~bit);
      if (pair.green) out[plane + at] = static_cast<std::uint8_t>(out[plane + at] & ~bit);
    }
  }
  return out;
}

Bytes encode_full(const Frame& frame, const Piece& piece, const BitmapLayout& layout) {
  Bytes out;
  out.reserve(bitmap_bytes(piece, 0, layout));
  for (int y = 0; y < piece.height; ++y) {
    for (int x = 0; x < piece.width; ++x) {
      const Rgb rgb = pixel(frame, piece.x + x, piece.y + y, rgb_of(layout.mono));
      if (layout.family == Family::k6Q) {
        out.insert(out.end(), {rgb.r, rgb.g, rgb.b});
        continue;
      }
      const unsigned word =
          unsigned{rgb.r} >> 3 << 11 | unsigned{rgb.g} >> 2 << 5 | unsigned{rgb.b} >> 3;
      const auto low = static_cast<std::uint8_t>(word & 0xFFU);
      const auto high = static_cast<std::uint8_t>(word >> 8);
      out.push_back(layout.rgb565_big_endian ? high : low);
      out.push_back(layout.rgb565_big_endian ? low : high);
    }
  }
  return out;
}

}  // namespace

Bytes encode_bitmap(const Frame& frame, const Piece& piece, int panel_x,
                    const BitmapLayout& layout) {
  assert(piece.x >= 0 && piece.y >= 0 && piece.x + piece.width <= frame.geometry.width_px &&
         piece.y + piece.height <= frame.geometry.height_px);
  switch (layout.family) {
    case Family::k5E:
      return encode_5e(frame, piece, panel_x, layout);
    case Family::k6E:
      return encode_6e(frame, piece, panel_x, layout);
    case Family::k5Q:
    case Family::k6Q:
      break;
  }
  return encode_full(frame, piece, layout);
}

std::size_t bitmap_bytes(const Piece& piece, int panel_x, const BitmapLayout& layout) {
  const auto rows = static_cast<std::size_t>(piece.height);
  const std::size_t planes = layout.lamps == Lamps::kSingle ? 1 : 2;
  switch (layout.family) {
    case Family::k5E:
      return grid(panel_x, piece.width, 8).cells * planes * rows;
    case Family::k6E:
      return grid(panel_x, piece.width, 32).cells * 4 * planes * rows;
    case Family::k5Q:
      return static_cast<std::size_t>(piece.width) * rows * 2;
    case Family::k6Q:
      break;
  }
  return static_cast<std::size_t>(piece.width) * rows * 3;
}

}  // namespace gongshi::drivers::onbon
