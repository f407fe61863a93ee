// Sheet files: prices/*.csv|xlsx and people/*.csv|xlsx.
#pragma once

#include "content/workspace/file/context.h"
#include "content/workspace/row/columns_file.h"

namespace gongshi::content::workspace {

/// All sheets of both folders in the order of their names; photos that doctors name are read too.
void read_sheet_files(Context& context, const ColumnsFile& columns);

/// True for 合计, 小计, 备注：… and the like in the first cell: a row that is no item.
[[nodiscard]] bool is_summary_row(const Row& row);

}  // namespace gongshi::content::workspace
