// WordList: the words of an item, a labelled line for every field that is filled in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/model.h"

namespace gongshi::content::workspace {

/// Fields that are empty leave no trace: a field that a later version adds voids no approval.
class WordList {
 public:
  void add(std::string_view label, std::string_view value);
  void add(std::string_view label, Date date);
  void add(std::string_view label, const std::optional<Date>& date);
  void add(std::string_view label, const std::optional<content::Money>& amount);
  void add(std::string_view label, const content::Validity& valid);
  void add(std::string_view label, const content::Names& names);
  void add(std::string_view label, content::Audience audience);
  void add_number(std::string_view label, long long number);
  /// Its hash: pictures are approved as they are.
  void add_picture(std::string_view label, std::string_view bytes);
  /// A text of many lines, each marked, so that no line of it can pass for a field.
  void add_body(std::string_view label, std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// All on one line: a row of a table.
  [[nodiscard]] std::string row() const;

 private:
  std::string text_;
};

}  // namespace gongshi::content::workspace
