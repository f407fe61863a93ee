#include "content/csv_line.h"

#include <algorithm>
#include <array>

namespace gongshi::content {
namespace {

/// The signs of formulas, also in full width, and the blanks that a spreadsheet drops before them.
constexpr std::array kFormulaStarts =
    std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"});

std::string cell(std::string_view text) {
  std::string out = "\"";
  const bool formula = std::ranges::any_of(
      kFormulaStarts, [text](std::string_view start) { return text.starts_with(start); });
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string csv_line(std::span<const std::string> cells) {
  std::string line;
  for (const std::string& each : cells) line += (line.empty() ? "" : ",") + cell(each);
  return line + "\r\n";
}

}  // namespace gongshi::content
