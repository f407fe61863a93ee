#include "signage/screen/sheets.h"

namespace gongshi::signage {
namespace {

using Kind = SheetLine::Kind;

/// As many lines on each as go, from the first on.
std::vector<SheetSpan> filled(const std::vector<SheetLine>& lines, int height_px) {
  std::vector<SheetSpan> sheets;
  std::size_t first = 0;
  while (first < lines.size()) {
    if (lines[first].kind == Kind::kSpace) {  // none at the top of a sheet
      ++first;
      continue;
    }
    std::size_t end = first;
    int used = 0;
    while (end < lines.size() && (end == first || used + lines[end].height_px <= height_px)) {
      used += lines[end++].height_px;
    }
    // A heading goes with what it stands over, unless nothing else is on the sheet.
    std::size_t kept = end;
    while (end < lines.size() && kept > first && lines[kept - 1].kind != Kind::kText) --kept;
    if (kept > first) end = kept;
    sheets.push_back({first, end});
    first = end;
  }
  return sheets;
}

}  // namespace

std::vector<SheetSpan> sheets_of(const std::vector<SheetLine>& lines, int height_px) {
  std::vector<SheetSpan> sheets = filled(lines, height_px);
  if (sheets.size() < 2) return sheets;
  // The least height at which they are no more.
  int too_low = 0;
  int enough = height_px;
  while (enough - too_low > 1) {
    const int middle = too_low + (enough - too_low) / 2;
    std::vector<SheetSpan> lower = filled(lines, middle);
    if (lower.size() > sheets.size()) {
      too_low = middle;
    } else {
      enough = middle;
      sheets = std::move(lower);
    }
  }
  return sheets;
}

}  // namespace gongshi::signage
