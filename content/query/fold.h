// Fold: what a typed character and a printed one have in common, so that they can be compared.
#pragma once

#include <string_view>
#include <vector>

namespace gongshi::content {

/// Lower case; full-width forms as ASCII; ü in all tones as 'v'. 0 for what a search ignores:
/// spaces, punctuation, brackets.
[[nodiscard]] char32_t fold(char32_t character);

/// The folded characters of `text` that count, in order.
[[nodiscard]] std::vector<char32_t> fold(std::string_view text);

/// How many characters of `text`, from its start, hold the first `count` that count.
[[nodiscard]] std::size_t characters_holding(std::string_view text, std::size_t count);

inline constexpr int kLetters = 36;

/// 0 .. 25 for a .. z, 26 .. 35 for 0 .. 9, -1 for everything else.
[[nodiscard]] constexpr int letter_index(char32_t folded) {
  if (folded >= U'a' && folded <= U'z') return static_cast<int>(folded - U'a');
  if (folded >= U'0' && folded <= U'9') return static_cast<int>(folded - U'0') + 26;
  return -1;
}

}  // namespace gongshi::content
