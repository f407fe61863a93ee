// Printable: text from anybody, as a terminal or a list may show it.
#pragma once

#include <string>
#include <string_view>

namespace gongshi::content {

/// Malformed UTF-8, control characters and characters that reorder text each become U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace gongshi::content
