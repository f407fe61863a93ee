// Color: the eight that boards of lamps know, and the light that they stand for.
#pragma once

#include <cstdint>

namespace gongshi::drivers {

enum class Color : std::uint8_t { kDefault, kRed, kGreen, kYellow, kBlue, kCyan, kMagenta, kWhite };

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

/// Every lamp full or dark; `usual` is what kDefault stands for.
[[nodiscard]] constexpr Rgb rgb_of(Color color, Color usual = Color::kRed) {
  switch (color == Color::kDefault ? usual : color) {
    case Color::kGreen:
      return {0, 255, 0};
    case Color::kYellow:
      return {255, 255, 0};
    case Color::kBlue:
      return {0, 0, 255};
    case Color::kCyan:
      return {0, 255, 255};
    case Color::kMagenta:
      return {255, 0, 255};
    case Color::kWhite:
      return {255, 255, 255};
    case Color::kDefault:
    case Color::kRed:
      break;
  }
  return {255, 0, 0};
}

}  // namespace gongshi::drivers
