#include "content/workspace/finding.h"

#include <algorithm>
#include <tuple>

namespace gongshi::content::workspace {

void Findings::add(Place place, Code code, Sentence what, std::string cell) {
  list_.push_back(Finding{std::move(place), code, entry_of(code).severity, false, std::move(what),
                          std::move(cell)});
}

void Findings::block(Place place, Code code, Sentence what) {
  list_.push_back(Finding{std::move(place), code, Severity::kError, true, std::move(what), {}});
}

void Findings::block_errors() {
  for (Finding& finding : list_) {
    finding.blocks = finding.blocks || finding.severity == Severity::kError;
  }
}

int Findings::count(Severity severity) const {
  return static_cast<int>(std::ranges::count(list_, severity, &Finding::severity));
}

bool Findings::blocked() const {
  return std::ranges::any_of(list_, &Finding::blocks);
}

void Findings::sort() {
  std::ranges::stable_sort(list_, [](const Finding& a, const Finding& b) {
    return std::tie(a.place.file, a.place.row) < std::tie(b.place.file, b.place.row);
  });
}

std::string finding_line(const Finding& finding, Lang lang) {
  std::string line = finding.place.file;
  if (finding.place.row > 0) line += ":" + std::to_string(finding.place.row);
  if (!finding.place.column.empty()) line += ":" + finding.place.column;
  line += " " + code_word(finding.code) + " " + finding.what.in(lang);
  if (finding.cell.empty() || finding.what.in(lang).find(finding.cell) != std::string::npos)
    return line;
  return line +
         (lang == Lang::kZh ? "（单元格：" + finding.cell + "）" : " (cell: " + finding.cell + ")");
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

Error finding_error(Code code, Sentence what, Errc errc) {
  return Error{errc, std::move(what), code_word(code)};
}

}  // namespace gongshi::content::workspace
