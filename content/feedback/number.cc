#include "content/feedback/number.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "content/bundle/minisign_text.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::feedback {
namespace {

/// A pentagon's ten symmetries, 0 to 4 turns and 5 to 9 flips: one after the other.
unsigned compose(unsigned a, unsigned b) {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
  return b < 5 ? 5 + (a - b) % 5 : (a - b + 5) % 5;
}

unsigned inverse(unsigned a) {
  return a < 5 ? (5 - a) % 5 : a;
}

/// Each place of the number shuffles the digits once more than the place to its right.
unsigned shuffled(unsigned digit, std::size_t place) {
  static constexpr std::array<unsigned, 10> kShuffle{1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  for (std::size_t i = 0; i < place; ++i) digit = kShuffle.at(digit);
  return digit;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// U+FF10 .. U+FF19, as Chinese input methods type them.
std::optional<char> digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<char>('0' + (c - U'0'));
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<char>('0' + (c - 0xFF10));
  return std::nullopt;
}

bool is_gap(char32_t c) {
  return c == U' ' || c == U'-' || c == 0x3000 || c == 0xA0 || c == 0xFF0D ||
         (c >= 0x2010 && c <= 0x2015);
}

}  // namespace

char check_digit(std::string_view digits) {
  unsigned sum = 0;
  std::size_t place = 1;  // the check digit itself stands at place 0
  for (std::size_t i = digits.size(); i-- > 0; ++place) {
    sum = compose(sum, shuffled(static_cast<unsigned>(digits[i] - '0'), place % 8));
  }
  return static_cast<char>('0' + static_cast<int>(inverse(sum)));
}

OpinionNumber OpinionNumber::draw() {
  bundle::ready_sodium();
  const std::uint32_t drawn = kLeastDrawn + randombytes_uniform(kMostDrawn - kLeastDrawn + 1);
  std::string digits = std::to_string(drawn);
  digits += check_digit(digits);
  return OpinionNumber(std::move(digits));
}

std::optional<OpinionNumber> OpinionNumber::of_drawn(std::uint32_t drawn) {
  if (drawn < kLeastDrawn || drawn > kMostDrawn) return std::nullopt;
  std::string digits = std::to_string(drawn);
  digits += check_digit(digits);
  return OpinionNumber(std::move(digits));
}

std::optional<OpinionNumber> OpinionNumber::from_digits(std::string_view digits) {
  if (digits.size() != kNumberDigits || !std::ranges::all_of(digits, is_digit) ||
      digits.front() == '0' || check_digit(digits.substr(0, kNumberDigits - 1)) != digits.back()) {
    return std::nullopt;
  }
  return OpinionNumber(std::string(digits));
}

std::optional<OpinionNumber> OpinionNumber::from_typed(std::string_view text) {
  std::string digits;
  while (!text.empty()) {
    const auto character = utf8::next(text);
    if (!character || digits.size() > kNumberDigits) return std::nullopt;
    if (const auto digit = digit_of(*character)) {
      digits += *digit;
    } else if (!is_gap(*character)) {
      return std::nullopt;
    }
  }
  return from_digits(digits);
}

std::string OpinionNumber::shown() const {
  return digits_.substr(0, 3) + " " + digits_.substr(3, 3) + " " + digits_.substr(6);
}

}  // namespace gongshi::content::feedback
