// Text of an AM03127 line: printable ASCII, and the European characters by their directive.
#pragma once

#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::drivers::am03127 {

/// One line of text as the board takes it. Angle brackets begin directives and cannot be sent, so
/// they count as characters that the board lacks: text never turns into a command.
/// Errc::kNoGlyph, word E2101: names every character that cannot be sent, in the order of the text.
/// Errc::kCorrupt: not UTF-8.
[[nodiscard]] Result<std::string> encode_text(std::string_view line);

/// Columns of `line` in the font 5x7 with the empty column behind each character.
[[nodiscard]] int text_columns(std::string_view line);

}  // namespace gongshi::drivers::am03127
