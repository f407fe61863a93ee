// Workbooks for tests, written part by part.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace gongshi::test {

using Parts = std::map<std::string, std::string>;  // by name inside the archive

[[nodiscard]] std::string zip_of(const Parts& parts);

/// One sheet "价格" whose worksheet part holds `sheet_data`; two shared strings, styles 0 plain,
/// 1 date, 2 percent, 3 a Chinese date.
[[nodiscard]] Parts book(const std::string& sheet_data);

/// Rows of texts as inline strings; `merges` such as "A2:A4".
[[nodiscard]] std::string sheet_of(const std::vector<std::vector<std::string>>& rows,
                                   const std::vector<std::string>& merges = {});

/// A workbook of several sheets, each with what sheet_of gives.
[[nodiscard]] std::string workbook_of(
    const std::vector<std::pair<std::string, std::string>>& sheets);

}  // namespace gongshi::test
