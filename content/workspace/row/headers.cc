#include "content/workspace/row/headers.h"

#include <algorithm>

#include "content/workspace/row/clean.h"
#include "content/workspace/row/patient.h"
#include "content/workspace/row/price_column.h"
#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kHeaderRows = 30;
constexpr int kLeastKnown = 2;

std::optional<Field> field_for(SheetKind kind, const FileColumns& columns,
                               std::string_view folded) {
  if (columns.ignore.contains(folded)) return std::nullopt;
  const auto mapped = columns.columns.find(folded);
  if (mapped != columns.columns.end()) return mapped->second;
  return field_of_header(kind, folded);
}

/// Known headers of one row for one kind; the columns that a table must have count double, and a
/// row without the name column is no header.
int score_of(const Row& row, SheetKind kind, const FileColumns& columns) {
  int score = 0;
  bool identity = false;
  for (const Cell& cell : row.cells) {
    const auto field = field_for(kind, columns, fold_header(cell.text));
    if (!field) continue;
    const auto rules = columns_of(kind);
    const auto rule = std::ranges::find(rules, *field, &ColumnRule::field);
    score += rule != rules.end() && rule->must ? 2 : 1;
    identity = identity || *field == Field::kName ||
               (kind == SheetKind::kSession && *field == Field::kHalf);
  }
  return identity ? score : 0;
}

void report_unknown(const Mapping& mapping, int row, std::size_t column, Findings& findings) {
  const std::string header = mapping.headers[column];
  findings.add(
      {mapping.file, row, column_letters(column) + "(" + header + ")"}, Code::kUnknownColumn,
      {"不认识的列“" + header +
           "”没有收入；需要则写入 columns.yaml 的 columns，不需要则写入 ignore",
       "column \"" + header + "\" is not known and not taken; map or ignore it in columns.yaml"});
}

void refuse_patient_column(const Mapping& mapping, int row, std::size_t column,
                           Findings& findings) {
  const std::string header = mapping.headers[column];
  findings.block({mapping.file, row, column_letters(column) + "(" + header + ")"},
                 Code::kPatientField,
                 {"有患者个人信息的列“" + header + "”，请从表里删去，不要放进工作目录",
                  "the column \"" + header + "\" is about patients; delete it from the table"});
}

std::vector<std::string> header_texts(const Row& row) {
  std::vector<std::string> texts;
  for (const Cell& cell : row.cells) {
    std::string text = clean_text(cell.text).text;
    std::ranges::replace(text, '\n', ' ');
    texts.push_back(std::move(text));
  }
  return texts;
}

/// 三级 | 二级 | 一级 below a 价格 that spans them: cells only where the first line is empty, names
/// a price, or (merged over both lines) says the same.
bool is_second_line(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  bool any = false;
  for (std::size_t i = 0; i < second.size(); ++i) {
    if (second[i].empty()) continue;
    const std::string above = i < first.size() ? first[i] : std::string();
    if (second[i] == above) continue;
    if (!above.empty() && !is_price_like(fold_header(above))) return false;
    const bool letters = second[i].find_first_not_of("0123456789. ") != std::string::npos;
    if (!letters || parse_price_form(second[i])) return false;
    any = true;
  }
  return any;
}

/// Payment standards of negotiated drugs are confidential: never taken, and an error when somebody
/// maps the column.
void report_payment_standard(const Mapping& mapping, int row, std::size_t column,
                             Findings& findings) {
  const std::string& header = mapping.headers[column];
  findings.block(
      {mapping.file, row, column_letters(column) + "(" + header + ")"}, Code::kPaymentStandard,
      {"“" + header + "”不得公开，没有读取；请从文件里删去这一列，或在 columns.yaml 里写入 ignore",
       "\"" + header +
           "\" must not be published and is not read; delete the column, or ignore it in "
           "columns.yaml"});
}

/// Two columns for one field: the office must say which one counts.
void report_double(const Mapping& mapping, int row, Field field, std::size_t column,
                   Findings& findings) {
  const std::string first = mapping.column_text(field);
  const std::string second = column_letters(column) + "(" + mapping.headers[column] + ")";
  findings.block(
      {mapping.file, row, second}, Code::kDoubleColumn,
      {second + " 和 " + first + " 是同一项内容，请在 columns.yaml 里把其中一列写入 ignore",
       second + " and " + first + " mean the same; ignore one of them in columns.yaml"});
}

/// Every column its field; false when two columns claim one field that is no price.
bool take_columns(Mapping& mapping, const Sheet& sheet, const FileColumns& columns,
                  Findings& findings) {
  bool usable = true;
  const int row = sheet.row(mapping.header_row).number;
  for (std::size_t i = 0; i < mapping.headers.size(); ++i) {
    if (mapping.headers[i].empty()) continue;
    mapping.width = i + 1;
    const std::string folded = fold_header(mapping.headers[i]);
    const auto field = field_for(mapping.kind, columns, folded);
    if (!field) continue;
    if (is_payment_standard(folded)) {
      report_payment_standard(mapping, row, i, findings);
      continue;
    }
    int& place = mapping.column.at(static_cast<std::size_t>(*field));
    if (place < 0) {
      place = static_cast<int>(i);
    } else if (*field != Field::kPrice) {
      report_double(mapping, row, *field, i, findings);
      usable = false;
    }
  }
  return usable;
}

