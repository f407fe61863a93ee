#include "drivers/pixel/light.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace gongshi::drivers {
namespace {

constexpr double kPictureGamma = 2.2;
constexpr double kFull = 65535.0;

std::uint8_t to_byte(double share) {
  return static_cast<std::uint8_t>(std::clamp(std::lround(share * 255.0), 0L, 255L));
}

}  // namespace

ColorOrder color_order(std::string_view word) {
  ColorOrder order{0, 1, 2};
  for (std::size_t i = 0; i < order.size() && i < word.size(); ++i) {
    order[i] = word[i] == 'r' ? 0 : word[i] == 'g' ? 1 : 2;
  }
  return order;
}

Light::Light(double gamma, ColorOrder order)
    : gamma_(gamma),
      order_(order),
      byte_for_(std::make_unique<std::array<std::uint8_t, kLevels>>()) {
  for (std::size_t byte = 0; byte < light_of_.size(); ++byte) {
    const double light = std::pow(static_cast<double>(byte) / 255.0, gamma_);
    light_of_[byte] = static_cast<std::uint16_t>(std::lround(light * kFull));
  }
  for (std::size_t light = 0; light < kLevels; ++light) {
    (*byte_for_)[light] = to_byte(std::pow(static_cast<double>(light) / kFull, 1.0 / gamma_));
  }
  set_brightness(100);
}

void Light::set_brightness(int pct) {
  const double share = std::clamp(pct, 0, 100) / 100.0;
  for (std::size_t byte = 0; byte < byte_of_.size(); ++byte) {
    const double light = std::pow(static_cast<double>(byte) / 255.0, kPictureGamma) * share;
    byte_of_[byte] = to_byte(std::pow(light, 1.0 / gamma_));
  }
}

void Light::light(std::span<const std::uint8_t> rgb, std::span<std::uint8_t> wall) const {
  assert(rgb.size() == wall.size());
  for (std::size_t at = 0; at + 2 < rgb.size(); at += 3) {
    wall[at] = byte_of_[rgb[at + order_[0]]];
    wall[at + 1] = byte_of_[rgb[at + order_[1]]];
    wall[at + 2] = byte_of_[rgb[at + order_[2]]];
  }
}

void Light::mix(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, int weight,
                std::span<std::uint8_t> wall) const {
  assert(a.size() == b.size() && a.size() == wall.size());
  for (std::size_t at = 0; at < a.size(); ++at) {
    if (a[at] == b[at]) {  // most of a text is: no rounding there
      wall[at] = a[at];
      continue;
    }
    const int light = (light_of_[a[at]] * (256 - weight) + light_of_[b[at]] * weight) / 256;
    wall[at] = (*byte_for_)[static_cast<std::size_t>(light)];
  }
}

}  // namespace gongshi::drivers
