#include "content/query/fold.h"

#include "drivers/os/utf8.h"

namespace gongshi::content {

char32_t fold(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width ASCII
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c < 0x80) return letter_index(c) >= 0 ? c : 0;
  if (c == 0xFC || c == 0xDC || (c >= 0x1D5 && c <= 0x1DC)) return U'v';  // ü Ü ǖ ǘ ǚ ǜ
  if (c <= 0xBF || c == 0xD7 || c == 0xF7) return 0;                      // Latin-1 signs, × and ÷
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;                          // Greek capitals
  if ((c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
      (c >= 0xFE30 && c <= 0xFE4F) || c == 0x2212) {
    return 0;  // general, CJK and vertical punctuation, the minus sign
  }
  return c;
}

std::vector<char32_t> fold(std::string_view text) {
  std::vector<char32_t> folded;
  while (const auto character = utf8::next(text)) {
    if (const char32_t c = fold(*character); c != 0) folded.push_back(c);
  }
  return folded;
}

std::size_t characters_holding(std::string_view text, std::size_t count) {
  std::size_t characters = 0;
  std::size_t held = 0;
  while (held < count) {
    const auto character = utf8::next(text);
    if (!character) break;
    ++characters;
    if (fold(*character) != 0) ++held;
  }
  return characters;
}

}  // namespace gongshi::content