/// Columns without a field that nobody told us to ignore.
void report_left_out(const Mapping& mapping, int row, const FileColumns& columns,
                     Findings& findings) {
  for (std::size_t i = 0; i < mapping.headers.size(); ++i) {
    const std::string folded = fold_header(mapping.headers[i]);
    if (folded.empty() || columns.ignore.contains(folded)) continue;
    if (std::ranges::find(mapping.column, static_cast<int>(i)) != mapping.column.end()) continue;
    const auto field = field_for(mapping.kind, columns, folded);
    if (field && *field != Field::kPrice) continue;  // told as a double
    if (!field && is_patient_column(folded)) {
      refuse_patient_column(mapping, row, i, findings);
      continue;
    }
    if (!field && is_audience_column(folded)) continue;  // looked at row by row
    if (is_payment_standard(folded)) {
      if (!field) report_payment_standard(mapping, row, i, findings);
      continue;
    }
    // Other price columns were asked about, or set aside by `price`.
    if (is_price_like(folded) &&
        (mapping.missing.contains(Field::kPrice) || !columns.price.empty()))
      continue;
    report_unknown(mapping, row, i, findings);
  }
}

void report_missing(Mapping& mapping, int row, Findings& findings) {
  for (const ColumnRule& rule : columns_of(mapping.kind)) {
    const bool coded = rule.field == Field::kCode && mapping.generate_codes;
    if (!rule.must || mapping.at(rule.field) >= 0 || mapping.fill.contains(rule.field) || coded)
      continue;
    const std::string name(usual_header(mapping.kind, rule.field));
    const std::string word(field_word(rule.field));
    mapping.missing.insert(rule.field);
    findings.block({mapping.file, row, {}}, Code::kMissingColumn,
                   {"缺少必需的列“" + name +
                        "”；可在 columns.yaml 里用 columns 对应或用 fill 填写（" + word + "）",
                    "required column \"" + name +
                        "\" is missing; map it or fill it in columns.yaml (" + word + ")"});
  }
}

}  // namespace

std::string Mapping::column_text(Field field) const {
  const int index = at(field);
  if (index < 0) return std::string(usual_header(kind, field));
  const auto column_index = static_cast<std::size_t>(index);
  return column_letters(column_index) + "(" + headers[column_index] + ")";
}

std::optional<HeaderGuess> guess_header(const Sheet& sheet, std::span<const SheetKind> kinds,
                                        const FileColumns& columns) {
  HeaderGuess best;
  for (std::size_t i = 0; i < std::min(sheet.size(), kHeaderRows); ++i) {
    const Row row = sheet.row(i);
    for (const SheetKind kind : kinds) {
      const int score = score_of(row, kind, columns);
      if (score > best.score) best = {i, kind, score};
    }
  }
  if (best.score == 0) return std::nullopt;
  return best;
}

HeaderLines read_header_lines(const Sheet& sheet, std::size_t header_row) {
  HeaderLines lines{header_texts(sheet.row(header_row)), header_row + 1};
  if (lines.first_row >= sheet.size()) return lines;
  const std::vector<std::string> below = header_texts(sheet.row(lines.first_row));
  if (!is_second_line(lines.texts, below)) return lines;
  ++lines.first_row;
  lines.texts.resize(std::max(lines.texts.size(), below.size()));
  for (std::size_t i = 0; i < below.size(); ++i) {
    if (!below[i].empty()) lines.texts[i] = below[i];
  }
  return lines;
}

bool has_header(const Sheet& sheet, std::span<const SheetKind> kinds, const FileColumns& columns) {
  const SheetKind stated = columns.kind.value_or(SheetKind::kService);
  const auto guess = guess_header(sheet, columns.kind ? std::span(&stated, 1) : kinds, columns);
  return guess && guess->score >= kLeastKnown;
}

std::optional<Mapping> map_headers(const std::string& file, const Sheet& sheet,
                                   std::span<const SheetKind> kinds, const FileColumns& columns,
                                   Findings& findings) {
  const SheetKind stated = columns.kind.value_or(SheetKind::kService);
  const auto allowed = columns.kind ? std::span(&stated, 1) : kinds;
  const auto guess = guess_header(sheet, allowed, columns);
  if (!guess || guess->score < kLeastKnown) {
    findings.block({file}, guess ? Code::kUnknownKind : Code::kNoHeader,
                   {"前 30 行里找不到认得出的表头（如 "
                    "项目名称、通用名、耗材名称、科室名称、姓名、午别）；可在 "
                    "columns.yaml 里写明",
                    "no known header in the first 30 rows; describe the file in columns.yaml"});
    return std::nullopt;
  }
  Mapping mapping;
  mapping.file = file;
  mapping.kind = guess->kind;
  mapping.fill = columns.fill;
  mapping.generate_codes = columns.generate_codes;
  mapping.carry = columns.carry;
  mapping.insurance = columns.insurance;
  mapping.values = columns.values;
  mapping.self_pay = columns.self_pay;
  mapping.header_row = guess->row;
  HeaderLines lines = read_header_lines(sheet, guess->row);
  mapping.headers = std::move(lines.texts);
  mapping.first_row = lines.first_row;
  const bool usable = take_columns(mapping, sheet, columns, findings);
  settle_price_column(mapping, sheet, columns, findings);
  report_left_out(mapping, sheet.row(guess->row).number, columns, findings);
  report_missing(mapping, sheet.row(guess->row).number, findings);
  if (!usable) return std::nullopt;
  return mapping;
}

}  // namespace gongshi::content::workspace
