// Writing words: what people write in an opinion: everyday words, and the names of the issue. They
// decide between characters that look alike when somebody writes by hand.
#pragma once

#include "content/release.h"
#include "kiosk/handwriting/lexicon.h"

namespace gongshi::kiosk {

/// The words of the installed pinyin dictionary and the names; the names alone where no
/// dictionary is installed.
[[nodiscard]] handwriting::Lexicon writing_words(const content::Release& release);

}  // namespace gongshi::kiosk
