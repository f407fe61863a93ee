// GB2312 text for boards that carry their own Chinese fonts.
//
// A card has no error for a byte pair it cannot draw, so everything is decided here, before
// anything is sent: a character that the card's font cannot hold is refused by name.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::drivers {

enum class Charset : std::uint8_t { kGb2312, kGbk };

/// Text as an Onbon K card takes it.
///
/// A line feed becomes the card's own `\n` (bytes 5C 6E). Text can never turn into a control code:
/// a backslash becomes the full-width ＼, and the speech codes "[n1]", "[g1]", "[h1]" get
/// full-width brackets. "·", "—" and "¥" are sent as the GB2312 signs that look the same (A1A4,
/// A1AA, A3A4).
///
/// Errc::kNoGlyph, word E2101: `what` names every character that cannot be sent, as U+XXXX and as
/// itself, in the order of the text. Errc::kCorrupt: `text` is not UTF-8.
[[nodiscard]] Result<std::vector<std::uint8_t>> encode_card_text(std::string_view text,
                                                                 Charset charset);

/// Text for a card that has no codes inside its text: the characters alone, a line feed as
/// `line_break`. Errors as above; any other control character is refused by name.
[[nodiscard]] Result<std::vector<std::uint8_t>> encode_gb_text(std::string_view text,
                                                               Charset charset,
                                                               std::uint8_t line_break);

}  // namespace gongshi::drivers
