// Number formats of SpreadsheetML: whether a stored number is meant as a date or a percentage, and
// its text as people see it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/source/sheet.h"

namespace gongshi::content::workspace {

enum class NumberFormat : std::uint8_t { kPlain, kDate, kPercent };

/// By cell style index (`s` of a cell); from the part xl/styles.xml.
[[nodiscard]] std::vector<NumberFormat> parse_styles(std::string_view xml);

struct ShownNumber {
  std::string text;
  CellKind kind;
};

/// "1.0000000000000001E-2" in a percent format is "1%"; serial 45413 in a date format is
/// "2024-05-01" (ECMA-376 18.17.4.1; day 60 of the 1900 system does not exist).
[[nodiscard]] ShownNumber show_number(std::string_view stored, NumberFormat format, bool date1904);

}  // namespace gongshi::content::workspace
