// PictureStrip: a picture without what a camera or an editor wrote into it.
#pragma once

#include <string>
#include <string_view>

namespace gongshi::content::workspace {

/// PNG: the chunks that pixels and colours need. JPEG: without EXIF, XMP, IPTC and comments. What
/// stands behind the picture's end is left out of both. Place, owner and remarks of a photograph
/// reach no lobby, and the pixels stay as they are.
[[nodiscard]] std::string without_metadata(std::string_view picture);

}  // namespace gongshi::content::workspace
