#include "content/workspace/row/record.h"

#include <algorithm>
#include <array>

#include "content/workspace/row/clean.h"
#include "content/workspace/row/patient.h"
#include "content/workspace/row/privacy.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

bool is_error_value(std::string_view text) {
  static constexpr std::array kErrors = std::to_array<std::string_view>(
      {"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"});
  return text.starts_with('#') && std::ranges::find(kErrors, text) != kErrors.end();
}

}  // namespace

std::optional<Refusal> refuse_text(std::string_view text, std::size_t most) {
  if (!is_plain(text)) {
    const Cleaned cleaned = clean_text(text);
    if (cleaned.fault) {
      const std::string point = utf8::code_point_text(cleaned.character);
      if (*cleaned.fault == Code::kDamagedCharacter) {
        return Refusal{*cleaned.fault,
                       {"含有损坏或私用区的字 " + point + "，请换成正确的字",
                        "holds the damaged or private-use character " + point}};
      }
      return Refusal{*cleaned.fault,
                     {"含有控制字符或改变文字方向的字符 " + point,
                      "holds the control or direction character " + point}};
    }
  }
  switch (find_personal_number(text)) {
    case PersonalNumber::kIdCard:
      return Refusal{
          Code::kIdNumber,
          {"疑似身份证号码，不得公开", "looks like an ID card number; must not be published"}};
    case PersonalNumber::kMobile:
      return Refusal{Code::kMobile,
                     {"疑似手机号码，不得公开；请用固定电话",
                      "looks like a mobile number; use the office's landline"}};
    case PersonalNumber::kNone:
      break;
  }
  if (tells_of_patient(text)) {
    return Refusal{Code::kPatientField,
                   {"写有某位患者的姓名或号码，不得公开", "tells a patient's name or number"}};
  }
  if (text.size() > most && length_of(text) > most) {
    const std::string limit = std::to_string(most);
    return Refusal{Code::kTooLong,
                   {"超过 " + limit + " 个字", "longer than " + limit + " characters"}};
  }
  return std::nullopt;
}

std::string Record::shown(std::string_view text) {
  std::string out;
  for (int i = 0; i < 40; ++i) {
    const auto c = utf8::next(text);
    if (!c) break;
    utf8::append(out, *c < 0x20 ? U' ' : *c);
  }
  return out;
}

std::string Record::cell_shown(Field field) const {
  const std::string text = clean_text(cell(field)).text;
  return find_personal_number(text) == PersonalNumber::kNone ? shown(text)
                                                             : shown(hide_digits(text));
}

std::string_view Record::cell(Field field) const {
  const int index = mapping_.at(field);
  if (index < 0 || static_cast<std::size_t>(index) >= row_.cells.size()) return {};
  return row_.cells[static_cast<std::size_t>(index)].text;
}

CellKind Record::kind(Field field) const {
  const int index = mapping_.at(field);
  if (index < 0 || static_cast<std::size_t>(index) >= row_.cells.size()) return CellKind::kText;
  return row_.cells[static_cast<std::size_t>(index)].kind;
}

std::string Record::raw(Field field) {
  std::string text = clean_text(cell(field)).text;
  if (text.empty() && !mapping_.fill.empty()) {
    const auto fill = mapping_.fill.find(field);
    if (fill != mapping_.fill.end()) return clean_text(fill->second).text;
  }
  if (mapping_.values.empty()) return text;
  const auto words = mapping_.values.find(field);
  if (words == mapping_.values.end()) return text;
  const auto meant = words->second.find(fold_word(text));
  return meant == words->second.end() ? text : meant->second;
}

void Record::fail(Field field, Code code, Sentence what) {
  failed_ = true;
  warn(field, code, std::move(what));
}

void Record::warn(Field field, Code code, Sentence what) {
  findings_.add(mapping_.place(row_.number, field), code, std::move(what), cell_shown(field));
}

void Record::missing(Field field) {
  if (mapping_.missing.contains(field)) {
    failed_ = true;
    return;
  }
  const std::string name(usual_header(mapping_.kind, field));
  fail(field, Code::kMissingCell, {"没有填写" + name, name + " is empty"});
}

bool Record::check(Field field, std::string_view text, std::size_t most) {
  if (kind(field) == CellKind::kError || is_error_value(text)) {
    fail(field, Code::kErrorValue,
         {"单元格是错误值 " + shown(text), "the cell is the error value " + shown(text)});
    return false;
  }
  const std::string_view original = cell(field);
  // Damage is looked for in what the file holds: cleaning must not hide it.
  auto refusal = refuse_text(text, most);
  if (!refusal && !is_plain(original)) refusal = refuse_text(original, original.size());
  if (!refusal) return true;
  fail(field, refusal->code, std::move(refusal->what));
  return false;
}

