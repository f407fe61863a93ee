#include "content/workspace/file/row_shape.h"

#include <algorithm>
#include <array>

#include "content/workspace/row/clean.h"

namespace gongshi::content::workspace {

bool is_blank(const Row& row) {
  return std::ranges::all_of(row.cells, [](const Cell& cell) {
    return cell.text.empty() || clean_text(cell.text).text.empty();
  });
}

bool is_ragged(const Row& row, const Mapping& mapping, bool strict) {
  for (std::size_t i = mapping.width; i < row.cells.size(); ++i) {
    if (!clean_text(row.cells[i].text).text.empty()) return true;
  }
  return strict && row.cells.size() < mapping.width;
}

bool is_summary_row(const Row& row) {
  static constexpr std::array kWhole = std::to_array<std::string_view>(
      {"合计", "总计", "小计", "共计", "备注", "说明", "注", "制表人", "审核人", "total"});
  static constexpr std::array kStart =
      std::to_array<std::string_view>({"合计:", "总计:", "小计:", "共计:", "备注:", "说明:", "注:",
                                       "制表:", "制表人:", "审核:", "审核人:"});
  // A remark stands in the first filled cell, and little else in its row.
  const auto filled =
      std::ranges::count_if(row.cells, [](const Cell& cell) { return !cell.text.empty(); });
  if (row.cells.empty() || filled > 4) return false;
  for (const Cell& cell : row.cells) {
    const std::string folded = fold_word(clean_text(cell.text).text);
    if (folded.empty()) continue;
    const auto starts = [&](std::string_view start) { return folded.starts_with(start); };
    return std::ranges::find(kWhole, folded) != kWhole.end() || std::ranges::any_of(kStart, starts);
  }
  return false;
}

bool is_section_row(const Row& row, const Mapping& mapping) {
  if (row.cells.empty() || mapping.at(Field::kName) == 0) return false;
  const std::string title = clean_text(row.cells.front().text).text;
  if (title.find_first_not_of("0123456789.-") == std::string::npos) return false;
  return is_blank({row.number, row.cells.subspan(1)});
}

std::string first_text(const Row& row) {
  for (const Cell& cell : row.cells) {
    std::string text = clean_text(cell.text).text;
    if (!text.empty()) return text;
  }
  return {};
}

}  // namespace gongshi::content::workspace
