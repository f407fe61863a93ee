#include "kiosk/feedback/writing_words.h"

#include <string>

#include "kiosk/feedback/pinyin_words.h"
#include "kiosk/handwriting/release_names.h"

namespace gongshi::kiosk {
namespace {

handwriting::Lexicon made_of(const content::Release& release) {
  std::vector<std::string_view> words = handwriting::names_of(release);
  if (const PinyinWords* const dictionary = installed_words()) {
    for (const std::string_view text : dictionary->texts()) words.push_back(text);
  }
  return handwriting::Lexicon(words);
}

}  // namespace

handwriting::Lexicon writing_words(const content::Release& release) {
  // Counting 64,000 words takes 41 ms, a copy less than one: counted once an issue, not once a
  // visitor. By the one thread that draws.
  static std::string kept_for;
  static handwriting::Lexicon kept;
  const std::string& issue = release.id().manifest_hash;
  if (kept.empty() || kept_for != issue) {
    kept = made_of(release);
    kept_for = issue;
  }
  return kept;
}

}  // namespace gongshi::kiosk
