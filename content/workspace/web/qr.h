// QR: an address as a QR code, as a picture of its own.
#pragma once

#include <string>
#include <string_view>

namespace gongshi::content::web {

/// An SVG of square modules, dark on light, with its quiet zone of four. Empty when `text` is
/// longer than a QR code holds, or empty.
[[nodiscard]] std::string qr_svg(std::string_view text);

}  // namespace gongshi::content::web
