// Raster: a Layout becomes the packed picture a board accepts.
//
//   playlist ─ layout ─[raster]─ protocol ─ transport
//
// Pure: no I/O, no clock. Equal input gives equal bytes.
#pragma once

#include <cstdint>

#include "drivers/frame.h"
#include "fonts/glyph_cache.h"
#include "signage/layout/layout.h"

namespace gongshi::signage {

struct Rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool operator==(const Rgb&) const = default;
};

/// Draws `layout` shifted left by `offset_px`.
///
/// Returns exactly the layout's geometry, in the layout `format` of drivers/frame.h. Coverage
/// (0..255) of 128 or more lights the LED, in `color` where the format has colours.
[[nodiscard]] drivers::Frame raster(const Layout& layout, int offset_px,
                                    drivers::PixelFormat format, Rgb color,
                                    fonts::GlyphCache& glyphs);

/// The whole text of a scrolling layout as one frame `width_px` wide, to cut windows from.
[[nodiscard]] drivers::Frame raster_whole(const Layout& layout, int width_px,
                                          drivers::PixelFormat format, Rgb color,
                                          fonts::GlyphCache& glyphs);

/// "#..#" rows, one line each: what tests compare and terminals may show.
[[nodiscard]] std::string frame_text(const drivers::Frame& frame);

}  // namespace gongshi::signage
