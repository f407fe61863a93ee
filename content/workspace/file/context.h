// Context: what every reader of a workspace file works on.
#pragma once

#include <optional>
#include <string>

#include "content/workspace/finding.h"
#include "content/workspace/row/clean.h"
#include "content/workspace/source/yaml.h"
#include "content/workspace/workspace.h"
#include "drivers/os/file.h"

namespace gongshi::content::workspace {

struct Context {
  const fs::path& directory;
  Date today;
  Workspace& workspace;
  Findings& findings;
};

/// Text of one file inside the workspace, decoded. Empty with a blocking finding when it cannot be
/// read; a file that is not `required` may be absent without one.
[[nodiscard]] std::optional<std::string> read_text(Context& context, const std::string& name,
                                                   bool required);

/// The list under `key` of a YAML file that holds just that list; empty, with a blocking finding,
/// when it is none. A file that is not `required` may be absent without one.
[[nodiscard]] YAML::Node read_list(Context& context, const std::string& name, std::string_view key,
                                   bool required);

/// Cleans and checks a text of a YAML file or page head; adds the finding at `place`. Empty when it
/// is refused.
[[nodiscard]] std::optional<content::Text> keep_text(Context& context, const Place& place,
                                                     const std::string& value, std::size_t most,
                                                     Joiners joiners = Joiners::kDrop);

/// False, with a finding at `place`, for a name or number of an item that is a person's own number:
/// ids, codes and file names are in the bundle too.
bool is_public_name(Context& context, const Place& place, std::string_view name);

}  // namespace gongshi::content::workspace
