// Code tables: the parts of finding_codes(), each ascending, one behind the other.
#pragma once

#include <span>

#include "content/workspace/finding_codes.h"

namespace gongshi::content::workspace {

[[nodiscard]] std::span<const CodeEntry> file_codes();
[[nodiscard]] std::span<const CodeEntry> cell_codes();
[[nodiscard]] std::span<const CodeEntry> issue_codes();

}  // namespace gongshi::content::workspace
