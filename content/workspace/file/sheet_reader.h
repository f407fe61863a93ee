// Sheet reader: the rows of one sheet become entries of the workspace.
#pragma once

#include <span>
#include <string>

#include "content/workspace/file/context.h"
#include "content/workspace/row/columns_file.h"
#include "content/workspace/source/sheet.h"

namespace gongshi::content::workspace {

/// `kinds`: what the folder may hold. Everything wrong is told; photos that rows name are read too.
void read_sheet(Context& context, const std::string& file, const Sheet& sheet,
                std::span<const SheetKind> kinds, const FileColumns& columns);

}  // namespace gongshi::content::workspace
