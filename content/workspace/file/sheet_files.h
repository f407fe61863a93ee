// Sheet files: prices/*.csv|xlsx and people/*.csv|xlsx.
#pragma once

#include <span>

#include "content/workspace/file/context.h"
#include "content/workspace/row/columns_file.h"

namespace gongshi::content::workspace {

/// What the tables of a folder may be: "prices" or "people".
[[nodiscard]] std::span<const SheetKind> kinds_of_folder(std::string_view folder);

/// All sheets of both folders in the order of their names; photos that doctors name are read too.
void read_sheet_files(Context& context, const ColumnsFile& columns);

}  // namespace gongshi::content::workspace
