#include "signage/board/strip.h"

#include <cstring>

namespace gongshi::signage {

using drivers::Frame;
using drivers::PixelFormat;

Strip::Strip(const Frame& whole, int window_px)
    : loop_px_(whole.geometry.width_px), window_px_(window_px) {
  const int height = whole.geometry.height_px;
  const bool mono = whole.format == PixelFormat::kMono1;
  for (int phase = 0; phase < (mono ? 8 : 1); ++phase) {
    // The loop and once more the window behind it: no cut has to wrap.
    Frame frame = Frame::blank({loop_px_ + window_px + 8, height}, whole.format);
    for (int y = 0; y < height; ++y) {
      const std::uint8_t* from = whole.bytes.data() + static_cast<std::size_t>(y) * whole.stride();
      std::uint8_t* to = frame.bytes.data() + static_cast<std::size_t>(y) * frame.stride();
      for (int x = 0; x < frame.geometry.width_px; ++x) {
        const auto source = static_cast<std::size_t>((x + phase) % loop_px_);
        const auto target = static_cast<std::size_t>(x);
        if (mono) {
          const unsigned bit = from[source / 8] >> (7 - source % 8) & 1U;
          to[target / 8] = static_cast<std::uint8_t>(to[target / 8] | bit << (7 - target % 8));
        } else {
          std::memcpy(to + target * 3, from + source * 3, 3);
        }
      }
    }
    phases_[static_cast<std::size_t>(phase)] = std::move(frame);
  }
}

Frame Strip::blank_window() const {
  return Frame::blank({window_px_, phases_[0].geometry.height_px}, phases_[0].format);
}

void Strip::cut(int offset_px, Frame& window) const {
  const bool mono = window.format == PixelFormat::kMono1;
  const auto offset = static_cast<std::size_t>(offset_px);
  const Frame& phase = phases_[mono ? offset % 8 : 0];
  const std::size_t first = mono ? offset / 8 : offset * 3;
  const std::size_t bytes = window.stride();
  const std::size_t step = phase.stride();
  const std::uint8_t* from = phase.bytes.data() + first;
  std::uint8_t* to = window.bytes.data();
  for (int y = 0; y < window.geometry.height_px; ++y, from += step, to += bytes) {
    std::memcpy(to, from, bytes);
  }
}

}  // namespace gongshi::signage
