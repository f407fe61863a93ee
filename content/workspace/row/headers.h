// Headers: the row of a sheet that names its columns, and what each column means.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "content/workspace/finding.h"
#include "content/workspace/row/columns_file.h"
#include "content/workspace/row/fields.h"
#include "content/workspace/source/sheet.h"

namespace gongshi::content::workspace {

/// Which column of one file holds which field.
struct Mapping {
  Mapping() { column.fill(-1); }

  std::string file;
  SheetKind kind = SheetKind::kService;
  std::array<int, kFieldCount> column{};  // -1: no column
  std::vector<std::string> headers;       // as written, by column
  std::map<Field, std::string> fill;
  std::set<Field> missing;  // required columns that are not there: told once, not row by row
  bool generate_codes = false;
  std::set<Field> carry;  // an empty cell means "as above"
  std::map<std::string, content::InsuranceClass, std::less<>> insurance;  // by folded word
  ValueWords values;
  BareShare self_pay = BareShare::kRefused;
  std::size_t header_row = 0;  // index into the sheet
  std::size_t first_row = 1;   // the first below the header, which may have two lines
  std::size_t width = 0;       // columns of the header, empty tail left out

  [[nodiscard]] int at(Field field) const { return column.at(static_cast<std::size_t>(field)); }
  /// "H(单价)", or the field's usual header when it has no column.
  [[nodiscard]] std::string column_text(Field field) const;
  [[nodiscard]] Place place(int row, Field field) const { return {file, row, column_text(field)}; }
};

/// The row of a sheet that is most likely its header, and the kind of table that fits it best.
struct HeaderGuess {
  std::size_t row = 0;
  SheetKind kind = SheetKind::kService;
  int score = 0;  // known headers; those that the kind must have count double
};
[[nodiscard]] std::optional<HeaderGuess> guess_header(const Sheet& sheet,
                                                      std::span<const SheetKind> kinds,
                                                      const FileColumns& columns);

/// The texts of a header of one line, or of two that are read as one.
struct HeaderLines {
  std::vector<std::string> texts;
  std::size_t first_row = 0;  // the first below
};
[[nodiscard]] HeaderLines read_header_lines(const Sheet& sheet, std::size_t header_row);

/// True when the first 30 rows hold a header that can be read.
[[nodiscard]] bool has_header(const Sheet& sheet, std::span<const SheetKind> kinds,
                              const FileColumns& columns);

/// Looks for the header in the first 30 rows (title lines stand above it, a second line may stand
/// below) and decides the kind of table, among `kinds` unless columns.yaml names it. One price
/// column counts: where several might, `price` of columns.yaml must say which. Everything wrong is
/// told to `findings`; empty when no row could be read rightly.
[[nodiscard]] std::optional<Mapping> map_headers(const std::string& file, const Sheet& sheet,
                                                 std::span<const SheetKind> kinds,
                                                 const FileColumns& columns, Findings& findings);

}  // namespace gongshi::content::workspace
