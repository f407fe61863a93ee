// TitleBand: the band above every body: what it is, how many, which page of how many.
#pragma once

#include "signage/screen/region.h"
#include "signage/screen/screen_words.h"

namespace gongshi::signage {

struct Title {
  std::string words;
  std::string remark{};  // small, behind the words
  int number = 0;
  int count = 0;  // 0 or 1: not one of many
};

/// A title in the display's main language with the second one behind it, small.
[[nodiscard]] Title title_of(Word word, const Languages& languages);

[[nodiscard]] Status draw_title(const Title& title, const Languages& languages,
                                const ScreenStyle& style, Painter& painter);

}  // namespace gongshi::signage
