// Spelling: the ways people type a syllable, and what they call signs that no key has.
#pragma once

#include <string>
#include <string_view>

#include "content/query/names.h"

namespace gongshi::content {

inline constexpr std::size_t kLongestSyllable = 6;  // "zhuang"; "lyuan" and the like are shorter

/// ü as v, u or yu, and v for the u of ju, qu, xu, yu; and all that they sound like in many mouths.
[[nodiscard]] Search::Tables::Syllable syllable_of(const std::string& given);

/// Lower-case letters of one reading, "lü" as "lv", tone digits dropped.
[[nodiscard]] std::string plain_syllable(std::string_view text);

/// Syllables of a Greek letter, a Roman numeral or a digit, separated by blanks; else empty.
[[nodiscard]] std::string_view sign_readings(char32_t folded);

}  // namespace gongshi::content
