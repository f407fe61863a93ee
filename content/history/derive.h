// Derive: the past that the next issue tells, made of the issue before and of nothing else.
//
//   issue before (verified) + next issue ─[derive]─ table/issues, table/history, table/changes
//
// Pure and deterministic: whoever has both issues gets the same bytes, on any machine, in any zone.
#pragma once

#include <optional>
#include <string>

#include "content/release.h"

namespace gongshi::content::history {

struct HistoryTables {
  std::string issues;
  std::string steps;
  std::string changes;
  bool operator==(const HistoryTables&) const = default;
};

/// The day of an issue: that of its `created` in China's one zone, UTC+8.
[[nodiscard]] Date issue_day(WallTime created);

/// `before` with its own manifest hash, `now` with its numbers and no hash yet. Errc::kUsage: `now`
/// is of another site or channel, or its number is not above that of `before`.
[[nodiscard]] Result<HistoryTables> derive(const Release& before, const Release& now);

}  // namespace gongshi::content::history
