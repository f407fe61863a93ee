// Cleaning: the text of a cell as it may be published, or the reason why it may not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/workspace/finding_codes.h"

namespace gongshi::content::workspace {

/// What becomes of U+200C, U+200D and U+202F: stray in Chinese, part of the spelling in Mongolian
/// and Uyghur.
enum class Joiners { kDrop, kKeep };

struct Cleaned {
  std::string text;             // NFC; line breaks as LF
  std::optional<Code> fault{};  // E1210 or E1211
  char32_t character = 0;       // the one that is refused
};

/// Trims blanks of every kind (U+3000, U+00A0, zero-width), turns tabs and no-break spaces inside
/// into spaces, drops zero-width characters, unifies line breaks and composes to NFC. The text
/// itself is kept: full-width signs and rare characters stay as they are.
[[nodiscard]] Cleaned clean_text(std::string_view raw, Joiners joiners = Joiners::kDrop);

/// True when clean_text would return `raw` unchanged: plain ASCII and common Chinese text.
[[nodiscard]] bool is_plain(std::string_view raw);

/// Full-width letters, digits and signs (U+FF01..U+FF5E) to ASCII, U+3000 to a space; for codes,
/// numbers and comparing headers.
[[nodiscard]] std::string fold_width(std::string_view text);

/// fold_width, blanks removed, ASCII letters in lower case: two spellings of one word are equal.
[[nodiscard]] std::string fold_word(std::string_view text);

/// Number of characters.
[[nodiscard]] std::size_t length_of(std::string_view text);

}  // namespace gongshi::content::workspace
