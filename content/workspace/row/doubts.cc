#include "content/workspace/row/doubts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "content/workspace/row/clean.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kSlips = std::to_array<Pair>({
    {"合", "盒"},
    {"拌", "瓣"},
    {"平", "瓶"},
    {"代", "袋"},
});
constexpr std::array kSynonyms = std::to_array<Pair>({
    {"天", "日"},
    {"半小时", "30分钟"},
    {"每部位", "部位"},
    {"每个部位", "部位"},
    {"每肢", "肢"},
    {"科/次", "次"},
    {"次·人", "人次"},
});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// "G89": neither a Chinese unit nor one of science (ml, mg, cm2).
bool is_code_like(std::string_view unit) {
  const bool capital = !unit.empty() && unit.front() >= 'A' && unit.front() <= 'Z';
  return capital && unit.size() >= 2 && std::ranges::all_of(unit.substr(1), is_digit);
}

/// "0.228.5g"; a model such as "1.2.3" in a name is looked at by nobody, this is for
/// specifications.
bool has_two_points(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    int points = 0;
    std::size_t end = i;
    while (end < text.size() &&
           (is_digit(text[end]) ||
            (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1])))) {
      points += text[end] == '.' ? 1 : 0;
      ++end;
    }
    if (points > 1) return true;
    i = end;
  }
  return false;
}

/// Brackets of all widths together: "（T3)" closes. A closing one alone is a list mark: "1)".
bool is_left_open(std::string_view text) {
  int open = 0;
  for (const char c : fold_width(text)) {
    if (c == '(' || c == '[') ++open;
    if (c == ')' || c == ']') open = std::max(open - 1, 0);
  }
  return open > 0;
}

/// The Chinese characters that end `text`, when the maker begins with them: three at least.
bool ends_with_maker(std::string_view text, std::string_view maker) {
  const std::u32string letters = utf8::decode(text);
  const std::u32string name = utf8::decode(maker);
  std::size_t start = letters.size();
  while (start > 0 && is_han(letters[start - 1])) --start;
  for (; start + 3 <= letters.size(); ++start) {
    if (name.starts_with(letters.substr(start))) return true;
  }
  return false;
}

}  // namespace

std::optional<Sentence> doubt_unit(std::string_view unit, std::string_view form) {
  const std::string shown(unit);
  const auto* const slip = std::ranges::find(kSlips, unit, &Pair::first);
  if (slip != kSlips.end()) {
    const std::string meant(slip->second);
    return Sentence{"单位“" + shown + "”像是“" + meant + "”之误，照原样收入，请核对",
                    "unit \"" + shown + "\" may be a slip for \"" + meant + "\"; taken as it is"};
  }
  if (is_code_like(unit)) {
    return Sentence{"单位“" + shown + "”不像计价单位，照原样收入，请核对",
                    "\"" + shown + "\" does not look like a unit; taken as it is"};
  }
  const bool herb = form.find("饮片") != form.npos;
  const bool counted = !herb && (form.find("片") != form.npos || form.find("胶囊") != form.npos);
  if (counted && (unit == "克" || unit == "g")) {
    const std::string kind(form);
    return Sentence{kind + "按“" + shown + "”计价，价格可能是整盒的，请核对单位和价格",
                    kind + " priced by \"" + shown + "\"; the price may be of a box"};
  }
  return std::nullopt;
}

std::string_view fold_unit(std::string_view unit) {
  const auto* const synonym = std::ranges::find(kSynonyms, unit, &Pair::first);
  return synonym == kSynonyms.end() ? unit : synonym->second;
}

std::optional<Sentence> doubt_cut_off(std::string_view text, std::string_view maker) {
  if (has_two_points(text)) {
    return Sentence{"数字里有两个小数点，像是两段内容连在了一起，请核对",
                    "a number with two points, as if two texts were joined"};
  }
  if (is_left_open(text)) {
    return Sentence{"括号没有结束，内容可能被截断，请核对",
                    "a bracket never closes; the text may be cut off"};
  }
  if (!maker.empty() && ends_with_maker(text, maker)) {
    return Sentence{"末尾是生产企业的名称，像是两段内容连在了一起，请核对",
                    "it ends with the maker's name, as if two texts were joined"};
  }
  return std::nullopt;
}

bool tells_payment_standard(std::string_view text) {
  const std::size_t at = text.find("支付标准");
  return at != std::string_view::npos && text.find_first_of("*0123456789", at) != text.npos;
}

}  // namespace gongshi::content::workspace
