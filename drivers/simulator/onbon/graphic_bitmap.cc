#include "drivers/simulator/onbon/graphic_bitmap.h"

namespace gongshi::drivers::simulator {
namespace {

/// Colours as lamp_of numbers them: 1 red, 2 green, 3 both.
Lamp two_color(bool red_dark, bool green_dark) {
  return lamp_of((red_dark ? 0 : 1) + (green_dark ? 0 : 2));
}

/// The dark bits left and right of the page must be dark: a lit one is a picture in a wrong place.
struct Padding {
  bool lit = false;
  void see(bool dark) { lit = lit || !dark; }
};

GraphicBitmap wrong(std::string why) {
  return {{}, std::move(why)};
}

GraphicBitmap read_5e(std::span<const std::uint8_t> bytes, int x, int width, int height,
                      bool green) {
  const int first = x / 8;
  const int last = (x + width - 1) / 8;
  const int per_cell = green ? 2 : 1;
  const int stride = (last - first + 1) * per_cell;
  if (bytes.size() != static_cast<std::size_t>(stride) * static_cast<std::size_t>(height)) {
    return wrong("bitmap is not of the page's size");
  }
  GraphicBitmap out;
  Padding padding;
  for (int row = 0; row < height; ++row) {
    for (int column = first * 8; column < (last + 1) * 8; ++column) {
      const auto at = static_cast<std::size_t>(row * stride + (column / 8 - first) * per_cell);
      const unsigned mask = 1U << (7 - column % 8);
      const bool red_dark = (bytes[at] & mask) != 0;
      const bool green_dark = !green || (bytes[at + 1] & mask) != 0;
      if (column >= x && column < x + width) {
        out.lamps.push_back(two_color(red_dark, green_dark));
      } else {
        padding.see(red_dark && green_dark);
      }
    }
  }
  return padding.lit ? wrong("lit dots outside of the page") : out;
}

GraphicBitmap read_6e(std::span<const std::uint8_t> bytes, int x, int width, int height,
                      bool green) {
  const int first = x / 32;
  const int last = (x + width - 1) / 32;
  const auto words_a_row = static_cast<std::size_t>(last - first + 1);
  const std::size_t plane = words_a_row * 4 * static_cast<std::size_t>(height);
  if (bytes.size() != plane * (green ? 2 : 1)) return wrong("bitmap is not of the page's size");
  const auto word = [&](std::size_t from) {
    return static_cast<std::uint32_t>(bytes[from]) |
           static_cast<std::uint32_t>(bytes[from + 1]) << 8 |
           static_cast<std::uint32_t>(bytes[from + 2]) << 16 |
           static_cast<std::uint32_t>(bytes[from + 3]) << 24;
  };
  GraphicBitmap out;
  Padding padding;
  for (int row = 0; row < height; ++row) {
    for (int column = first * 32; column < (last + 1) * 32; ++column) {
      const std::size_t index = static_cast<std::size_t>(row) * words_a_row +
                                static_cast<std::size_t>(column / 32 - first);
      const std::uint32_t mask = 0x80000000U >> (column % 32);
      const bool red_dark = (word(index * 4) & mask) != 0;
      const bool green_dark = !green || (word(plane + index * 4) & mask) != 0;
      if (column >= x && column < x + width) {
        out.lamps.push_back(two_color(red_dark, green_dark));
      } else {
        padding.see(red_dark && green_dark);
      }
    }
  }
  return padding.lit ? wrong("lit dots outside of the page") : out;
}

GraphicBitmap read_full(std::span<const std::uint8_t> bytes, int width, int height,
                        const GraphicPanel& panel) {
  const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  const std::size_t each = panel.series == GraphicSeries::k6Q ? 3 : 2;
  if (bytes.size() != count * each) return wrong("bitmap is not of the page's size");
  GraphicBitmap out;
  for (std::size_t index = 0; index < count; ++index) {
    const auto dot = bytes.subspan(index * each, each);
    if (each == 3) {
      out.lamps.push_back({dot[0], dot[1], dot[2]});
      continue;
    }
    const unsigned high = panel.rgb565_high_first ? dot[0] : dot[1];
    const unsigned low = panel.rgb565_high_first ? dot[1] : dot[0];
    const unsigned value = high * 256 + low;
    const unsigned red = value / 2048;
    const unsigned green = value / 32 % 64;
    const unsigned blue = value % 32;
    out.lamps.push_back({static_cast<std::uint8_t>(red * 255 / 31),
                         static_cast<std::uint8_t>(green * 255 / 63),
                         static_cast<std::uint8_t>(blue * 255 / 31)});
  }
  return out;
}

}  // namespace

GraphicBitmap read_graphic_bitmap(std::span<const std::uint8_t> bytes, int x, int width, int height,
                                  const GraphicPanel& panel) {
  if (panel.series == GraphicSeries::k5E) return read_5e(bytes, x, width, height, panel.green);
  if (panel.series == GraphicSeries::k6E) return read_6e(bytes, x, width, height, panel.green);
  return read_full(bytes, width, height, panel);
}

}  // namespace gongshi::drivers::simulator
