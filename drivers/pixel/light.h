// Light: pictures as a wall wants its bytes: colour order, brightness, and mixtures of two
// pictures.
//
// Pictures are coded as for a monitor (gamma 2.2). What a wall makes of a byte differs: a receiver
// card with a table of its own follows the monitor, a plain LED driver gives light in proportion.
// Brightness and mixtures are computed in light, not in bytes, so half is seen as half.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace gongshi::drivers {

/// Which of red 0, green 1, blue 2 goes first, second, third.
using ColorOrder = std::array<std::uint8_t, 3>;

/// "rgb", "bgr" …: one of the six.
[[nodiscard]] ColorOrder color_order(std::string_view word);

class Light {
 public:
  /// `gamma` of the wall: light = (byte / 255) ^ gamma. At 2.2 and 100 % bytes stay as they are.
  Light(double gamma, ColorOrder order);

  void set_brightness(int pct);

  /// Whole pixels from R G B bytes to the wall's bytes. Spans of equal length.
  void light(std::span<const std::uint8_t> rgb, std::span<std::uint8_t> wall) const;

  /// The wall's bytes of a mixture: `weight` of 256 parts `b`, the rest `a`.
  void mix(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, int weight,
           std::span<std::uint8_t> wall) const;

 private:
  static constexpr std::size_t kLevels = 65536;

  double gamma_;
  ColorOrder order_;
  std::array<std::uint8_t, 256> byte_of_{};                      // a picture's byte to the wall's
  std::array<std::uint16_t, 256> light_of_{};                    // the wall's byte to its light
  std::unique_ptr<std::array<std::uint8_t, kLevels>> byte_for_;  // and back
};

}  // namespace gongshi::drivers
