// Sheet: rows of cells with the row numbers that the spreadsheet program shows; what CSV and XLSX
// both become.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/finding.h"
#include "content/workspace/text_pool.h"

namespace gongshi::content::workspace {

enum class CellKind : std::uint8_t {
  kText,
  kNumber,  // XLSX number, written out with at most 15 digits as the spreadsheet shows it
  kDate,    // XLSX serial with a date format, written as 2026-01-31
  kError,   // #N/A and the like
};

struct Cell {
  std::string_view text;
  CellKind kind = CellKind::kText;
};

struct Row {
  int number = 0;  // 1 is the first row of the file
  std::span<const Cell> cells;
};

/// Something wrong with the shape of the file itself. `row` 0 means the whole file.
struct SheetFault {
  Code code;
  int row;
  Sentence what;
  bool blocks;
};

class Sheet {
 public:
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] Row row(std::size_t index) const {
    const Span& span = rows_[index];
    return {span.number, std::span(cells_).subspan(span.first, span.count)};
  }

  /// Cells of one row are added one after the other, then the row is closed.
  void add_cell(std::string_view text, CellKind kind = CellKind::kText) {
    cells_.push_back({text, kind});
  }
  void end_row(int number) {
    rows_.push_back({number, open_, cells_.size() - open_});
    open_ = cells_.size();
  }
  [[nodiscard]] std::size_t open_cells() const { return cells_.size() - open_; }

  TextPool& pool() { return pool_; }
  std::vector<SheetFault> faults;
  /// A CSV row must be as long as its header; a workbook row ends where its content ends.
  bool ragged_rows_are_faults = false;
  /// Columns of a workbook that a person at the screen does not see.
  std::set<std::size_t> hidden_columns;

 private:
  struct Span {
    int number;
    std::size_t first;
    std::size_t count;
  };
  TextPool pool_;
  std::vector<Cell> cells_;
  std::vector<Span> rows_;
  std::size_t open_ = 0;
};

/// A sheet of a workbook; a CSV file has one without a name.
struct NamedSheet {
  std::string name;
  Sheet sheet;
};

}  // namespace gongshi::content::workspace
