// Picture: a photo of the release, decoded and scaled down to the place where it is shown.
#pragma once

#include <string_view>

#include "kiosk/draw/sdl.h"
#include "kiosk/page/geometry.h"

namespace gongshi::kiosk {

/// Fills `size` whole: the picture is scaled (each pixel the mean of those it stands for) and what
/// is too wide or too high is left away evenly on both sides. What is transparent becomes white.
/// Errc::kCorrupt: not a PNG or JPEG, or above 8192 pixels a side or 40 megapixels by its header.
///
/// `part`, in pixels of the picture, is all of it that is used; an empty one is the whole. What is
/// shown larger than it is becomes soft, not a pattern of squares.
[[nodiscard]] Result<Surface> decode_picture(std::string_view bytes, Size size,
                                             const Rect& part = {});

}  // namespace gongshi::kiosk
