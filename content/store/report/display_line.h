// DisplayLine: what one display shows, with proof and age: the row of product contract section 7.
//
// Every program that drives displays rewrites its own file in the displays folder; `gongshi-sync
// status`, the demo and (later) the receipts read all of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content {

/// The strongest thing known about a display, weakest first; never more than was observed.
enum class Proof { kNone, kSent, kAcknowledged, kReadBack, kDrawn, kNoAnswer };

enum class Seen { kUnknown, kSeen, kNotSeen };

struct DisplayLine {
  std::string display;        // "lobby-1"
  std::string kind;           // "onbon-k"
  std::string serial;         // "1-42"; empty: not known
  std::string manifest_hash;  // of the release behind the serial; empty: not known
  Proof proof = Proof::kNone;
  std::optional<WallTime> proved_at{};  // when `proof` was last observed: the age counts from here
  Seen seen = Seen::kUnknown;
  std::optional<WallTime> not_seen_since{};
};

/// Atomically replaces `folder/<program>.json`.
[[nodiscard]] Status write_display_lines(const fs::path& folder, std::string_view program,
                                         const std::vector<DisplayLine>& lines);

/// The lines of every program, sorted by display name. A file that does not parse is an error
/// that names it.
[[nodiscard]] Result<std::vector<DisplayLine>> read_display_lines(const fs::path& folder);

/// The same lines as one JSON document: {"displays": [...]}, times in UTC, null for unknown.
[[nodiscard]] std::string display_lines_json(const std::vector<DisplayLine>& lines);

/// The table of product contract section 7 (columns by display width: CJK counts two).
[[nodiscard]] std::string display_table(const std::vector<DisplayLine>& lines, WallTime now,
                                        Lang lang);

}  // namespace gongshi::content
