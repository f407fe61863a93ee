#include "content/workspace/map/column_guess.h"

#include <algorithm>
#include <array>
#include <variant>

#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kTwoHan = 6;  // bytes

/// Bytes that a header and a known spelling share, when one holds the other.
std::size_t likeness(std::string_view header, std::string_view known) {
  if (header.size() < kTwoHan || known.size() < kTwoHan) return 0;
  if (header.find(known) != header.npos) return known.size();
  return known.find(header) != known.npos ? header.size() : 0;
}

bool are_dates(const std::vector<std::string>& cells) {
  return !cells.empty() && std::ranges::all_of(cells, [](const std::string& cell) {
    return std::holds_alternative<Date>(parse_date_cell(cell));
  });
}

}  // namespace

bool is_noise(std::string_view folded) {
  static constexpr std::array kNoise = std::to_array<std::string_view>(
      {"序号",   "id",     "行号",   "拼音码", "拼音",   "拼音简码", "五笔码",   "五笔",
       "简码",   "助记码", "输入码", "库存",   "库存量", "创建时间", "修改时间", "更新时间",
       "创建人", "修改人", "操作员", "排序",   "余号",   "限号数",   "剩余号数"});
  return std::ranges::find(kNoise, folded) != kNoise.end();
}

std::optional<Field> guess_column(SheetKind kind, std::string_view folded,
                                  const std::vector<std::string>& cells) {
  if (kind == SheetKind::kSession && (folded == "医生姓名" || folded == "医生" || folded == "姓名"))
    return Field::kDoctor;  // a name serves where one doctor alone has it
  std::optional<Field> best;
  std::size_t most = 0;
  for (const ColumnRule& rule : columns_of(kind)) {
    if (rule.field == Field::kPrice) continue;
    std::string_view rest = rule.headers;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      const std::size_t alike = likeness(folded, rest.substr(0, end));
      if (alike > most) {
        most = alike;
        best = rule.field;
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  const bool date = best == Field::kFrom || best == Field::kTo || best == Field::kDate;
  if (date && !are_dates(cells)) return std::nullopt;
  return best;
}

}  // namespace gongshi::content::workspace
