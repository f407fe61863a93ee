// Composer: the visitor's own words while they are being written: the text so far and the letters
// that have not become characters yet.
#pragma once

#include <string_view>

#include "content/feedback/opinion.h"
#include "kiosk/feedback/pinyin_words.h"

namespace gongshi::kiosk {

class Composer {
 public:
  static constexpr std::size_t kMostLetters = 24;

  [[nodiscard]] std::string_view text() const { return text_.view(); }
  [[nodiscard]] std::string_view letters() const { return letters_.view(); }
  /// Characters that still fit.
  [[nodiscard]] std::size_t room() const;

  /// A letter on its way to a character; false when there are enough of them.
  bool letter(char letter);
  /// Straight into the text: digits, signs, English letters, what handwriting has recognised.
  bool insert(std::string_view characters);
  /// The text of a choice, instead of the letters that it stands for.
  bool choose(const PinyinChoice& choice);
  /// The last letter, or without letters the last character.
  void erase();
  /// The letters alone: who goes on by hand has no use for them.
  void forget_letters() { letters_.clear(); }
  void clear();

 private:
  content::feedback::OpinionText text_;
  content::feedback::WipedText<kMostLetters> letters_;
};

}  // namespace gongshi::kiosk
