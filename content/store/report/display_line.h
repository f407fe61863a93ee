// The displays folder: every program that drives displays rewrites its own file of display lines;
// `gongshi-sync status`, the demo and the receipts read all of them.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "content/display_line.h"
#include "content/display_table.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content {

/// Atomically replaces `folder/<program>.json`.
[[nodiscard]] Status write_display_lines(const fs::path& folder, std::string_view program,
                                         const std::vector<DisplayLine>& lines);

/// The lines in one such file; `path` names it in errors.
[[nodiscard]] Result<std::vector<DisplayLine>> parse_display_lines(std::string_view text,
                                                                   const fs::path& path);

/// The lines of every program, sorted by display name. A file that does not parse is an error
/// that names it.
[[nodiscard]] Result<std::vector<DisplayLine>> read_display_lines(const fs::path& folder);

/// Every running program rewrites its file several times a minute; one that has not done so for
/// this long is not running.
inline constexpr std::chrono::minutes kSilentAfter{5};

/// The same for whoever tells others: a file that no longer changes says what was, so its displays
/// are not seen since it was written.
[[nodiscard]] Result<std::vector<DisplayLine>> read_display_lines(const fs::path& folder,
                                                                  WallTime now);

/// The same lines as one JSON document: {"displays": [...]}, times in UTC, null for unknown.
[[nodiscard]] std::string display_lines_json(const std::vector<DisplayLine>& lines);

}  // namespace gongshi::content
