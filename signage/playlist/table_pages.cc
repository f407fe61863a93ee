#include "signage/playlist/table_pages.h"

#include <algorithm>

#include "drivers/os/utf8.h"
#include "signage/layout/table.h"

namespace gongshi::signage {
namespace {

constexpr int kLeastWidth = 256;
constexpr int kLinesWithHead = 4;

int lines_of(const config::Display& display) {
  const int least = readable_rows(display.viewing_m, display.pitch_mm);
  return display.height_px / table_rows(display.height_px, least);
}

/// In halves of a Chinese character.
int halves_of(std::string_view text) {
  int halves = 0;
  for (const char32_t character : utf8::decode(std::string(text))) {
    halves += character < 0x2E80 ? 1 : 2;
  }
  return halves;
}

/// Fills pages row by row.
class Pages {
 public:
  Pages(const config::Display& display, const TableHead& head)
      : lines_(lines_of(display)),
        board_halves_(
            2 * display.width_px /
            table_rows(display.height_px, readable_rows(display.viewing_m, display.pitch_mm))),
        head_(head) {
    begin();
  }

  void add(const TableRow& row) {
    if (fits(row)) return append(row);
    if (!rows_.empty()) end();
    if (fits(row)) return append(row);
    // Too long for a whole page of columns: its words as a text.
    std::string text;
    for (const std::string& cell : row) text += (text.empty() ? "" : " ") + cell;
    texts_.push_back(std::move(text));
  }

  std::vector<std::string> take() {
    if (!rows_.empty()) end();
    return std::move(texts_);
  }

 private:
  [[nodiscard]] bool has_head() const { return lines_ >= kLinesWithHead; }

  void begin() {
    rows_.clear();
    widths_.assign(head_.cells.size(), 0);
    if (!has_head()) return;
    for (std::size_t i = 0; i < widths_.size(); ++i) widths_[i] = halves_of(head_.cells[i]);
  }

  void end() {
    std::string text;
    for (const TableRow& row : rows_) {
      if (!text.empty()) text += '\n';
      for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : "\t") + row[i];
    }
    texts_.push_back(std::move(text));
    begin();
  }

  /// The columns' widths with one more row.
  [[nodiscard]] std::vector<int> widened(const TableRow& row) const {
    std::vector<int> widths = widths_;
    for (std::size_t i = 0; i < widths.size() && i + 1 < row.size(); ++i) {
      widths[i] = std::max(widths[i], halves_of(row[i + 1]));
    }
    return widths;
  }

  [[nodiscard]] bool fits(const TableRow& row) const {
    int first = board_halves_ - 2;  // points under each other may widen a column
    for (const int width : widened(row)) first -= width + 1;  // and the gap
    if (first < 4) return false;
    const auto lines = [&](const TableRow& each) {
      // A line may end a character early, so that no full stop begins the next.
      const int halves = halves_of(each.front());
      return halves <= first ? 1 : (halves + first - 3) / (first - 2);
    };
    int used = lines(row) + (has_head() ? 1 : 0);
    for (const TableRow& each : rows_) used += lines(each);
    return used <= lines_;
  }

  void append(const TableRow& row) {
    widths_ = widened(row);
    rows_.push_back(row);
  }

  int lines_;
  int board_halves_;
  const TableHead& head_;
  std::vector<TableRow> rows_;
  std::vector<int> widths_;  // of the columns behind the first
  std::vector<std::string> texts_;
};

std::string head_line(const TableHead& head, std::size_t page, std::size_t pages) {
  std::string line = head.title;
  if (pages > 1) line += " " + std::to_string(page + 1) + "/" + std::to_string(pages);
  for (const std::string& cell : head.cells) line += "\t" + cell;
  return line + "\n";
}

}  // namespace

bool has_columns(const config::Display& display) {
  return display.width_px >= kLeastWidth && lines_of(display) >= 2;
}

std::vector<std::string> table_pages(const TableHead& head, const std::vector<TableRow>& rows,
                                     const config::Display& display) {
  if (rows.empty()) return {};
  Pages filled(display, head);
  for (const TableRow& row : rows) filled.add(row);
  std::vector<std::string> pages = filled.take();
  if (lines_of(display) < kLinesWithHead) {
    pages.insert(pages.begin(), head.title);
    return pages;
  }
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (is_table(pages[page])) pages[page].insert(0, head_line(head, page, pages.size()));
  }
  return pages;
}

}  // namespace gongshi::signage
