// CsvLine: one row of a sheet for Excel, whatever its cells hold.
//
// Cells come from people outside (opinions, names): none may begin a formula, end its cell, or
// begin a row.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gongshi::content {

/// What the file begins with, so that Excel takes it for UTF-8.
inline constexpr std::string_view kCsvMark = "\xEF\xBB\xBF";

/// Every cell between double quotes, CR LF at the end (RFC 4180). A cell by whose first character a
/// spreadsheet would take it for a formula gets an apostrophe before it.
[[nodiscard]] std::string csv_line(std::span<const std::string> cells);

}  // namespace gongshi::content
