// ChangedWords: which words of an item differ from those that were signed, in a person's words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongshi::content::workspace {

struct ChangedLine {
  std::string before;  // empty: the line is new
  std::string now;     // empty: the line is gone
};

struct ChangedWords {
  std::size_t lines = 0;           // that differ, counted as pairs
  std::vector<ChangedLine> shown;  // the first of them, cut to the words that differ
  bool order = false;              // the same lines in another order
};

[[nodiscard]] ChangedWords changed_words(std::string_view before, std::string_view now);

/// “原为…，现为…；新增…；删去…”, and how many more.
[[nodiscard]] std::string changed_text_zh(const ChangedWords& changed);
[[nodiscard]] std::string changed_text_en(const ChangedWords& changed);

}  // namespace gongshi::content::workspace
