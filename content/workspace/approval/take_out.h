// TakeOut: items that must not be in this issue leave the workspace, whole, before the later
// checks.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// The file that people open to find the item: "pages/outpatient.zh.md" of "page/outpatient".
[[nodiscard]] std::string item_file(const std::string& key);

/// Everything of one item; its rows are counted under `where` from now on.
void take_out(Context& context, const std::string& key, int FileCount::* where);

/// Takes out what may not be shown yet: before `not_before`, or before the higher authority has
/// published its paper. The keys.
[[nodiscard]] std::set<std::string> hold_back(Context& context);

}  // namespace gongshi::content::workspace
