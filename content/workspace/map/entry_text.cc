#include "content/workspace/map/entry_text.h"

#include <algorithm>
#include <array>

#include "content/workspace/row/clean.h"
#include "content/workspace/source/yaml.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::string_view kTop = "files:";

bool is_plain_word(std::string_view text) {
  static constexpr std::array kWords = std::to_array<std::string_view>(
      {"true", "false", "yes", "no", "on", "off", "null", "y", "n"});
  if (text.empty() || text.front() == '-' || text.front() == '.') return false;
  const auto safe = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.' ||
           c == '/';
  };
  if (!std::ranges::all_of(text, safe)) return false;
  if (text.find_first_not_of("0123456789.-eE") == std::string_view::npos) return false;
  return std::ranges::find(kWords, fold_word(text)) == kWords.end();
}

/// A YAML scalar that reads as exactly this text.
std::string scalar_text(std::string_view text) {
  if (is_plain_word(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

template <class Items, class Text>
std::string flow(char open, char close, const Items& items, const Text& text_of) {
  std::string text(1, open);
  for (const auto& item : items) text += (text.size() > 1 ? ", " : "") + text_of(item);
  return text + close;
}

/// Lines of a text, each with its line end.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
    lines.push_back(text.substr(at, end + 1 - at));
    at = end + 1;
  }
  if (!lines.empty() && lines.back().back() != '\n') lines.back() += '\n';
  return lines;
}

bool is_remark(const std::string& line) {
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  return first == std::string::npos || line[first] == '#';
}

std::size_t indent_of(const std::string& line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// "# a remark" at the end of a line, outside quotes; empty when there is none.
std::string remark_in(const std::string& line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
      std::string remark = line.substr(i);
      while (!remark.empty() && (remark.back() == '\n' || remark.back() == '\r')) remark.pop_back();
      return remark;
    }
  }
  return {};
}

Error cannot_write() {
  return Error{
      Errc::kConfig,
      {"columns.yaml 的写法不便改写（files 下应当一个文件一行，逐行缩进），没有动它；请把上面"
       "的内容自己写进去",
       "columns.yaml is written in a way that cannot be edited safely (below `files` one "
       "file a line, indented); it is left alone, put the lines above in yourself"},
      code_word(Code::kBadValue)};
}

/// Where `files:` stands and where the entries below it end, as line numbers.
struct Block {
  std::size_t top = 0;
  std::size_t end = 0;
  std::size_t indent = 2;
};

std::optional<Block> find_block(const std::vector<std::string>& lines) {
  const auto top =
      std::ranges::find_if(lines, [](const std::string& line) { return line.starts_with(kTop); });
  if (top == lines.end()) return std::nullopt;
  Block block;
  block.top = static_cast<std::size_t>(top - lines.begin());
  block.end = block.top + 1;
  bool first = true;
  for (std::size_t i = block.top + 1; i < lines.size(); ++i) {
    if (is_remark(lines[i])) continue;
    if (indent_of(lines[i]) == 0) break;
    if (first) block.indent = indent_of(lines[i]);
    first = false;
    block.end = i + 1;
  }
  return block;
}

/// Lines [first, last) of one entry.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The old entry of `file`: from the line of its key to the next key, remarks before that left out.
std::optional<Range> find_entry(const std::vector<std::string>& lines, const Block& block,
                                const YAML::Node& files, const std::string& file) {
  if (!files.IsMap()) return std::nullopt;
  for (const auto& entry : files) {
    if (scalar(entry.first) != file) continue;
    Range range{static_cast<std::size_t>(entry.first.Mark().line), 0};
    range.last = range.first + 1;
    for (std::size_t i = range.first + 1; i < block.end; ++i) {
      if (is_remark(lines[i])) continue;
      if (indent_of(lines[i]) <= block.indent) break;
      range.last = i + 1;
    }
    return range;
  }
  return std::nullopt;
}

std::string splice(const std::vector<std::string>& lines, const Range& range,
                   const std::string& entry, std::size_t indent) {
  std::string text;
  for (std::size_t i = 0; i < range.first; ++i) text += lines[i];
  for (std::size_t i = range.first; i < range.last; ++i) {
    const std::string remark = remark_in(lines[i]);
    if (!remark.empty()) text += std::string(indent, ' ') + remark + "\n";
  }
  text += entry;
  for (std::size_t i = range.last; i < lines.size(); ++i) text += lines[i];
  return text;
}

