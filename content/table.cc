#include "content/table.h"

#include "drivers/os/utf8.h"

namespace gongshi::content {
namespace {

constexpr std::string_view kLineSeparator = "\xE2\x80\xA8";  // U+2028

enum class RowFault { kNone, kNoEnd, kTooLong, kUtf8, kForbidden, kColumns };

struct RowScan {
  RowFault fault = RowFault::kNone;
  std::size_t length = 0;  // of the row, LF not counted
};

/// Length of the well-formed, allowed character of two to four bytes that begins at `at`; 0 with
/// `fault` set otherwise.
std::size_t long_character(std::string_view text, std::size_t at, RowFault& fault) {
  std::string_view rest = text.substr(at, 4);
  const std::size_t before = rest.size();
  const auto character = utf8::next(rest);
  if (!character) {
    fault = RowFault::kUtf8;
    return 0;
  }
  if (is_forbidden_in_table(*character)) {
    fault = RowFault::kForbidden;
    return 0;
  }
  return before - rest.size();
}

bool is_tail(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// One pass: where the row ends, where its tabs are, and that every character is allowed.
RowScan scan_row(std::string_view text, std::span<std::string_view> cells, std::size_t columns) {
  std::size_t cell = 0;
  std::size_t cell_from = 0;
  std::size_t i = 0;
  const std::size_t end = std::min(text.size(), kMaxRowBytes);
  while (i < end) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xE3 && byte <= 0xEC && i + 2 < text.size()) {
      // Nearly all of our text: three-byte characters from U+3000 to U+CFFF, none forbidden.
      if (!is_tail(text[i + 1]) || !is_tail(text[i + 2])) return {RowFault::kUtf8, 0};
      i += 3;
    } else if (byte >= 0x80) {
      RowFault fault = RowFault::kNone;
      const std::size_t length = long_character(text, i, fault);
      if (length == 0) return {fault, 0};
      i += length;
    } else if (byte >= 0x20) {
      if (byte == 0x7F) return {RowFault::kForbidden, 0};
      ++i;
    } else if (byte == '\t' || byte == '\n') {
      if (cell >= columns) return {RowFault::kColumns, 0};
      cells[cell++] = text.substr(cell_from, i - cell_from);
      if (byte == '\n') return {cell == columns ? RowFault::kNone : RowFault::kColumns, i};
      cell_from = ++i;
    } else {
      return {RowFault::kForbidden, 0};
    }
  }
  return {text.size() >= kMaxRowBytes ? RowFault::kTooLong : RowFault::kNoEnd, 0};
}

Sentence sentence_for(RowFault fault, std::size_t columns) {
  const std::string count = std::to_string(columns);
  switch (fault) {
    case RowFault::kNoEnd:
      return {"行末缺少换行符", "the row does not end with a line feed"};
    case RowFault::kTooLong:
      return {"一行超过 64 KiB", "the row is longer than 64 KiB"};
    case RowFault::kUtf8:
      return {"不是合法的 UTF-8", "not well-formed UTF-8"};
    case RowFault::kForbidden:
      return {"含有不允许的控制字符或改变文字方向的字符",
              "holds a control character or one that reorders text"};
    case RowFault::kColumns:
    case RowFault::kNone:
      break;
  }
  return {"列数不是 " + count, "does not have " + count + " columns"};
}

}  // namespace

Error table_error(std::string_view table, std::size_t row, const Sentence& what) {
  const std::string name(table);
  const std::string number = std::to_string(row);
  return {Errc::kCorrupt,
          {name + " 第 " + number + " 行：" + what.zh, name + " row " + number + ": " + what.en},
          "E_CONTENT"};
}

Result<TableReader> TableReader::open(std::string_view table, std::string_view text,
                                      std::span<const std::string_view> columns) {
  TableReader reader(table, text, columns.size());
  if (text.empty()) {
    return table_error(table, 1,
                       {"表是空的，连表头也没有", "the table is empty, it has no header"});
  }
  GONGSHI_TRY(const auto names, reader.next());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (names[i] == columns[i]) continue;
    const std::string wanted(columns[i]);
    return table_error(table, 1,
                       {"第 " + std::to_string(i + 1) + " 列的列名应为 " + wanted,
                        "column " + std::to_string(i + 1) + " must be named " + wanted});
  }
  return reader;
}

Result<std::span<const std::string_view>> TableReader::next() {
  ++row_;
  const RowScan scan = scan_row(rest_, cells_, columns_);
  if (scan.fault != RowFault::kNone) {
    return table_error(table_, row_, sentence_for(scan.fault, columns_));
  }
  line_ = rest_.substr(0, scan.length);
  rest_.remove_prefix(scan.length + 1);
  return std::span<const std::string_view>(cells_).first(columns_);
}

std::size_t split_row(std::string_view line, std::span<std::string_view> cells) {
  std::size_t count = 0;
  while (count < cells.size()) {
    const std::size_t tab = line.find('\t');
    cells[count++] = line.substr(0, tab);
    if (tab == std::string_view::npos) break;
    line.remove_prefix(tab + 1);
  }
  return count;
}

void append_cell(std::string& row, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\t') {
      row.push_back(' ');
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      row.append(kLineSeparator);
    } else {
      row.push_back(c);
    }
  }
}

bool is_forbidden_in_table(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace gongshi::content
