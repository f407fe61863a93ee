// UTF-8, strictly: no overlong forms, no surrogates, nothing above U+10FFFF (RFC 3629).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gongshi::utf8 {

/// Takes one character off the front of `text`. Empty, with `text` unchanged, at the end and on a
/// malformed sequence.
[[nodiscard]] std::optional<char32_t> next(std::string_view& text);

/// Offset of the first malformed byte, or empty when all of `text` is well-formed.
[[nodiscard]] std::optional<std::size_t> first_error(std::string_view text);

void append(std::string& text, char32_t character);

/// All characters; `text` must be well-formed, a malformed rest is left out.
[[nodiscard]] std::u32string decode(std::string_view text);

/// "U+4F60", at least four digits.
[[nodiscard]] std::string code_point_text(char32_t character);

}  // namespace gongshi::utf8
