// Columns: each table's columns are described once and used for reading, writing and naming.
//
// A description is a function template over an "Io": RowReader fills the struct from cells,
// RowWriter makes cells of it, ColumnNames lists the names. Inside content only; schema.h is the
// door.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "content/model.h"
#include "content/table.h"

namespace gongshi::content {

/// What a column asks of its cell. No two rows of a table agree in all their key columns.
enum class Need : std::uint8_t { kOptional, kMust, kKeyPart, kKey };  // kKey: kKeyPart and kMust

[[nodiscard]] constexpr bool is_must(Need need) {
  return need == Need::kMust || need == Need::kKey;
}
[[nodiscard]] constexpr bool is_key(Need need) {
  return need == Need::kKeyPart || need == Need::kKey;
}

class ColumnNames {
 public:
  void text(std::string_view name, const Text& /*value*/, Need /*need*/) { add(name); }
  void money(std::string_view name, const std::optional<Money>& /*value*/) { add(name); }
  void date(std::string_view name, const Date& /*value*/, Need /*need*/) { add(name); }
  void date(std::string_view name, const std::optional<Date>& /*value*/,
            Need /*need*/ = Need::kOptional) {
    add(name);
  }
  void flag(std::string_view name, const bool& /*value*/) { add(name); }
  void number(std::string_view name, const int& /*value*/, int /*low*/, int /*high*/,
              Need /*need*/) {
    add(name);
  }
  void share(std::string_view name, const std::optional<int>& /*value*/) { add(name); }
  void minute(std::string_view name, const std::chrono::minutes& /*value*/) { add(name); }
  void seconds(std::string_view name, const std::chrono::seconds& /*value*/, int /*high*/) {
    add(name);
  }
  void weekdays(std::string_view name, const unsigned& /*value*/) { add(name); }
  void weekday(std::string_view name, const unsigned& /*value*/) { add(name); }
  void character(std::string_view name, const char32_t& /*value*/) { add(name); }
  template <class Enum, std::size_t kCount>
  void word(std::string_view name, const Enum& /*value*/,
            const std::array<std::string_view, kCount>& /*words*/,
            Need /*need*/ = Need::kOptional) {
    add(name);
  }
  void rule(bool /*holds*/, const Sentence& (* /*broken*/)()) {}

  [[nodiscard]] std::span<const std::string_view> names() const {
    return std::span(names_).first(count_);
  }

 private:
  void add(std::string_view name) { names_.at(count_++) = name; }
  std::array<std::string_view, kMaxColumns> names_{};
  std::size_t count_ = 0;
};

/// Fills a struct from the cells of one row; remembers the first fault.
class RowReader {
 public:
  void start(std::span<const std::string_view> cells) {
    cells_ = cells;
    next_ = 0;
    key_ = 0;
  }

  void text(std::string_view name, Text& value, Need need) { value = take(name, need); }
  void money(std::string_view name, std::optional<Money>& value);
  void date(std::string_view name, Date& value, Need need);
  void date(std::string_view name, std::optional<Date>& value, Need need = Need::kOptional);
  void flag(std::string_view name, bool& value);  // "yes" or empty
  void number(std::string_view name, int& value, int low, int high, Need need);
  void share(std::string_view name, std::optional<int>& value);     // 0 .. 10000 or empty
  void minute(std::string_view name, std::chrono::minutes& value);  // "08:30", "24:00"
  void seconds(std::string_view name, std::chrono::seconds& value, int high);  // 0: none set
  void weekdays(std::string_view name, unsigned& value);                       // "12345"
  void weekday(std::string_view name, unsigned& value);  // "1" .. "7" or empty
  void character(std::string_view name, char32_t& value);

  template <class Enum, std::size_t kCount>
  void word(std::string_view name, Enum& value, const std::array<std::string_view, kCount>& words,
            Need need = Need::kOptional) {
    const auto found = std::find(words.begin(), words.end(), take(name, need));
    if (found == words.end()) return fail(name, unknown_word());
    value = static_cast<Enum>(found - words.begin());
  }

  /// A rule across columns; `broken` says what is wrong.
  void rule(bool holds, const Sentence& (*broken)()) {
    if (!holds) fail({}, broken());
  }

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] const Sentence& fault() const { return fault_; }
  /// Mixed from the key columns: equal keys have equal marks, and unequal ones collide once in
  /// some thousand million tables of 100,000 rows.
  [[nodiscard]] std::uint64_t key() const { return key_; }