/// The same entries as before, but for the one that was written.
bool says_the_same(const std::string& before, const std::string& after, const MapEntry& entry) {
  Findings old_faults;
  Findings new_faults;
  ColumnsFile wanted = parse_columns_file(before, old_faults);
  const ColumnsFile made = parse_columns_file(after, new_faults);
  wanted.files[entry.file] = entry.meaning();
  return wanted.files == made.files && new_faults.list().size() <= old_faults.list().size();
}

}  // namespace

std::string_view class_word(content::InsuranceClass insurance) {
  static constexpr std::array kWords =
      std::to_array<std::string_view>({"", "甲", "乙", "丙", "自费"});
  return kWords.at(static_cast<std::size_t>(insurance));
}

FileColumns MapEntry::meaning() const {
  FileColumns meant;
  meant.kind = kind;
  meant.sheet = sheet;
  for (const auto& [header, field] : columns) meant.columns[fold_header(header)] = field;
  meant.price = fold_header(price);
  for (const std::string& header : ignore) meant.ignore.insert(fold_header(header));
  meant.fill = fill;
  meant.carry = carry;
  for (const auto& [word, value] : insurance) meant.insurance[fold_word(word)] = value;
  for (const auto& [field, words] : values) {
    for (const auto& [word, value] : words) meant.values[field][fold_word(word)] = value;
  }
  meant.self_pay = self_pay;
  meant.generate_codes = generate_codes;
  return meant;
}

std::string entry_text(const MapEntry& entry, std::size_t indent) {
  const std::string outer(indent, ' ');
  const std::string inner(indent * 2, ' ');
  std::string text = outer + scalar_text(entry.file) + ":\n";
  const auto line = [&](std::string_view key, const std::string& value) {
    text += inner + std::string(key) + ": " + value + "\n";
  };
  if (entry.kind) line("kind", std::string(kind_word(*entry.kind)));
  if (!entry.sheet.empty()) line("sheet", scalar_text(entry.sheet));
  if (!entry.columns.empty()) {
    line("columns", flow('{', '}', entry.columns, [](const auto& each) {
           return scalar_text(each.first) + ": " + std::string(field_word(each.second));
         }));
  }
  if (!entry.price.empty()) line("price", scalar_text(entry.price));
  if (!entry.ignore.empty()) line("ignore", flow('[', ']', entry.ignore, scalar_text));
  if (!entry.fill.empty()) {
    line("fill", flow('{', '}', entry.fill, [](const auto& each) {
           return std::string(field_word(each.first)) + ": " + scalar_text(each.second);
         }));
  }
  if (!entry.carry.empty()) {
    line("carry",
         flow('[', ']', entry.carry, [](Field field) { return std::string(field_word(field)); }));
  }
  if (!entry.insurance.empty()) {
    line("insurance", flow('{', '}', entry.insurance, [](const auto& each) {
           return scalar_text(each.first) + ": " + scalar_text(class_word(each.second));
         }));
  }
  if (!entry.values.empty()) {
    line("values", flow('{', '}', entry.values, [](const auto& column) {
           return std::string(field_word(column.first)) + ": " +
                  flow('{', '}', column.second, [](const auto& each) {
                    return scalar_text(each.first) + ": " + scalar_text(each.second);
                  });
         }));
  }
  if (entry.self_pay == BareShare::kPercent) line("self_pay", "percent");
  if (entry.self_pay == BareShare::kFraction) line("self_pay", "fraction");
  if (entry.generate_codes) line("generate_codes", "true");
  return text;
}

Result<std::string> with_entry(const std::string& text, const MapEntry& entry) {
  GONGSHI_TRY(const YAML::Node root, load_yaml(text));
  std::vector<std::string> lines = lines_of(text);
  auto block = find_block(lines);
  if (!block) {
    lines.emplace_back("files:\n");
    block = Block{lines.size() - 1, lines.size(), 2};
  }
  std::string& top = lines[block->top];
  const YAML::Node files = root.IsMap() ? root["files"] : YAML::Node();
  const bool empty = !files.IsDefined() || files.IsNull() || (files.IsMap() && files.size() == 0);
  if (empty) {
    const std::string remark = remark_in(top);
    top = "files:" + (remark.empty() ? "" : "  " + remark) + "\n";
  } else if (static_cast<std::size_t>(files.Mark().line) == block->top) {
    return cannot_write();  // {a: …, b: …} in one line
  }
  const Range range =
      find_entry(lines, *block, files, entry.file).value_or(Range{block->end, block->end});
  std::string made = splice(lines, range, entry_text(entry, block->indent), block->indent);
  if (!says_the_same(text, made, entry)) return cannot_write();
  return made;
}

}  // namespace gongshi::content::workspace
