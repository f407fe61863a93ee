// The table of displays as people read it, on a device for itself and in the office for all.
//
//   display      kind        serial   proof        age   state
//   lobby-1      onbon-k     1-42     read back    8 s   seen
#pragma once

#include <array>
#include <string>
#include <vector>

#include "content/display_line.h"
#include "drivers/os/clock.h"
#include "drivers/os/lang.h"

namespace gongshi::content {

/// display, kind, serial, proof, age, state.
using DisplayCells = std::array<std::string, 6>;

[[nodiscard]] DisplayCells display_headings(Lang lang);
/// The age counts to `now`.
[[nodiscard]] DisplayCells display_cells(const DisplayLine& line, WallTime now, Lang lang);

struct TableColumn {
  std::size_t least_width = 0;
  bool numbers = false;  // to the right, below its heading
};

/// Columns by display width (CJK counts two), wider where a cell needs it; the last one is not
/// padded. The first row holds the headings. Every row has as many cells as there are columns.
[[nodiscard]] std::string text_table(const std::vector<TableColumn>& columns,
                                     const std::vector<std::vector<std::string>>& rows);

/// The widths that the columns of display_cells() have at least.
[[nodiscard]] std::vector<TableColumn> display_columns();

[[nodiscard]] std::string display_table(const std::vector<DisplayLine>& lines, WallTime now,
                                        Lang lang);

}  // namespace gongshi::content
