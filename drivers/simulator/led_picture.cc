#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "drivers/simulator/dots.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr int kBorder = 30;      // picture pixels of the frame
constexpr int kMostWide = 4000;  // picture pixels; a wide wall gets smaller lamps
constexpr Lamp kOff{44, 20, 18};

/// One lamp, `cell` x `cell`, premixed with the board's black: bright in the middle, round,
/// glowing.
std::vector<std::uint8_t> lamp_picture(Lamp lamp, int cell) {
  std::vector<std::uint8_t> pixels;
  const bool off = lamp == Lamp{};
  const Lamp light = off ? kOff : lamp;
  const double scale = cell / 10.0;
  for (int y = 0; y < cell; ++y) {
    for (int x = 0; x < cell; ++x) {
      const double dx = (x + 0.5 - cell / 2.0) / scale;
      const double dy = (y + 0.5 - cell / 2.0) / scale;
      const double distance = std::sqrt(dx * dx + dy * dy);
      const double disc = std::clamp(4.6 - distance, 0.0, 1.0);
      const double heart = off ? 0.0 : std::clamp(1.0 - distance / 3.2, 0.0, 1.0) * 0.55;
      const double glow = off ? 0.0 : 0.22;
      const auto mix = [&](double channel) {
        const double lit = channel + (255.0 - channel) * heart * 0.6;
        const double value = 10.0 + (lit - 10.0) * disc + channel * glow * (1.0 - disc);
        return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
      };
      pixels.push_back(mix(light.r));
      pixels.push_back(mix(light.g));
      pixels.push_back(mix(light.b));
    }
  }
  return pixels;
}

}  // namespace

Status write_led_picture(const fs::path& path, const Dots& dots) {
  const int cell = std::clamp(kMostWide / std::max(dots.width, 1), 3, 10);
  std::map<Lamp, std::vector<std::uint8_t>> lamps;
  const int width = dots.width * cell + 2 * kBorder;
  const int height = dots.height * cell + 2 * kBorder;
  const auto stride = static_cast<std::size_t>(width) * 3;
  std::vector<std::uint8_t> pixels(stride * static_cast<std::size_t>(height), 28);
  for (int y = 0; y < dots.height; ++y) {
    for (int x = 0; x < dots.width; ++x) {
      auto& picture = lamps[dots.at(x, y)];
      if (picture.empty()) picture = lamp_picture(dots.at(x, y), cell);
      for (int row = 0; row < cell; ++row) {
        const int to_y = y * cell + row + kBorder;
        const int to_x = x * cell + kBorder;
        const auto to =
            static_cast<std::size_t>(to_y) * stride + static_cast<std::size_t>(to_x) * 3;
        std::copy_n(picture.begin() + std::ptrdiff_t{row} * cell * 3, cell * 3,
                    pixels.begin() + static_cast<std::ptrdiff_t>(to));
      }
    }
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  std::string out;
  const auto encode = [&](void* memory) {
    return png_image_write_to_memory(&image, memory, &size, 0, pixels.data(), 0, nullptr) != 0;
  };
  bool done = encode(nullptr);
  if (done) {
    out.resize(size);
    done = encode(out.data());
  }
  if (!done) {
    const std::string reason = image.message;
    return Error{Errc::kIo, {"PNG 编码失败：" + reason, "PNG encoding: " + reason}, {}};
  }
  return write_file_atomic(path, out);
}

}  // namespace gongshi::drivers::simulator
