// Table: a page of aligned columns on a wide board.
//
// Cells are parted by tabs, rows by newlines: "血常规\t次\t22.00\n尿常规\t次\t15.00". The first
// column is left aligned and wraps; a column with numbers has its decimal points under each other
// and stands at the right. A page that reads from the right has its columns the other way about.
#pragma once

#include "signage/layout/layout.h"

namespace gongshi::signage {

[[nodiscard]] constexpr bool is_table(std::string_view text) {
  return text.find('\t') != std::string_view::npos;
}

/// The cells, row by row, all rows as long as the longest.
[[nodiscard]] std::vector<std::vector<std::string_view>> table_cells(std::string_view text);

/// "22.00", "¥1,280.5".
[[nodiscard]] bool is_number(std::string_view cell);

/// The part of a number that stands left of where the points are.
[[nodiscard]] std::string_view before_point(std::string_view number);

/// Rows of dots of a table's lines on a board: the smallest that can be read, so that every page of
/// a table is set alike and holds as much as it can.
[[nodiscard]] int table_rows(int height_px, int least_rows = kLeastRows);

/// Empty when the page has more lines, or wider cells, than the board holds. Errors as lay_out.
[[nodiscard]] Result<std::optional<Layout>> lay_out_table(std::string_view text,
                                                          drivers::Geometry geometry,
                                                          fonts::TypeCase& type,
                                                          int least_rows = kLeastRows);

}  // namespace gongshi::signage
