#include "content/workspace/file/sheet_notes.h"

#include "content/workspace/row/clean.h"
#include "content/workspace/row/doubts.h"

namespace gongshi::content::workspace {

std::string SheetNotes::text_of(const Row& row, Field field) const {
  const int column = mapping_.at(field);
  if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return {};
  return clean_text(row.cells[static_cast<std::size_t>(column)].text).text;
}

void SheetNotes::look_at(const Row& row) {
  if (mapping_.at(Field::kGroup) >= 0) {
    const bool given = !text_of(row, Field::kGroup).empty();
    if (given) ++grouped_;
    if (!given && grouped_ > 0) ++ungrouped_;
  }
  const std::string unit = text_of(row, Field::kUnit);
  if (!unit.empty()) units_[std::string(fold_unit(unit))].insert(unit);
}

void SheetNotes::tell(Findings& findings) const {
  if (ungrouped_ > grouped_ && grouped_ > 1) {
    const std::string rows = std::to_string(ungrouped_);
    findings.add({mapping_.file, 0, mapping_.column_text(Field::kGroup)}, Code::kGroupBlanks,
                 {"有 " + rows +
                      " 行没有类别，像是由合并单元格导出的；要沿用上一行的类别，请在 columns.yaml "
                      "里写 carry: "
                      "[group]",
                  rows + " rows without a class, as if from merged cells; write carry: [group] in "
                         "columns.yaml to take the class above"});
  }
  for (const auto& [meaning, spellings] : units_) {
    if (spellings.size() < 2) continue;
    std::string list;
    for (const std::string& spelling : spellings) {
      list += (list.empty() ? "" : "、") + spelling;
    }
    findings.add({mapping_.file, 0, mapping_.column_text(Field::kUnit)}, Code::kMixedUnits,
                 {"意思相同的单位有几种写法：" + list, "units that mean the same: " + list});
  }
}

}  // namespace gongshi::content::workspace
