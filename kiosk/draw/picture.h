// Picture: a photo of the release, decoded and scaled down to the place where it is shown.
#pragma once

#include <string_view>

#include "kiosk/draw/sdl.h"

namespace gongshi::kiosk {

/// Fills `size` whole: the picture is scaled (each pixel the mean of those it stands for) and what
/// is too wide or too high is left away evenly on both sides. What is transparent becomes white.
/// Errc::kCorrupt: not a PNG or JPEG, or above 8192 pixels a side or 40 megapixels by its header.
[[nodiscard]] Result<Surface> decode_picture(std::string_view bytes, Size size);

}  // namespace gongshi::kiosk
