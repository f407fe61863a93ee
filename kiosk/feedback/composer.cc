#include "kiosk/feedback/composer.h"

#include "kiosk/page/anatomy.h"

namespace gongshi::kiosk {
namespace {

using content::feedback::WipedText;

/// `text` without its last `bytes`.
template <std::size_t kCapacity>
void shorten(WipedText<kCapacity>& text, std::size_t bytes) {
  WipedText<kCapacity> kept;
  [[maybe_unused]] const bool fits = kept.assign(text.view().substr(0, text.view().size() - bytes));
  text = std::move(kept);
}

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t Composer::room() const {
  return content::feedback::kMaxTextCharacters - std::size_t(character_count(text()));
}

bool Composer::letter(char letter) {
  return letters_.append(std::string_view(&letter, 1));
}

bool Composer::insert(std::string_view characters) {
  return std::size_t(character_count(characters)) <= room() && text_.append(characters);
}

bool Composer::choose(const PinyinChoice& choice) {
  if (choice.letters > letters().size() || !insert(choice.text)) return false;
  WipedText<kMostLetters> rest;
  const bool fits = rest.assign(letters().substr(choice.letters));
  letters_ = std::move(rest);
  return fits;
}

void Composer::erase() {
  if (!letters_.empty()) return shorten(letters_, 1);
  if (text_.empty()) return;
  std::size_t bytes = 1;
  while (bytes < text().size() && continues_character(text()[text().size() - bytes])) ++bytes;
  shorten(text_, bytes);
}

void Composer::clear() {
  text_.clear();
  letters_.clear();
}

}  // namespace gongshi::kiosk
