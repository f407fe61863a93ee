// Phrases: the short list that a visitor may choose from instead of writing.
//
// An opinion holds their words, never their text, so that the office reads them in its own language
// whatever language the visitor read.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "drivers/os/lang.h"

namespace gongshi::content::feedback {

struct Phrase {
  std::string_view word;  // [a-z-], stable for ever
  Sentence text;
};

inline constexpr std::size_t kMaxPhrases = 3;  // of one opinion

/// In the order in which they are offered: what is wrong first, thanks last.
[[nodiscard]] std::span<const Phrase> phrases();
/// Null when there is none of that word.
[[nodiscard]] const Phrase* find_phrase(std::string_view word);

}  // namespace gongshi::content::feedback
