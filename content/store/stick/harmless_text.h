// Names that a stick brings (files, volume labels), made fit for a screen, a terminal and a log.
#pragma once

#include <string>
#include <string_view>

namespace gongshi::content::store {

/// `text` with everything replaced by U+FFFD that is not UTF-8, moves a cursor, turns the direction
/// of writing or cannot be seen; at most 60 characters, the rest is an ellipsis.
[[nodiscard]] std::string harmless(std::string_view text);

}  // namespace gongshi::content::store
