#include "content/workspace/row/headers.h"

#include <algorithm>

#include "content/workspace/row/clean.h"

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

struct Guess {
  std::size_t row = 0;
  SheetKind kind = SheetKind::kService;
  int score = 0;
};

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

std::optional<Guess> guess_header(const Sheet& sheet, std::span<const SheetKind> kinds,
                                  const FileColumns& columns) {
  Guess best;
  for (std::size_t i = 0; i < std::min(sheet.size(), kHeaderRows); ++i) {
    const Row row = sheet.row(i);
    for (const SheetKind kind : kinds) {
      const int score = score_of(row, kind, columns);
      if (score > best.score) best = {i, kind, score};
    }
  }
  if (best.score < kLeastKnown) return std::nullopt;
  return best;
}

void report_unknown(const Mapping& mapping, int row, std::size_t column, Findings& findings) {
  const std::string header = mapping.headers[column];
  findings.add(
      {mapping.file, row, column_letters(column) + "(" + header + ")"}, Code::kUnknownColumn,
      {"不认识的列“" + header +
           "”没有收入；需要则写入 columns.yaml 的 columns，不需要则写入 ignore",
       "column \"" + header + "\" is not known and not taken; map or ignore it in columns.yaml"});
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

}  // namespace

std::string Mapping::column_text(Field field) const {
  const int index = at(field);
  if (index < 0) return std::string(usual_header(kind, field));
  const auto column_index = static_cast<std::size_t>(index);
  return column_letters(column_index) + "(" + headers[column_index] + ")";
}

std::optional<Mapping> map_headers(const std::string& file, const Sheet& sheet,
                                   std::span<const SheetKind> kinds, const FileColumns& columns,
                                   Findings& findings) {
  const SheetKind stated = columns.kind.value_or(SheetKind::kService);
  const auto allowed = columns.kind ? std::span(&stated, 1) : kinds;
  const auto guess = guess_header(sheet, allowed, columns);
  if (!guess) {
    const Code code = sheet.size() == 0 ? Code::kNoHeader : Code::kUnknownKind;
    findings.block({file}, code,
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
  mapping.header_row = guess->row;
  const Row header = sheet.row(guess->row);
  for (const Cell& cell : header.cells) {
    std::string name = clean_text(cell.text).text;
    std::ranges::replace(name, '\n', ' ');
    mapping.headers.push_back(std::move(name));
  }
  bool usable = true;
  for (std::size_t i = 0; i < mapping.headers.size(); ++i) {
    if (mapping.headers[i].empty()) continue;
    mapping.width = i + 1;
    const std::string folded = fold_header(mapping.headers[i]);
    const auto field = field_for(mapping.kind, columns, folded);
    if (!field) {
      if (!columns.ignore.contains(folded)) report_unknown(mapping, header.number, i, findings);
      continue;
    }
    int& place = mapping.column.at(static_cast<std::size_t>(*field));
    if (place >= 0) {
      report_double(mapping, header.number, *field, i, findings);
      usable = false;
      continue;
    }
    place = static_cast<int>(i);
  }
  for (const ColumnRule& rule : columns_of(mapping.kind)) {
    const bool coded = rule.field == Field::kCode && mapping.generate_codes;
    if (!rule.must || mapping.at(rule.field) >= 0 || mapping.fill.contains(rule.field) || coded)
      continue;
    const std::string name(usual_header(mapping.kind, rule.field));
    const std::string word(field_word(rule.field));
    mapping.missing.insert(rule.field);
    findings.block({file, header.number, {}}, Code::kMissingColumn,
                   {"缺少必需的列“" + name +
                        "”；可在 columns.yaml 里用 columns 对应或用 fill 填写（" + word + "）",
                    "required column \"" + name +
                        "\" is missing; map it or fill it in columns.yaml (" + word + ")"});
  }
  if (!usable) return std::nullopt;
  return mapping;
}

}  // namespace gongshi::content::workspace
