#include "kiosk/feedback/writing_words.h"

#include "kiosk/feedback/pinyin_words.h"
#include "kiosk/handwriting/release_names.h"

namespace gongshi::kiosk {

handwriting::Lexicon writing_words(const content::Release& release) {
  std::vector<std::string_view> words = handwriting::names_of(release);
  if (const PinyinWords* const dictionary = installed_words()) {
    for (const std::string_view text : dictionary->texts()) words.push_back(text);
  }
  return handwriting::Lexicon(words);
}

}  // namespace gongshi::kiosk
