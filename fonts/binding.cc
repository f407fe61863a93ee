#include "fonts/binding.h"

#include "fonts/script.h"

namespace gongshi::fonts {
namespace {

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}
bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19');
}
bool is_numeral(char32_t c) {
  return is_one_of(c, U"一二三四五六七八九十百千万两半几〇零");
}
bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x370 && c <= 0x3FF) ||
         c == U'µ';
}
bool is_joiner(char32_t c) {
  return is_one_of(c, U"-+/×·.~_‐‑–－＋／～");
}
bool is_currency(char32_t c) {
  return is_one_of(c, U"¥￥$");
}
bool is_chinese(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

/// Units that stand right behind a number in prices, doses, times and distances.
bool is_unit(char32_t c) {
  return is_one_of(c,
                   U"元角分支片粒袋瓶盒次日天周月年岁时点秒人个名例级号层楼室床位张台套"
                   U"枚贴丸包克升毫微千万亿％%℃°项度米倍页份根条组区期届种科类折成");
}

/// Units of more than one character, longest first.
constexpr std::u32string_view kLongUnits[] = {
    U"个工作日", U"平方米", U"立方米", U"个小时", U"个月", U"个人", U"个半", U"工作日",
    U"小时",     U"分钟",   U"毫升",   U"毫克",   U"微克", U"公里", U"公斤", U"千克",
    U"厘米",     U"毫米",   U"万元",   U"亿元",   U"周岁", U"人次", U"部位", U"单位",
    U"号楼",     U"诊室",   U"床日",   U"号窗",   U"年度", U"号线", U"时分"};

/// Characters of the unit that begins at `at`; 0 if none does.
std::size_t unit_length(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  for (const std::u32string_view unit : kLongUnits) {
    if (text.substr(at).starts_with(unit)) return unit.size();
  }
  return is_unit(text[at]) ? 1 : 0;
}

/// Ends a number right before `at`?
bool number_before(std::u32string_view text, std::size_t at) {
  if (at == 0) return false;
  if (is_digit(text[at - 1]) || is_numeral(text[at - 1])) return true;
  return text[at - 1] == U' ' && at > 1 && is_digit(text[at - 2]);
}

/// Inside "分钟" of "30分钟", "个工作日" of "3个工作日", "分钟" of "每分钟".
bool inside_unit(std::u32string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4;
  for (std::size_t back = 1; back < kLongest && back <= at; ++back) {
    const std::size_t start = at - back;
    const bool counted = number_before(text, start) || (start > 0 && text[start - 1] == U'每');
    if (counted && unit_length(text, start) > back) return true;
  }
  return false;
}

/// "25 日", "0571-5550 1234", "第 3 页".
bool bound_over_space(char32_t earlier, std::u32string_view text, std::size_t at) {
  const char32_t after = text[at];
  if (is_digit(earlier)) {
    // "22.00 يۈەن": in these scripts a word behind a number is what is counted.
    return is_digit(after) || unit_length(text, at) > 0 || script_of(after) != Script::kPlain;
  }
  return is_one_of(earlier, U"第约共") && is_digit(after);
}

/// "8:00至17:30", on both sides of the 至.
bool in_range(std::u32string_view text, std::size_t at) {
  const auto is_to = [](char32_t c) { return c == U'至' || c == U'到' || c == U'—'; };
  const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  if (is_to(text[at])) return digit_at(at - 1) && digit_at(at + 1);
  return is_to(text[at - 1]) && digit_at(at) && at > 1 && digit_at(at - 2);
}

/// "周三", "星期三".
bool in_weekday(std::u32string_view text, std::size_t at) {
  if (text[at - 1] == U'星' && text[at] == U'期') return true;
  if (!is_one_of(text[at], U"一二三四五六日天末")) return false;
  return text[at - 1] == U'周' || (text[at - 1] == U'期' && at > 1 && text[at - 2] == U'星');
}

/// "11月23日", between month and day.
bool in_date(std::u32string_view text, std::size_t at) {
  return text[at - 1] == U'月' && is_digit(text[at]) && at > 1 && is_digit(text[at - 2]);
}

bool is_closing(char32_t c) {
  return is_one_of(c, U"，。、；：？！）》】」』〉〕”’…,.;:?!)]}");
}

}  // namespace

bool bound(std::u32string_view text, std::size_t at) {
  const char32_t before = text[at - 1];
  const char32_t after = text[at];
  if (before == U'\n') return false;
  if (before == U' ') return at > 1 && bound_over_space(text[at - 2], text, at);
  if (is_currency(before)) return true;
  if ((is_digit(before) || is_numeral(before)) && unit_length(text, at) > 0) return true;
  if (inside_unit(text, at) || in_range(text, at)) return true;
  if (in_weekday(text, at) || in_date(text, at)) return true;
  if (before == U'每' && unit_length(text, at) > 0) return true;
  if (before == U'第' && (is_digit(after) || is_numeral(after))) return true;
  if (is_joiner(before) && after != U' ') return true;
  if (is_joiner(after)) return true;
  const bool word_before = is_digit(before) || is_latin(before);
  const bool word_after = is_digit(after) || is_latin(after);
  return word_before && word_after;
}

bool parts_at_quote(std::u32string_view text, std::size_t at) {
  const char32_t before = text[at - 1];
  const char32_t after = text[at];
  if (after == U'“' || after == U'‘') return is_chinese(before) || is_closing(before);
  if (before == U'”' || before == U'’') return is_chinese(after);
  return false;
}

}  // namespace gongshi::fonts
