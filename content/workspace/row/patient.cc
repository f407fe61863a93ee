#include "content/workspace/row/patient.h"

#include <algorithm>
#include <array>
#include <string>

#include "content/workspace/row/clean.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::array kNameFields =
    std::to_array<std::string_view>({"患者姓名", "病人姓名", "就诊人姓名", "患儿姓名"});
constexpr std::array kNumberFields = std::to_array<std::string_view>(
    {"住院号", "病历号", "病案号", "门诊号", "就诊卡号", "身份证号", "身份证号码", "身份证",
     "患者电话", "患者手机", "家属电话", "病人id", "患者id", "patientid"});
constexpr std::array kOtherColumns =
    std::to_array<std::string_view>({"患者", "病人", "家庭住址", "现住址", "入院诊断", "出院诊断",
                                     "patientname", "手机号", "手机号码", "银行卡号"});

template <class List>
bool in(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool is_han(char32_t c) {
  return c >= 0x3400 && c <= 0x9FFF;
}

/// Two to four characters and nothing behind them that makes them part of a sentence.
bool is_name(std::u32string_view value) {
  std::size_t han = 0;
  while (han < value.size() && is_han(value[han])) ++han;
  if (han < 2 || han > 4) return false;
  static constexpr std::array kInstructions =
      std::to_array<std::u32string_view>({U"必填", U"必须填写", U"填写", U"签名", U"签字", U"核对",
                                          U"患者签名", U"请填写", U"如实填写"});
  return std::ranges::find(kInstructions, value.substr(0, han)) == kInstructions.end();
}

bool is_number(std::u32string_view value) {
  std::size_t digits = 0;
  while (digits < value.size() && value[digits] >= U'0' && value[digits] <= U'9') ++digits;
  return digits >= 4;
}

/// What stands behind "FIELD：", each time the field occurs.
template <class Judge>
bool any_value(std::string_view text, std::string_view field, const Judge& judge) {
  for (std::size_t at = text.find(field); at != text.npos; at = text.find(field, at + 1)) {
    std::u32string behind = utf8::decode(text.substr(at + field.size(), 64));
    std::size_t i = 0;
    while (i < behind.size() && (behind[i] == U' ' || behind[i] == U'*')) ++i;
    if (i == behind.size() || behind[i] != U':') continue;
    ++i;
    while (i < behind.size() && (behind[i] == U' ' || behind[i] == U'*')) ++i;
    if (judge(std::u32string_view(behind).substr(i))) return true;
  }
  return false;
}

}  // namespace

bool is_patient_column(std::string_view folded) {
  return in(kNameFields, folded) || in(kNumberFields, folded) || in(kOtherColumns, folded);
}

bool tells_of_patient(std::string_view text) {
  // A quick look first: most texts have neither a colon nor such a word.
  if (text.find("号") == text.npos && text.find("姓名") == text.npos &&
      text.find("电话") == text.npos && text.find("身份证") == text.npos) {
    return false;
  }
  const std::string folded = fold_width(text);
  for (const std::string_view field : kNameFields) {
    if (any_value(folded, field, is_name)) return true;
  }
  return std::ranges::any_of(
      kNumberFields, [&](std::string_view field) { return any_value(folded, field, is_number); });
}

bool is_audience_column(std::string_view folded) {
  static constexpr std::array kNames = std::to_array<std::string_view>(
      {"受众", "公开范围", "公开对象", "公开属性", "公开类别", "audience"});
  return in(kNames, folded);
}

bool says_staff(std::string_view cell) {
  const std::string folded = fold_word(cell);
  return folded.find("职工") != folded.npos || folded.find("内部") != folded.npos ||
         folded.find("staff") != folded.npos;
}

}  // namespace gongshi::content::workspace
