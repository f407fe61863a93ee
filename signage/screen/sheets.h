// Sheets: lines of a long text laid on as few sheets as hold them, none much fuller than the next:
// no last sheet with one line, and no heading at the foot of one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gongshi::signage {

struct SheetLine {
  enum class Kind : std::uint8_t { kText, kHeading, kSpace };

  int height_px = 0;
  Kind kind = Kind::kText;
};

/// From line `first` up to and without `end`.
struct SheetSpan {
  std::size_t first = 0;
  std::size_t end = 0;
  bool operator==(const SheetSpan&) const = default;
};

/// In order; only spaces between two sheets are in neither. A line that is higher than a sheet has
/// one to itself.
[[nodiscard]] std::vector<SheetSpan> sheets_of(const std::vector<SheetLine>& lines, int height_px);

}  // namespace gongshi::signage