 private:
  Text take(std::string_view name, Need need);
  void fail(std::string_view name, const Sentence& what);
  [[nodiscard]] static const Sentence& unknown_word();

  std::span<const std::string_view> cells_;
  std::size_t next_ = 0;
  std::uint64_t key_ = 0;
  bool failed_ = false;
  Sentence fault_;
  Text last_date_text_;  // price tables repeat few dates
  Date last_date_{};
};

/// Makes the cells of one row. What it makes is read back before it is used, so that nothing is
/// written that a device would refuse.
class RowWriter {
 public:
  explicit RowWriter(std::string& out) : out_(out) {}

  void text(std::string_view /*name*/, const Text& value, Need /*need*/) {
    begin();
    append_cell(out_, value);
  }
  void money(std::string_view name, const std::optional<Money>& value);
  void date(std::string_view name, const Date& value, Need need);
  void date(std::string_view name, const std::optional<Date>& value, Need need = Need::kOptional);
  void flag(std::string_view name, const bool& value);
  void number(std::string_view name, const int& value, int low, int high, Need need);
  void share(std::string_view name, const std::optional<int>& value);
  void minute(std::string_view name, const std::chrono::minutes& value);
  void seconds(std::string_view name, const std::chrono::seconds& value, int high);
  void weekdays(std::string_view name, const unsigned& value);
  void weekday(std::string_view name, const unsigned& value);
  void character(std::string_view name, const char32_t& value);

  template <class Enum, std::size_t kCount>
  void word(std::string_view /*name*/, const Enum& value,
            const std::array<std::string_view, kCount>& words, Need /*need*/ = Need::kOptional) {
    begin();
    out_.append(words.at(static_cast<std::size_t>(value)));
  }
  void rule(bool /*holds*/, const Sentence& (* /*broken*/)()) {}

  void end_row() {
    out_.push_back('\n');
    first_ = true;
  }

 private:
  void begin() {
    if (!first_) out_.push_back('\t');
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

/// The marks of the keys seen so far, by open addressing.
class KeySet {
 public:
  explicit KeySet(std::size_t expected);
  /// False if it was there already.
  [[nodiscard]] bool insert(std::uint64_t key);

 private:
  std::vector<std::uint64_t> slots_;  // 0: free
  std::size_t used_ = 0;
};

/// Error for the row that `reader` has just read.
[[nodiscard]] Error duplicate_key(std::string_view table, std::size_t row);

/// Calls `take(T&&, line)` for every row. `describe` is a generic function (io, T&).
template <class T, class Describe, class Take>
Status each_row(std::string_view table, std::string_view text, Describe describe, Take take) {
  ColumnNames names;
  T none{};
  describe(names, none);
  GONGSHI_TRY(auto rows, TableReader::open(table, text, names.names()));
  KeySet keys(text.size() / 128);
  RowReader reader;
  while (!rows.at_end()) {
    GONGSHI_TRY(const auto cells, rows.next());
    reader.start(cells);
    T value{};
    describe(reader, value);
    if (reader.failed()) return table_error(table, rows.row(), reader.fault());
    if (reader.key() != 0 && !keys.insert(reader.key())) return duplicate_key(table, rows.row());
    take(std::move(value), rows.line());
  }
  return {};
}

template <class T, class Describe>
Result<std::vector<T>> read_rows(std::string_view table, std::string_view text, Describe describe) {
  std::vector<T> values;
  GONGSHI_CHECK(each_row<T>(table, text, describe, [&](T&& value, std::string_view /*line*/) {
    values.push_back(std::move(value));
  }));
  return values;
}

template <class T, class Describe>
Result<std::string> write_rows(std::string_view table, std::span<const T> values,
                               Describe describe) {
  std::string out;
  ColumnNames names;
  const T none{};
  describe(names, none);
  for (const std::string_view name : names.names()) {
    if (!out.empty()) out.push_back('\t');
    out.append(name);
  }
  out.push_back('\n');
  RowWriter writer(out);
  for (const T& value : values) {
    describe(writer, value);
    writer.end_row();
  }
  GONGSHI_CHECK(each_row<T>(table, out, describe, [](T&&, std::string_view) {}));
  return out;
}

}  // namespace gongshi::content
