// CSV: RFC 4180 and what spreadsheet programs make of it.
//
// CRLF, LF or CR line ends, mixed too; quoted cells with doubled quotes and line breaks; commas, or
// tabs in Excel's "Unicode Text". A quote inside an unquoted cell (5" tube) is an ordinary sign.
#pragma once

#include <string>

#include "content/workspace/source/sheet.h"

namespace gongshi::content::workspace {

inline constexpr std::size_t kMostCells = 40'000'000;
inline constexpr std::size_t kMostColumns = 256;

/// Never fails as a whole: a quote that is not closed ends the sheet before its row with fault
/// E1005, text after a closing quote gives E1019 for its row. `text` is well-formed UTF-8.
[[nodiscard]] Sheet parse_csv(std::string text);

}  // namespace gongshi::content::workspace
