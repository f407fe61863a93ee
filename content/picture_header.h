// PictureHeader: how large a picture says it is, before any decoder takes memory for it.
#pragma once

#include <cstdint>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::content {

inline constexpr unsigned kMostPictureSide = 8192;
inline constexpr std::uint64_t kMostPicturePixels = 40'000'000;

struct PictureSize {
  unsigned width = 0;
  unsigned height = 0;
};

/// From the header of a PNG (IHDR) or JPEG (SOFn).
/// Errc::kCorrupt: anything else, damaged, or above the limits.
[[nodiscard]] Result<PictureSize> picture_size(std::string_view bytes);

}  // namespace gongshi::content
