// Table: rows of text cells in the one canonical spelling of the bundle format, section 3.6.
//
//   bundle ─ store ─[table]─ schema ─ release
//
// Strict UTF-8; cells separated by one tab, every row ended by one LF, the same number of cells in
// every row; the first row names the columns. No control character, no bidi override, no row above
// 64 KiB. A line break inside a cell is U+2028. Reading copies nothing: cells are views into the
// text, and 100,000 rows must load within 100 ms, so a row is checked and split in one pass.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::content {

inline constexpr std::size_t kMaxRowBytes = 65'536;  // the LF included
inline constexpr std::size_t kMaxColumns = 32;

/// Errc::kCorrupt with word E_CONTENT: "table/drugs row 17: …". Row 1 names the columns. Never
/// quotes a cell: a refused item's text must not reach a log.
[[nodiscard]] Error table_error(std::string_view table, std::size_t row, const Sentence& what);

class TableReader {
 public:
  /// Reads the header row, which must be exactly `columns`. `table` names the table in errors.
  [[nodiscard]] static Result<TableReader> open(std::string_view table, std::string_view text,
                                                std::span<const std::string_view> columns);

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  /// The next row's cells, valid until the next call (what they point at lives as long as `text`).
  [[nodiscard]] Result<std::span<const std::string_view>> next();

  /// Number of the row last read; the header is row 1.
  [[nodiscard]] std::size_t row() const { return row_; }
  /// The whole row last read, without its LF.
  [[nodiscard]] std::string_view line() const { return line_; }

 private:
  TableReader(std::string_view table, std::string_view text, std::size_t columns)
      : table_(table), rest_(text), columns_(columns) {}

  std::string_view table_;
  std::string_view rest_;
  std::string_view line_;
  std::size_t columns_;
  std::size_t row_ = 0;
  std::array<std::string_view, kMaxColumns> cells_{};
};

/// Splits a row that a TableReader has accepted before; the number of cells.
std::size_t split_row(std::string_view line, std::span<std::string_view> cells);

/// Appends `text` as a cell: a line break (CR LF, LF or CR) becomes U+2028, a tab becomes a space.
void append_cell(std::string& row, std::string_view text);

/// True for what no cell may hold: C0 and C1 controls, DEL, and the characters that reorder text
/// (U+061C, U+200E, U+200F, U+202A..U+202E, U+2066..U+2069).
[[nodiscard]] bool is_forbidden_in_table(char32_t character);

}  // namespace gongshi::content
