// TablePages: rows of a table parted into the pages of a board, by the board's size alone.
//
//   release ─[table pages]─ rotation ─ layout (which aligns the columns)
//
// No font is asked, so that the slots of two devices agree whatever fonts they have: a Chinese
// character counts as wide as its line is high and any other as half of that, which no font of the
// table exceeds but for a few letters. What then still does not fit is set as a text and passes by.
#pragma once

#include <string>
#include <vector>

#include "config/site.h"

namespace gongshi::signage {

/// The first cell may wrap, the others are short.
using TableRow = std::vector<std::string>;

struct TableHead {
  std::string title;               // "医疗服务项目价格"
  std::vector<std::string> cells;  // over the columns behind the first
};

/// Pages as texts of tabs and newlines. A board of four lines and more has the head on each page,
/// with "n/m" behind the title; on a lower one the title is a page of its own, the first.
[[nodiscard]] std::vector<std::string> table_pages(const TableHead& head,
                                                   const std::vector<TableRow>& rows,
                                                   const config::Display& display);

/// Can this board show columns? 256 dots wide and two lines high.
[[nodiscard]] bool has_columns(const config::Display& display);

}  // namespace gongshi::signage
