// XLSX: the sheets of a workbook (ECMA-376, SpreadsheetML) as Sheets.
//
// Shared and inline strings, numbers as the spreadsheet shows them, percentages with their sign,
// date serials as dates, merged areas carried down their first column. Formulas give their stored
// value. Nothing is calculated.
#pragma once

#include <string_view>

#include "content/workspace/source/sheet.h"
#include "drivers/os/result.h"

namespace gongshi::content::workspace {

/// `bytes`: the whole file. The sheets with content in the workbook's order; one empty sheet when
/// there is none. E1003 when it is another kind of file, E1007 when damaged, E1002 when too large.
[[nodiscard]] Result<std::vector<NamedSheet>> parse_workbook(std::string_view bytes);

/// Rows and cells of one worksheet part; what the fuzz target drives. `shared` and `styles` may be
/// empty. Returns false when the XML is broken.
[[nodiscard]] bool parse_worksheet(std::string_view xml, std::string_view shared,
                                   std::string_view styles, bool date1904, Sheet& sheet);

}  // namespace gongshi::content::workspace
