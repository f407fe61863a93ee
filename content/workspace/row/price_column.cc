#include "content/workspace/row/price_column.h"

#include <algorithm>
#include <array>

#include "content/workspace/row/clean.h"
#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kLook = 20;

bool is_price_kind(SheetKind kind) {
  return kind == SheetKind::kService || kind == SheetKind::kDrug || kind == SheetKind::kConsumable;
}

std::string name_of(const Mapping& mapping, std::size_t column) {
  return column_letters(column) + "(" + mapping.headers[column] + ")";
}

bool has_field(const Mapping& mapping, std::size_t column) {
  return std::ranges::find(mapping.column, static_cast<int>(column)) != mapping.column.end();
}

int& price_place(Mapping& mapping) {
  return mapping.column.at(static_cast<std::size_t>(Field::kPrice));
}

/// The column that `price` of columns.yaml names, as it stands in the header.
void take_stated(Mapping& mapping, const FileColumns& columns, int row, Findings& findings) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < mapping.headers.size(); ++i) {
    const std::string folded = fold_header(mapping.headers[i]);
    if (folded == columns.price && !is_payment_standard(folded)) found.push_back(i);
  }
  if (found.size() == 1) {
    price_place(mapping) = static_cast<int>(found.front());
    return;
  }
  price_place(mapping) = -1;
  mapping.missing.insert(Field::kPrice);
  const std::string stated = columns.price;
  const std::string many = std::to_string(found.size());
  findings.block(
      {mapping.file, row, {}}, Code::kDoubleColumn,
      {"columns.yaml 说价格列是“" + stated + "”，而表头里" +
           (found.empty() ? std::string("没有这一列") : "有 " + many + " 列都叫这个名称"),
       "columns.yaml names \"" + stated + "\" as the price; the header has " + many +
           " such columns"});
}

void ask(Mapping& mapping, std::vector<std::size_t> candidates, int row, Findings& findings) {
  std::string list;
  for (const std::size_t column : candidates) {
    list += (list.empty() ? "" : "、") + name_of(mapping, column);
  }
  const std::string& example = mapping.headers[candidates.front()];
  price_place(mapping) = -1;
  mapping.missing.insert(Field::kPrice);
  findings.block(
      {mapping.file, row, name_of(mapping, candidates.back())}, Code::kDoubleColumn,
      {"不知道哪一列是本院收取的价格：" + list + "；请在 columns.yaml 里写明，如 price: " + example,
       "which column is the price charged here: " + list +
           "? Say so in columns.yaml, like price: " + example});
}

}  // namespace

bool is_other_amount(std::string_view folded) {
  // What is bought, agreed or classified, not what a patient pays.
  static constexpr std::array kOther = std::to_array<std::string_view>(
      {"采购价", "进价", "购进价", "成本", "批发价", "计价", "支付标准", "零差价", "属性", "形式",
       "依据", "方式", "日期", "时间", "说明", "编码", "序号"});
  const auto holds = [&](std::string_view part) { return folded.find(part) != folded.npos; };
  return std::ranges::any_of(kOther, holds);
}

bool is_price_like(std::string_view folded) {
  static constexpr std::array kGrades = std::to_array<std::string_view>(
      {"三级", "二级", "一级", "三甲", "三乙", "二甲", "二乙", "一甲", "未定级"});
  if (is_other_amount(folded)) return false;
  const auto holds = [&](std::string_view part) { return folded.find(part) != folded.npos; };
  const auto starts = [&](std::string_view start) { return folded.starts_with(start); };
  return holds("价") || holds("price") || holds("收费标准") || std::ranges::any_of(kGrades, starts);
}

bool is_payment_standard(std::string_view folded) {
  return folded.find("支付标准") != std::string_view::npos;
}

bool holds_amounts(const Sheet& sheet, std::size_t first_row, std::size_t column) {
  int amounts = 0;
  int filled = 0;
  for (std::size_t i = first_row; i < std::min(sheet.size(), first_row + kLook); ++i) {
    const Row row = sheet.row(i);
    if (column >= row.cells.size()) continue;
    const std::string text = clean_text(row.cells[column].text).text;
    if (text.empty()) continue;
    ++filled;
    amounts += std::holds_alternative<content::Money>(parse_money(text)) ? 1 : 0;
  }
  return amounts > 0 && amounts * 2 > filled;
}

std::vector<std::size_t> price_candidates(const Mapping& mapping, const Sheet& sheet,
                                          const FileColumns& columns) {
  const bool none = mapping.at(Field::kPrice) < 0;
  std::vector<std::size_t> named;
  std::vector<std::size_t> numeric;
  for (std::size_t i = 0; i < mapping.headers.size(); ++i) {
    const std::string folded = fold_header(mapping.headers[i]);
    if (folded.empty() || columns.ignore.contains(folded) || has_field(mapping, i)) continue;
    if (is_payment_standard(folded)) continue;
    if (is_price_like(folded)) {
      named.push_back(i);
    } else if (none && !is_other_amount(folded) && holds_amounts(sheet, mapping.first_row, i)) {
      numeric.push_back(i);
    }
  }
  return named.empty() ? numeric : named;
}

void settle_price_column(Mapping& mapping, const Sheet& sheet, const FileColumns& columns,
                         Findings& findings) {
  if (!is_price_kind(mapping.kind)) return;
  const int row = sheet.row(mapping.header_row).number;
  if (!columns.price.empty()) return take_stated(mapping, columns, row, findings);
  std::vector<std::size_t> candidates = price_candidates(mapping, sheet, columns);
  const int known = mapping.at(Field::kPrice);
  // A list whose items all have a price form and no number needs no price column.
  if (known < 0 && mapping.at(Field::kPriceForm) >= 0 && candidates.empty()) return;
  if (known < 0 && (candidates.empty() || mapping.fill.contains(Field::kPrice))) return;
  if (known >= 0 && candidates.empty()) return;
  if (known >= 0) candidates.insert(candidates.begin(), static_cast<std::size_t>(known));
  ask(mapping, std::move(candidates), row, findings);
}

}  // namespace gongshi::content::workspace
