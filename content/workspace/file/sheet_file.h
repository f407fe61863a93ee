// Sheet file: one spreadsheet on disk, CSV or XLSX, as its sheets.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "content/workspace/row/columns_file.h"
#include "content/workspace/source/sheet.h"
#include "drivers/os/file.h"

namespace gongshi::content::workspace {

/// True for names that are read as spreadsheets: .csv, .txt, .xlsx.
[[nodiscard]] bool is_sheet_name(std::string_view name);

/// All sheets with content; of a CSV its one, without a name. Words E1001 to E1004, E1007.
[[nodiscard]] Result<std::vector<NamedSheet>> open_sheets(const fs::path& path);

/// The text of a file, decoded. Words E1001 to E1004.
[[nodiscard]] Result<std::string> open_text(const fs::path& path);

/// The sheet that columns.yaml names, or the first. What is left out is told; null with a blocking
/// finding when the sheet named is not there, or the first holds no table while another one does.
[[nodiscard]] const Sheet* choose_sheet(const std::string& file,
                                        const std::vector<NamedSheet>& sheets,
                                        std::span<const SheetKind> kinds,
                                        const FileColumns& columns, Findings& findings);

}  // namespace gongshi::content::workspace
