// ActsFile: approvals.yaml, the workspace's book of proposals, sign-offs and refusals, and the
// folder approvals/ with the words that each of them was about.
#pragma once

#include "content/workspace/approval/item.h"
#include "content/workspace/approval/signing.h"
#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

inline constexpr const char* kActsFile = "approvals.yaml";
inline constexpr const char* kWordsFolder = "approvals";

/// In the order of the file. Lines that cannot be read are findings that block.
[[nodiscard]] std::vector<Act> read_acts(Context& context);

/// The line that says it.
[[nodiscard]] std::string act_line(const Act& act);

/// Adds lines at the end of approvals.yaml; makes the file when there is none. Nothing is written
/// when the file would not read back as before with exactly these acts behind. `today` bounds none
/// of it.
[[nodiscard]] Status append_acts(const fs::path& workspace, const std::vector<Act>& acts);

/// Keeps the words of an item, under their hash; those that neither the acts nor the item need any
/// more are removed.
[[nodiscard]] Status keep_words(const fs::path& workspace, const Item& item);
/// What was signed; empty when it was not kept or is not what the hash says.
[[nodiscard]] std::optional<std::string> kept_words(const fs::path& workspace,
                                                    const std::string& hash);
/// Removes kept words that no act of `needed` names.
[[nodiscard]] Status drop_words(const fs::path& workspace, const std::set<std::string>& needed);

}  // namespace gongshi::content::workspace
