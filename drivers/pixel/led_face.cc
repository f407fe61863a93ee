#include "drivers/pixel/led_face.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gongshi::drivers {
namespace {

constexpr Geometry kScreen{1600, 900};
constexpr int kLargest = 10;
constexpr int kDiscFrom = 3;                      // smaller lamps are squares
constexpr std::array<int, 3> kUnlit{30, 26, 24};  // a lamp that is off, seen by day
constexpr int kFace = 10;                         // the black between the lamps

int fitting(Geometry lamps) {
  const int wide = kScreen.width_px / std::max(lamps.width_px, 1);
  const int high = kScreen.height_px / std::max(lamps.height_px, 1);
  return std::clamp(std::min(wide, high), 1, kLargest);
}

}  // namespace

LedFace::LedFace(Geometry lamps, int pitch)
    : lamps_(lamps),
      pitch_(pitch > 0 ? pitch : fitting(lamps)),
      size_{lamps.width_px * pitch_, lamps.height_px * pitch_} {
  const double centre = pitch_ / 2.0;
  for (int y = 0; y < pitch_; ++y) {
    for (int x = 0; x < pitch_; ++x) {
      const double distance = std::hypot(x + 0.5 - centre, y + 0.5 - centre);
      const double share = pitch_ < kDiscFrom ? 1.0 : std::clamp(centre - distance, 0.0, 1.0);
      disc_.push_back(static_cast<std::uint8_t>(std::lround(share * 255.0)));
    }
  }
}

Frame LedFace::draw(const Frame& lamps) const {
  if (pitch_ == 1) return lamps;
  Frame face = Frame::blank(size_, PixelFormat::kRgb8);
  std::uint8_t* to = face.bytes.data();
  for (int y = 0; y < size_.height_px; ++y) {
    const std::uint8_t* lamp =
        lamps.bytes.data() + static_cast<std::size_t>(y / pitch_) * lamps.stride();
    const std::uint8_t* disc = disc_.data() + static_cast<std::ptrdiff_t>(y % pitch_) * pitch_;
    for (int x = 0; x < lamps_.width_px; ++x, lamp += 3) {
      const bool off = (lamp[0] | lamp[1] | lamp[2]) == 0;
      for (int column = 0; column < pitch_; ++column) {
        for (std::size_t channel = 0; channel < 3; ++channel) {
          const int light = off ? kUnlit[channel] : lamp[channel];
          *to++ = static_cast<std::uint8_t>(kFace + (light - kFace) * disc[column] / 255);
        }
      }
    }
  }
  return face;
}

}  // namespace gongshi::drivers