content::Text Record::text(Field field, Need need, std::size_t most) {
  const std::string value = raw(field);
  if (value.empty()) {
    if (need == Need::kMust) missing(field);
    return {};
  }
  if (!check(field, value, most)) return {};
  return pool_.keep(value);
}

content::Text Record::name(Field field, bool person) {
  constexpr std::size_t kMostName = 120;
  const content::Text value = text(field, Need::kMust, kMostName);
  if (value.empty()) return value;
  if (value.find('\n') != std::string_view::npos) {
    std::string line(value);
    std::ranges::replace(line, '\n', ' ');
    return pool_.keep(line);
  }
  if (is_placeholder(value, person)) {
    fail(field, Code::kPlaceholder,
         {"“" + shown(value) + "”是占位或测试内容，不是真实名称",
          "\"" + shown(value) + "\" is a placeholder or test entry"});
  }
  return value;
}

content::Text Record::code(Field field, Need need) {
  constexpr std::size_t kMostCode = 64;
  std::string value = fold_width(raw(field));
  std::erase(value, ' ');
  if (value.starts_with('\'')) value.erase(0, 1);
  if (value.empty()) {
    if (need == Need::kMust) missing(field);
    return {};
  }
  if (kind(field) == CellKind::kError || is_error_value(value)) {
    fail(field, Code::kErrorValue,
         {"单元格是错误值 " + shown(value), "the cell is the error value " + shown(value)});
    return {};
  }
  if (is_scientific(value)) {
    fail(field, Code::kScientificCode,
         {"编码“" + shown(value) + "”变成了科学计数，末尾数字已经丢失",
          "code \"" + shown(value) + "\" is in scientific notation; its last digits are lost"});
    return {};
  }
  const Cleaned cleaned = clean_text(cell(field));
  if (cleaned.fault || value.find('\n') != std::string::npos) {
    const std::string point = cleaned.fault ? utf8::code_point_text(cleaned.character) : "U+000A";
    fail(field, cleaned.fault.value_or(Code::kControlCharacter),
         {"编码里有不能用的字符 " + point, "the code holds the character " + point});
    return {};
  }
  if (value.size() > kMostCode) {
    fail(field, Code::kTooLong, {"编码超过 64 个字符", "the code is longer than 64 characters"});
    return {};
  }
  if (!is_public_code(field, value)) return {};
  return pool_.keep(value);
}

bool Record::is_public_code(Field field, std::string_view value) {
  const bool person = mapping_.kind == SheetKind::kDoctor || mapping_.kind == SheetKind::kLeader ||
                      mapping_.kind == SheetKind::kDepartment ||
                      mapping_.kind == SheetKind::kSession;
  const bool id = is_id_number(value);
  // Eleven digits are an ordinary code of an item, never one of a person.
  if (!id && !(person && find_personal_number(value) != PersonalNumber::kNone)) return true;
  fail(field, id ? Code::kIdNumber : Code::kMobile,
       {"编码是身份证号码或手机号码的样子，不得公开；请用工号",
        "the code looks like an ID card or mobile number; use the number of the post"});
  return false;
}

std::optional<content::Money> Record::money(Field field) {
  const std::string value = raw(field);
  if (value.empty()) return std::nullopt;
  if (kind(field) == CellKind::kError || is_error_value(value)) {
    fail(field, Code::kErrorValue,
         {"单元格是错误值 " + shown(value), "the cell is the error value " + shown(value)});
    return std::nullopt;
  }
  const auto parsed = parse_money(value);
  if (const auto* amount = std::get_if<content::Money>(&parsed)) return *amount;
  const Refusal& refusal = std::get<Refusal>(parsed);
  fail(field, refusal.code, refusal.what);
  return std::nullopt;
}

std::optional<int> Record::share(Field field) {
  const std::string value = raw(field);
  if (value.empty()) return std::nullopt;
  const auto parsed = parse_share(value, mapping_.self_pay);
  if (const auto* share = std::get_if<int>(&parsed)) return *share;
  const Refusal& refusal = std::get<Refusal>(parsed);
  fail(field, refusal.code, refusal.what);
  return std::nullopt;
}

std::optional<Date> Record::date(Field field) {
  const std::string value = raw(field);
  if (value.empty()) return std::nullopt;
  const auto parsed = parse_date_cell(value);
  if (const auto* date = std::get_if<Date>(&parsed)) return *date;
  const Refusal& refusal = std::get<Refusal>(parsed);
  fail(field, refusal.code, refusal.what);
  return std::nullopt;
}

bool Record::yes(Field field) {
  return word(field, Code::kBadWord, "是、否", false, parse_yes);
}

}  // namespace gongshi::content::workspace
