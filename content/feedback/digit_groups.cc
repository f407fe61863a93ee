#include "content/feedback/digit_groups.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "drivers/os/utf8.h"

namespace gongshi::content::feedback {
namespace {

constexpr std::size_t kMostGap = 3;     // signs between two groups
constexpr std::size_t kReach = 14;      // characters from the begin of 电话 to its number
constexpr std::size_t kMostChain = 64;  // groups; a longer one goes on as the next

/// 0 .. 9 in any script and spelling that means one digit: ７ ٧ 七 柒 ⑦ 幺.
std::optional<char> digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<char>(c);
  if (c < 0x80) return std::nullopt;
  const double value = u_getNumericValue(static_cast<UChar32>(c));
  for (int digit = 0; digit <= 9; ++digit) {
    if (value >= digit && value <= digit) return static_cast<char>('0' + digit);
  }
  return std::nullopt;
}

/// Marks that nobody sees between digits: zero-width signs, keycaps, variation selectors.
bool is_nothing(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_FORMAT_CHAR || category == U_NON_SPACING_MARK ||
         category == U_ENCLOSING_MARK;
}

std::optional<Gap> gap_of(char32_t c) {
  static constexpr std::u32string_view kPoints = U".,/·、，。．／•・";
  static constexpr std::u32string_view kPlain = U"_~～()（）+＋*＊−";
  if (kPoints.find(c) != kPoints.npos) return Gap::kPoint;
  const auto code = static_cast<UChar32>(c);
  if (kPlain.find(c) != kPlain.npos || u_isUWhiteSpace(code) != 0 ||
      u_charType(code) == U_DASH_PUNCTUATION) {
    return Gap::kPlain;
  }
  return std::nullopt;
}

bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_x(char32_t c) {
  return c == U'x' || c == U'X' || c == 0xFF38 || c == 0xFF58;
}

bool called_phone(std::u32string_view before) {
  static constexpr std::array kWords = std::to_array<std::u32string_view>(
      {U"电话", U"手机", U"座机", U"号码", U"联系", U"微信", U"打给", U"致电", U"回电", U"tel",
       U"phone", U"call", U"mobile", U"wechat"});
  const std::u32string_view near = before.substr(before.size() - std::min(before.size(), kReach));
  const auto same = [](char32_t a, char32_t b) {
    return a == b || (a >= U'A' && a <= U'Z' && a - U'A' + U'a' == b);
  };
  return std::ranges::any_of(kWords, [&](std::u32string_view word) {
    return !std::ranges::search(near, word, same).empty();
  });
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) {
    all_.reserve(text.size());  // it never grows, which would leave a copy behind
    while (const auto character = utf8::next(text)) {
      if (!is_nothing(*character)) all_ += *character;
    }
  }
  ~Scanner() { wipe(all_.data(), all_.size() * sizeof(char32_t)); }
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;

  std::vector<DigitChain> scan() {
    while (at_ < all_.size()) {
      if (!digit_of(all_[at_])) {
        ++at_;
        continue;
      }
      chains_.push_back(chain());
    }
    return std::move(chains_);
  }

 private:
  DigitChain chain() {
    DigitChain chain;
    chain.letter_before = at_ > 0 && is_ascii_letter(all_[at_ - 1]);
    chain.called_phone = called_phone(std::u32string_view(all_).substr(0, at_));
    chain.groups.push_back(group(Gap::kPlain));
    while (chain.groups.size() < kMostChain) {
      const auto gap = next_gap();
      if (!gap) break;
      chain.groups.push_back(group(*gap));
    }
    chain.x_after = x_follows();
    return chain;
  }

  DigitGroup group(Gap before) {
    DigitGroup group;
    group.before = before;
    for (; at_ < all_.size(); ++at_) {
      const auto digit = digit_of(all_[at_]);
      if (!digit) break;
      if (group.size < kMostDigits) (void)group.digits.append(std::string_view(&*digit, 1));
      ++group.size;
    }
    return group;
  }

  /// Moves to the next digit when only a gap is before it.
  std::optional<Gap> next_gap() {
    Gap gap = Gap::kPlain;
    for (std::size_t i = at_; i < all_.size() && i <= at_ + kMostGap; ++i) {
      if (digit_of(all_[i])) {
        at_ = i;
        return gap;
      }
      const auto sign = gap_of(all_[i]);
      if (!sign) return std::nullopt;
      if (*sign == Gap::kPoint) gap = Gap::kPoint;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool x_follows() const {
    for (std::size_t i = at_; i < all_.size() && i <= at_ + 1; ++i) {
      if (is_x(all_[i])) return true;
      if (gap_of(all_[i]) != Gap::kPlain) return false;
    }
    return false;
  }

  std::u32string all_;
  std::size_t at_ = 0;
  std::vector<DigitChain> chains_;
};

}  // namespace

std::vector<DigitChain> digit_chains(std::string_view text) {
  return Scanner(text).scan();
}

}  // namespace gongshi::content::feedback
