#include "content/workspace/row/privacy.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "content/workspace/row/clean.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int two(std::string_view digits) {
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

bool has_birth_date(std::string_view id) {
  const int century = two(id.substr(6, 2));
  const int month = two(id.substr(10, 2));
  const int day = two(id.substr(12, 2));
  return (century == 19 || century == 20) && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         id[0] != '0';
}

/// GB 11643: the last sign follows from the seventeen before it.
bool has_check_sign(std::string_view id) {
  static constexpr std::array kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights.at(i) * (id[i] - '0');
  return "10X98765432"[sum % 11] == id[17];
}

/// Digits of one number in its groups; single blanks, hyphens, points or slashes between them do
/// not end it, and neither does a line break.
struct Number {
  std::vector<std::string> groups{{}};
  char after = 0;
};

bool is_separator(char c) {
  return c == '-' || c == ' ' || c == '.' || c == '/' || c == '_';
}

Number take_number(std::string_view& rest) {
  Number number;
  while (!rest.empty()) {
    const bool more = rest.size() > 1 && is_digit(rest[1]);
    if (is_digit(rest.front())) {
      number.groups.back() += rest.front();
    } else if (is_separator(rest.front()) && more) {
      number.groups.emplace_back();
    } else if (rest.front() != '\n' || !more) {
      break;
    }
    rest.remove_prefix(1);
  }
  number.after = rest.empty() ? '\0' : rest.front();
  return number;
}

bool is_mobile(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

/// With the country's number in front, too.
bool is_mobile_abroad(std::string_view digits) {
  return (digits.size() == 13 && digits.starts_with("86") && is_mobile(digits.substr(2))) ||
         (digits.size() == 15 && digits.starts_with("0086") && is_mobile(digits.substr(4)));
}

/// 138 1234 5678, 138-1234-5678, 1381234.5678: neighbouring groups in the ways people write them.
bool has_grouped_mobile(const Number& number) {
  const auto& groups = number.groups;
  for (std::size_t i = 0; i + 2 < groups.size(); ++i) {
    if (groups[i].size() == 3 && groups[i + 1].size() == 4 && groups[i + 2].size() == 4 &&
        is_mobile(groups[i] + groups[i + 1] + groups[i + 2])) {
      return true;
    }
  }
  return false;
}

/// 110105 19491231 002X: groups that together are a whole ID number with its check sign.
bool has_grouped_id(const Number& number) {
  const auto& groups = number.groups;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::string joined;
    for (std::size_t k = i; k < groups.size() && joined.size() < 18; ++k) {
      joined += groups[k];
      const bool last = k + 1 == groups.size();
      const bool check_x = last && (number.after == 'X' || number.after == 'x');
      if (joined.size() == 17 && check_x) joined += 'X';
      if (joined.size() == 18 && has_birth_date(joined) && has_check_sign(joined)) return true;
    }
  }
  return false;
}

PersonalNumber judge(const Number& number) {
  for (std::size_t i = 0; i < number.groups.size(); ++i) {
    const std::string& group = number.groups[i];
    const bool last = i + 1 == number.groups.size();
    const bool check_x = last && (number.after == 'X' || number.after == 'x');
    if ((group.size() == 18 || (group.size() == 17 && check_x)) && has_birth_date(group)) {
      return PersonalNumber::kIdCard;
    }
    if (is_mobile(group) || is_mobile_abroad(group)) return PersonalNumber::kMobile;
  }
  if (number.groups.size() == 1) return PersonalNumber::kNone;
  if (has_grouped_id(number)) return PersonalNumber::kIdCard;
  return has_grouped_mobile(number) ? PersonalNumber::kMobile : PersonalNumber::kNone;
}

int numeral_value(char32_t c) {
  static constexpr std::u32string_view kNumerals = U"零一二三四五六七八九";
  if (c == U'〇' || c == U'○') return 0;
  if (c == U'幺') return 1;
  const std::size_t at = kNumerals.find(c);
  return at == kNumerals.npos ? -1 : static_cast<int>(at);
}

/// Digits of any script: full-width, Tibetan, Arabic, circled ones not.
int digit_value(char32_t c) {
  return u_charDigitValue(static_cast<UChar32>(c));
}

constexpr std::size_t kLeastDigits = 11;

bool worth_a_look(std::string_view text) {
  if (text.size() < kLeastDigits) return false;
  std::size_t digits = 0;
  while (const auto c = utf8::next(text)) {
    if (*c < 0x80 ? is_digit(static_cast<char>(*c))
                  : digit_value(*c) >= 0 || numeral_value(*c) >= 0)
      ++digits;
  }
  return digits >= kLeastDigits;
}

