#include "content/workspace/row/privacy.h"

#include <algorithm>
#include <array>
#include <string>

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

/// Digits of one number; single blanks or hyphens between them do not end it.
struct Number {
  std::string digits;
  char after = 0;
  bool grouped = false;
};

Number take_number(std::string_view& rest) {
  Number number;
  while (!rest.empty()) {
    if (is_digit(rest.front())) {
      number.digits += rest.front();
      rest.remove_prefix(1);
    } else if ((rest.front() == '-' || rest.front() == ' ') && rest.size() > 1 &&
               is_digit(rest[1])) {
      number.grouped = true;
      number.digits += ' ';
      rest.remove_prefix(1);
    } else {
      break;
    }
  }
  number.after = rest.empty() ? '\0' : rest.front();
  return number;
}

bool is_mobile(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

/// 138 1234 5678 and 138-1234-5678: groups of 3, 4 and 4 that stand alone.
bool has_grouped_mobile(std::string_view digits) {
  if (digits.size() != 13 || digits[3] != ' ' || digits[8] != ' ') return false;
  std::string joined(digits);
  std::erase(joined, ' ');
  return is_mobile(joined);
}

PersonalNumber judge(const Number& number) {
  std::string_view rest = number.digits;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view group = rest.substr(0, end);
    const bool last = end == rest.size();
    const bool check_x = last && (number.after == 'X' || number.after == 'x');
    if ((group.size() == 18 || (group.size() == 17 && check_x)) && has_birth_date(group)) {
      return PersonalNumber::kIdCard;
    }
    if (is_mobile(group)) return PersonalNumber::kMobile;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (number.grouped && has_grouped_mobile(number.digits)) return PersonalNumber::kMobile;
  return PersonalNumber::kNone;
}

bool worth_a_look(std::string_view text) {
  if (text.size() < 11) return false;
  if (text.find("\xEF\xBC") != std::string_view::npos) return true;  // full-width signs
  return std::ranges::count_if(text, is_digit) >= 11;
}

}  // namespace

PersonalNumber find_personal_number(std::string_view text) {
  if (!worth_a_look(text)) return PersonalNumber::kNone;
  const std::string folded = fold_width(text);
  std::string_view rest = folded;
  char before = 0;
  while (!rest.empty()) {
    if (!is_digit(rest.front())) {
      before = rest.front();
      rest.remove_prefix(1);
      continue;
    }
    const Number number = take_number(rest);
    const bool letter_before = (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z');
    const PersonalNumber found = judge(number);
    // A letter in front makes it a code: 国药准字H, catalogue and device numbers.
    if (found != PersonalNumber::kNone && !letter_before) return found;
    before = 0;
  }
  return PersonalNumber::kNone;
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
