// Page files: pages/<id>.zh.md and pages/<id>.en.md.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

void read_page_files(Context& context);

}  // namespace gongshi::content::workspace
