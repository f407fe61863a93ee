// Picture: what a monitor shows, and PNG files of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drivers/frame.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::signage {

/// 0x00RRGGBB, as SDL's XRGB8888 window surfaces have it.
using Color = std::uint32_t;

struct Rect {
  int x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Rect&) const = default;
};

struct Picture {
  drivers::Geometry size;
  std::vector<Color> pixels;  // rows top to bottom, not padded

  static Picture filled(drivers::Geometry size, Color color) {
    return {size, std::vector<Color>(static_cast<std::size_t>(size.width_px) *
                                         static_cast<std::size_t>(size.height_px),
                                     color)};
  }
  [[nodiscard]] Color* row(int y) {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width_px);
  }
  [[nodiscard]] const Color* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width_px);
  }
  bool operator==(const Picture&) const = default;
};

/// The picture as a PNG file's bytes. Equal pictures give equal bytes.
[[nodiscard]] Result<std::string> png_bytes(const Picture& picture);

/// Errc::kIo as write_file_atomic.
[[nodiscard]] Status write_png(const Picture& picture, const fs::path& path);

}  // namespace gongshi::signage
