// Record: one row of a mapped sheet, asked field by field; what is wrong with a cell goes to the
// findings with its place, and marks the row as refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/workspace/finding.h"
#include "content/workspace/row/headers.h"
#include "content/workspace/row/values.h"
#include "content/workspace/text_pool.h"

namespace gongshi::content::workspace {

enum class Need { kOptional, kMust };

class Record {
 public:
  Record(const Mapping& mapping, const Row& row, Findings& findings, TextPool& pool)
      : mapping_(mapping), row_(row), findings_(findings), pool_(pool) {}

  /// The cell as published; checked for length, damage, personal numbers and error values.
  content::Text text(Field field, Need need = Need::kOptional, std::size_t most = 400);
  /// As text(), and no placeholder. `person`: stricter, see is_placeholder.
  content::Text name(Field field, bool person);
  /// A code: width folded, no blanks inside, never in scientific notation.
  content::Text code(Field field, Need need);
  std::optional<content::Money> money(Field field);
  std::optional<int> share(Field field);
  std::optional<Date> date(Field field);

  /// A word of a fixed list; `words` tells people the list.
  template <class T, class Parse>
  T word(Field field, Code code, std::string_view words, T none, Parse parse) {
    const std::string cell = raw(field);
    if (cell.empty()) return none;
    const auto value = parse(cell);
    if (value) return *value;
    fail(field, code,
         {"“" + shown(cell) + "”不在规定的词里，只能填写：" + std::string(words),
          "\"" + shown(cell) + "\" is none of: " + std::string(words)});
    return none;
  }
  bool yes(Field field);

  [[nodiscard]] bool has(Field field) { return !raw(field).empty(); }
  /// Trimmed and composed, in the word that columns.yaml gives for it, or the fill value of
  /// columns.yaml; empty when there is none.
  [[nodiscard]] std::string raw(Field field);
  [[nodiscard]] CellKind kind(Field field) const;

  void fail(Field field, Code code, Sentence what);
  /// The cell must not be empty. Told once for the file when the whole column is missing.
  void missing(Field field);
  void warn(Field field, Code code, Sentence what);
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] int number() const { return row_.number; }
  [[nodiscard]] const Mapping& mapping() const { return mapping_; }
  [[nodiscard]] TextPool& pool() { return pool_; }
  /// At most 40 characters of a cell, for a sentence.
  [[nodiscard]] static std::string shown(std::string_view text);

 private:
  [[nodiscard]] std::string_view cell(Field field) const;
  /// For a finding: shortened, digits of a personal number hidden.
  [[nodiscard]] std::string cell_shown(Field field) const;
  bool check(Field field, std::string_view text, std::size_t most);
  /// False with a finding for a code that is a person's own number.
  bool is_public_code(Field field, std::string_view value);

  const Mapping& mapping_;
  Row row_;
  Findings& findings_;
  TextPool& pool_;
  bool failed_ = false;
};

/// What is wrong with a text that is to be published, wherever it stands: damage, control
/// characters, ID card and mobile numbers, length in characters. The text itself is never quoted
/// when it holds a personal number.
[[nodiscard]] std::optional<Refusal> refuse_text(std::string_view cleaned, std::size_t most);

}  // namespace gongshi::content::workspace
