#include "content/workspace/source/csv.h"

#include <algorithm>

namespace gongshi::content::workspace {
namespace {

/// The sign that stands more often in the first lines; a comma when neither does.
char separator_of(std::string_view text) {
  constexpr std::size_t kLook = 4096;
  const std::string_view start = text.substr(0, kLook);
  return std::ranges::count(start, '\t') > std::ranges::count(start, ',') ? '\t' : ',';
}

class Parser {
 public:
  explicit Parser(std::string text) {
    text_ = sheet_.pool().adopt(std::move(text));
    separator_ = separator_of(text_);
    sheet_.ragged_rows_are_faults = true;
  }

  Sheet parse() && {
    while (at_ < text_.size()) {
      if (!read_row()) break;
    }
    return std::move(sheet_);
  }

 private:
  /// False when the rest of the file cannot be read.
  bool read_row() {
    while (true) {
      const bool quoted = at_ < text_.size() && text_[at_] == '"';
      if (quoted ? !read_quoted() : !read_plain()) return false;
      if (sheet_.open_cells() > kMostColumns || ++cells_ > kMostCells) {
        sheet_.faults.push_back({Code::kFileTooLarge,
                                 row_,
                                 {"一行超过 256 列，或全表超过 4000 万格",
                                  "more than 256 columns in a row or 40 million cells in all"},
                                 true});
        return false;
      }
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        continue;
      }
      end_line();
      sheet_.end_row(row_++);
      return true;
    }
  }

  bool read_plain() {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
           text_[at_] != '\r') {
      ++at_;
    }
    sheet_.add_cell(text_.substr(start, at_ - start));
    return true;
  }

  bool read_quoted() {
    const int opening_line = line_;
    const std::size_t start = ++at_;
    bool doubled = false;
    while (true) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        const std::string line = std::to_string(opening_line);
        sheet_.faults.push_back({Code::kUnclosedQuote,
                                 row_,
                                 {"第 " + line + " 行开头的引号一直没有结束，从这一行起都没有读取",
                                  "the quote opened in line " + line +
                                      " is never closed; nothing is read from there on"},
                                 true});
        return false;
      }
      if (quote + 1 < text_.size() && text_[quote + 1] == '"') {
        doubled = true;
        at_ = quote + 2;
        continue;
      }
      at_ = quote + 1;
      break;
    }
    const std::string_view raw = text_.substr(start, at_ - 1 - start);
    line_ += static_cast<int>(std::ranges::count(raw, '\n'));
    sheet_.add_cell(doubled ? undouble(raw) : raw);
    skip_after_quote();
    return true;
  }

  std::string_view undouble(std::string_view raw) {
    std::string cell;
    cell.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
      cell += raw[i];
      if (raw[i] == '"') ++i;
    }
    return sheet_.pool().keep(cell);
  }

  /// Blanks after a closing quote are harmless; anything else makes the row unreadable.
  void skip_after_quote() {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
           text_[at_] != '\r') {
      ++at_;
    }
    const std::string_view rest = text_.substr(start, at_ - start);
    if (rest.find_first_not_of(" \t") == std::string_view::npos) return;
    sheet_.faults.push_back({Code::kTextAfterQuote,
                             row_,
                             {"单元格的引号结束后还有文字，这一行没有读取",
                              "text follows a closing quote; the row is not read"},
                             false});
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  Sheet sheet_;
  std::string_view text_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t cells_ = 0;
  int row_ = 1;
  int line_ = 1;
};

}  // namespace

Sheet parse_csv(std::string text) {
  return Parser(std::move(text)).parse();
}

}  // namespace gongshi::content::workspace
