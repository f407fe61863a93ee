// Row shape: rows of a sheet that are no entries, or that do not fit below their header.
#pragma once

#include <string>

#include "content/workspace/row/headers.h"

namespace gongshi::content::workspace {

[[nodiscard]] bool is_blank(const Row& row);

/// Cells behind the header's last column must be empty; where `strict` (CSV) a row must reach it.
[[nodiscard]] bool is_ragged(const Row& row, const Mapping& mapping, bool strict);

/// True for 合计, 小计, 备注：… and the like in the first cell: a row that is no item.
[[nodiscard]] bool is_summary_row(const Row& row);

/// The title of a group: text in the first cell and nowhere else, where that cell is not the name
/// of an item (an item whose other cells were forgotten is a fault, not a title).
[[nodiscard]] bool is_section_row(const Row& row, const Mapping& mapping);

/// The cleaned text of the first cell that has one.
[[nodiscard]] std::string first_text(const Row& row);

}  // namespace gongshi::content::workspace
