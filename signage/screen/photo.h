// Photo: a picture of the release, decoded and scaled to the place where a screen shows it.
#pragma once

#include <string_view>

#include "drivers/os/result.h"
#include "signage/picture.h"

namespace gongshi::signage {

enum class Fit : std::uint8_t {
  kFill,   // the whole place, what is too wide or too high left away evenly: faces
  kWhole,  // all of the picture, as large as it goes: floor plans; the result may be smaller
};

/// Each pixel is the mean of those it stands for. Transparent parts show `ground`.
/// Errc::kCorrupt: not a PNG or JPEG, or above 8192 pixels a side or 40 megapixels by its header.
[[nodiscard]] Result<Picture> decode_photo(std::string_view bytes, drivers::Geometry place, Fit fit,
                                           Color ground);

}  // namespace gongshi::signage
