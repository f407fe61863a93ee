#include "signage/layout/table.h"

#include <algorithm>

#include "fonts/shaper.h"

namespace gongshi::signage {
namespace {

using fonts::FaceChain;
using fonts::GlyphRun;

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(mark), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

int width_of(const FaceChain& chain, std::string_view text) {
  return fonts::shape(chain, text).width_px();
}

/// A column behind the first: how wide it is, and how far its decimal points stand from its right.
struct Column {
  int width = 0;
  bool numbers = false;
  int behind_point = 0;
};

struct Table {
  std::vector<std::vector<std::string_view>> cells;  // row by row, all of one length
  std::vector<Column> columns;                       // behind the first

  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return cells[row][column];
  }
};

Column column_of(const Table& table, std::size_t index, const FaceChain& chain) {
  Column column;
  int before = 0;
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    const std::string_view cell = table.cell(row, index);
    const int width = width_of(chain, cell);
    column.width = std::max(column.width, width);
    if (!is_number(cell)) continue;
    column.numbers = true;
    const int left = width_of(chain, before_point(cell));
    before = std::max(before, left);
    column.behind_point = std::max(column.behind_point, width - left);
  }
  column.width = std::max(column.width, before + column.behind_point);
  return column;
}

Table table_of(std::string_view text, const FaceChain& chain) {
  Table table;
  table.cells = table_cells(text);
  for (std::size_t column = 1; column < table.cells.front().size(); ++column) {
    table.columns.push_back(column_of(table, column, chain));
  }
  return table;
}

/// What the other columns leave.
int first_width(const Table& table, int board_px, int gap_px) {
  for (const Column& column : table.columns) board_px -= column.width + gap_px;
  return board_px;
}

/// Places the cells of a page, line by line.
class Page {
 public:
  /// Of a cell, counted from where the page is begun to be read.
  struct Box {
    int left;
    int width;
    int top;
  };

  Page(const FaceChain& chain, drivers::Geometry geometry, bool right_to_left, int gap_px,
       fonts::TypeCase& type)
      : chain_(chain),
        type_(type),
        gap_px_(gap_px),
        layout_{geometry, {}, geometry.width_px, false, chain.size_px(), {}, right_to_left},
        top_(geometry.height_px % chain.size_px() / 2) {}

  /// False where letters are too high or a word of the first column too wide.
  [[nodiscard]] bool add_row(const Table& table, std::size_t row, int first_px) {
    const auto name =
        type_.breaker.wrap_to(chain_, table.cell(row, 0), [&](std::size_t) { return first_px; });
    const int lines = static_cast<int>(name.lines.size());
    const int height = lines * chain_.size_px();
    if (name.parted || top_ + height > layout_.geometry.height_px) return false;
    bool seated = true;
    for (int line = 0; line < lines; ++line) {
      const Box box{0, first_px, top_ + line * chain_.size_px()};
      seated = put(name.lines[static_cast<std::size_t>(line)], box, false) && seated;
    }
    // The other cells stand beside the first line of the name.
    int right = layout_.geometry.width_px;
    for (std::size_t column = table.columns.size(); column > 0; --column) {
      const Column& at = table.columns[column - 1];
      seated = put_cell(table.cell(row, column), at, {right - at.width, at.width, top_}) && seated;
      right -= at.width + gap_px_;
    }
    top_ += height;
    return seated;
  }

  [[nodiscard]] Layout take() { return std::move(layout_); }

 private:
  [[nodiscard]] int left_px(Box box) const {
    return layout_.right_to_left ? layout_.geometry.width_px - box.left - box.width : box.left;
  }

  bool put_cell(std::string_view cell, const Column& column, Box box) {
    if (!is_number(cell)) return put(cell, box, column.numbers);
    const int point = left_px(box) + box.width - column.behind_point;
    return draw(fonts::shape(chain_, cell), point - width_of(chain_, before_point(cell)), box.top);
  }

  /// At the beginning of its box, or at the end.
  bool put(std::string_view text, Box box, bool at_end) {
    const GlyphRun run = fonts::shape(chain_, text, layout_.right_to_left);
    const bool at_right = at_end != layout_.right_to_left;
    return draw(run, left_px(box) + (at_right ? box.width - run.width_px() : 0), box.top);
  }

  bool draw(const GlyphRun& run, int x, int top) {
    const auto seat = seat_of(run, chain_, type_.glyphs);
    const auto left = left_of(run, x, layout_.geometry.width_px, type_.glyphs);
    if (!seat || !left) return false;
    place_line(run, *left, top, *seat, layout_.glyphs);
    note_missing(run, layout_.missing);
    return true;
  }

  const FaceChain& chain_;
  fonts::TypeCase& type_;
  int gap_px_;  // between columns
  Layout layout_;
  int top_;
};

}  // namespace

std::vector<std::vector<std::string_view>> table_cells(std::string_view text) {
  std::vector<std::vector<std::string_view>> cells;
  std::size_t columns = 0;
  for (const std::string_view row : split(text, '\n')) {
    cells.push_back(split(row, '\t'));
    columns = std::max(columns, cells.back().size());
  }
  for (auto& row : cells) row.resize(columns);
  return cells;
}

bool is_number(std::string_view cell) {
  for (const std::string_view sign : {"¥", "￥", "$"}) {
    if (cell.starts_with(sign)) cell.remove_prefix(sign.size());
  }
  return !cell.empty() && cell.find_first_not_of("0123456789.,") == std::string_view::npos;
}

std::string_view before_point(std::string_view number) {
  return number.substr(0, std::min(number.find('.'), number.size()));
}

int table_rows(int height_px, int least_rows) {
  return line_sizes(height_px, least_rows).back();
}

Result<std::optional<Layout>> lay_out_table(std::string_view text, drivers::Geometry geometry,
                                            fonts::TypeCase& type, int least_rows) {
  const int least = std::max(least_rows, least_rows_of(text));
  GONGSHI_TRY(const FaceChain* chain, type.fonts.dots(table_rows(geometry.height_px, least)));
  const Table table = table_of(text, *chain);
  // A wide gap where the longest name still has room on its line, else a narrow one.
  int longest = 0;
  for (const auto& row : table.cells) longest = std::max(longest, width_of(*chain, row.front()));
  int gap_px = chain->size_px();
  if (first_width(table, geometry.width_px, gap_px) < longest) gap_px /= 2;
  const int width = first_width(table, geometry.width_px, gap_px);
  if (width < 2 * chain->size_px()) return std::optional<Layout>{};
  Page page(*chain, geometry, fonts::reads_right_to_left(text), gap_px, type);
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    if (!page.add_row(table, row, width)) return std::optional<Layout>{};
  }
  return std::optional<Layout>{page.take()};
}

}  // namespace gongshi::signage