/// Every way of writing a digit as ASCII; Chinese numerals only where eleven stand in a row.
std::string fold_digits(std::string_view text) {
  std::string out, numerals, written;
  const auto flush = [&] {
    out += numerals.size() >= kLeastDigits ? numerals : written;
    numerals.clear();
    written.clear();
  };
  const std::string folded = fold_width(text);
  std::string_view rest = folded;
  while (const auto c = utf8::next(rest)) {
    if (const int value = numeral_value(*c); value >= 0) {
      numerals += static_cast<char>('0' + value);
      utf8::append(written, *c);
      continue;
    }
    flush();
    const int value = *c < 0x80 ? -1 : digit_value(*c);
    if (value >= 0) {
      out += static_cast<char>('0' + value);
    } else if ((*c >= 0x2010 && *c <= 0x2015) || *c == 0x2212) {
      out += '-';
    } else if (*c == 0xB7 || *c == 0x2022) {
      out += '.';
    } else {
      utf8::append(out, *c);
    }
  }
  flush();
  return out;
}

/// A letter in front makes a number a code (国药准字H, catalogue and device numbers), unless the
/// letters say what it is.
bool is_code_letter(std::string_view before) {
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  std::string word;
  while (!before.empty() && is_letter(before.back()) && word.size() < 8) {
    word.insert(word.begin(), static_cast<char>(before.back() | 0x20));
    before.remove_suffix(1);
  }
  static constexpr std::array kSays = std::to_array<std::string_view>(
      {"tel", "phone", "mobile", "mob", "cell", "wechat", "wx", "vx", "id", "idcard", "no"});
  return !word.empty() && std::ranges::find(kSays, word) == kSays.end();
}

}  // namespace

PersonalNumber find_personal_number(std::string_view text) {
  if (!worth_a_look(text)) return PersonalNumber::kNone;
  const std::string folded = fold_digits(text);
  std::string_view rest = folded;
  while (!rest.empty()) {
    if (!is_digit(rest.front())) {
      rest.remove_prefix(1);
      continue;
    }
    const std::string_view before = std::string_view(folded).substr(0, folded.size() - rest.size());
    const PersonalNumber found = judge(take_number(rest));
    if (found != PersonalNumber::kNone && !is_code_letter(before)) return found;
  }
  return PersonalNumber::kNone;
}

bool is_id_number(std::string_view code) {
  if (code.size() != 18) return false;
  std::string id(code);
  if (id[17] == 'x') id[17] = 'X';
  const std::string_view digits = std::string_view(id).substr(0, 17);
  return digits.find_first_not_of("0123456789") == digits.npos && has_birth_date(id) &&
         has_check_sign(id);
}

std::string hide_digits(std::string_view text) {
  constexpr int kShown = 3;
  std::string hidden = fold_width(text);
  int run = 0;
  for (char& c : hidden) {
    if (is_digit(c)) {
      if (++run > kShown) c = '*';
    } else if (c != '-' && c != ' ') {
      run = 0;
    }
  }
  return hidden;
}

bool is_placeholder(std::string_view name, bool person) {
  static constexpr std::array kWhole = std::to_array<std::string_view>(
      {"namenotfound", "notfound", "test", "null", "none", "undefined", "xxx",
       "xxxx",         "todo",     "tbd",  "n/a",  "na",   "待定",      "待补充",
       "未知",         "无名",     "测试", "示例", "样例", "演示"});
  static constexpr std::array kPart = std::to_array<std::string_view>(
      {"管理员", "演示用户", "测试用户", "测试数据", "测试项目", "测试药品", "测试科室", "测试账号",
       "演示数据", "请输入", "namenotfound"});
  static constexpr std::array kPersonPart = std::to_array<std::string_view>(
      {"测试", "演示", "test", "admin", "demo", "用户", "账号", "操作员", "医生1", "医生2"});
  const std::string folded = fold_word(name);
  const auto in = [&folded](std::string_view part) { return folded.find(part) != folded.npos; };
  return std::ranges::find(kWhole, folded) != kWhole.end() || std::ranges::any_of(kPart, in) ||
         (person && std::ranges::any_of(kPersonPart, in));
}

bool looks_replaced(std::string_view name) {
  // What properly follows an X in medical names: X线 X光 X射线 X刀 X连锁 X染色体 X型 X因子 X综合征.
  static constexpr std::u32string_view kProper = U"线光射刀连染型因综片综检";
  const std::u32string letters = utf8::decode(name);
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    const bool alone = i == 0 || letters[i - 1] > 0x2E80;
    if (letters[i] != U'X' || !alone) continue;
    const char32_t next = letters[i + 1];
    if (next >= 0x4E00 && next <= 0x9FFF && kProper.find(next) == kProper.npos) return true;
  }
  return false;
}

}  // namespace gongshi::content::workspace
