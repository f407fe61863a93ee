#include "content/workspace/source/xlsx.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <pugixml.hpp>

#include "content/workspace/source/archive.h"
#include "content/workspace/source/csv.h"
#include "content/workspace/source/number_format.h"

namespace gongshi::content::workspace {
namespace {

constexpr int kMostRows = 1'048'576;  // of the format itself

struct CellAddress {
  int row = 0;             // 1 is the first
  std::size_t column = 0;  // 0 is A
};

/// "C4"; empty when it is not an address within the format's limits.
std::optional<CellAddress> parse_address(std::string_view text) {
  CellAddress address;
  std::size_t letters = 0;
  std::size_t column = 0;
  while (letters < text.size() && letters < 4 && text[letters] >= 'A' && text[letters] <= 'Z') {
    column = column * 26 + static_cast<std::size_t>(text[letters] - 'A') + 1;
    ++letters;
  }
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data() + letters, end, address.row);
  if (letters == 0 || failure != std::errc{} || stop != end || address.row < 1 ||
      address.row > kMostRows || column > 16'384) {
    return std::nullopt;
  }
  address.column = column - 1;
  return address;
}

/// Text of <si> or <is>: plain or in runs; phonetic guides (rPh) are not part of it.
std::string rich_text(const pugi::xml_node& node) {
  std::string text = node.child("t").text().as_string();
  for (const auto& run : node.children("r")) text += run.child("t").text().as_string();
  return text;
}

std::vector<std::string_view> parse_shared(std::string_view xml, TextPool& pool) {
  std::vector<std::string_view> strings;
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata))
    return strings;
  for (const auto& item : document.child("sst").children("si")) {
    strings.push_back(pool.keep(rich_text(item)));
  }
  return strings;
}

class WorksheetReader {
 public:
  WorksheetReader(std::string_view shared, std::string_view styles, bool date1904, Sheet& sheet)
      : sheet_(sheet),
        shared_(parse_shared(shared, sheet.pool())),
        formats_(parse_styles(styles)),
        date1904_(date1904) {}

  bool read(std::string_view xml) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata))
      return false;
    const pugi::xml_node worksheet = document.child("worksheet");
    if (!worksheet) return false;
    read_hidden(worksheet.child("cols"));
    read_merges(worksheet.child("mergeCells"));
    int number = 0;
    for (const auto& row : worksheet.child("sheetData").children("row")) {
      const int stated = row.attribute("r").as_int(number + 1);
      if (stated <= number || stated > kMostRows) return false;
      number = stated;
      if (!read_row(row, number)) return false;
    }
    return true;
  }

 private:
  void read_hidden(const pugi::xml_node& columns) {
    for (const auto& column : columns.children("col")) {
      if (!column.attribute("hidden").as_bool()) continue;
      const unsigned first = column.attribute("min").as_uint(0);
      const unsigned last = column.attribute("max").as_uint(0);
      for (unsigned i = first; i >= 1 && i <= last && i <= kMostColumns; ++i) {
        sheet_.hidden_columns.insert(i - 1);
      }
    }
  }

  void refuse_hidden(const pugi::xml_node& row, int number, const std::vector<Cell>& cells) {
    if (!row.attribute("hidden").as_bool() || cells.empty()) return;
    sheet_.faults.push_back({Code::kHiddenText,
                             number,
                             {"这一行是隐藏的，没有收入；取消隐藏（或筛选）后核对",
                              "the row is hidden and not taken; show it (a filter hides rows too)"},
                             false});
  }

  void read_merges(const pugi::xml_node& merges) {
    for (const auto& merge : merges.children("mergeCell")) {
      const std::string_view range = merge.attribute("ref").as_string();
      const std::size_t colon = range.find(':');
      if (colon == std::string_view::npos) continue;
      const auto first = parse_address(range.substr(0, colon));
      const auto last = parse_address(range.substr(colon + 1));
      if (!first || !last || last->row <= first->row || first->column >= kMostColumns) continue;
      carried_[first->column].push_back({first->row, last->row, Cell{}});
    }
  }

  bool read_row(const pugi::xml_node& row, int number) {
    std::vector<Cell> cells;
    std::size_t next = 0;
    for (const auto& cell : row.children("c")) {
      const pugi::xml_attribute place = cell.attribute("r");
      if (place) {
        const auto address = parse_address(place.as_string());
        if (!address || address->row != number || address->column < next) return false;
        next = address->column;
      }
      if (next >= kMostColumns) break;
      cells.resize(next);
      cells.push_back(read_cell(cell));
      ++next;
    }
    carry_down(cells, number);
    while (!cells.empty() && cells.back().text.empty()) cells.pop_back();
    refuse_hidden(row, number, cells);
    total_ += cells.size();
    if (total_ > kMostCells) return false;
    for (const Cell& cell : cells) sheet_.add_cell(cell.text, cell.kind);
    sheet_.end_row(number);
    return true;
  }

  Cell read_cell(const pugi::xml_node& cell) {
    const std::string_view type = cell.attribute("t").as_string("n");
    const char* const value = cell.child("v").text().as_string();
    if (type == "inlineStr") return {sheet_.pool().keep(rich_text(cell.child("is")))};
    if (type == "s") {
      const unsigned index = cell.child("v").text().as_uint(~0U);
      return index < shared_.size() ? Cell{shared_[index]} : Cell{"#REF!", CellKind::kError};
    }
    if (type == "e") return {sheet_.pool().keep(value), CellKind::kError};
    if (type == "b") return {*value == '1' ? "TRUE" : "FALSE"};
    if (type != "n" || *value == '\0') return {sheet_.pool().keep(value)};
    const unsigned style = cell.attribute("s").as_uint(0);
    const NumberFormat format = style < formats_.size() ? formats_[style] : NumberFormat::kPlain;
    const ShownNumber shown = show_number(value, format, date1904_);
    return {sheet_.pool().keep(shown.text), shown.kind};
  }

  /// A merged group cell holds its value only in the first row; every row of the area gets it.
  void carry_down(std::vector<Cell>& cells, int number) {
    for (auto& [column, areas] : carried_) {
      for (Carried& area : areas) {
        if (number < area.first_row || number > area.last_row) continue;
        if (number == area.first_row) {
          if (column < cells.size()) area.cell = cells[column];
        } else {
          if (column >= cells.size()) cells.resize(column + 1);
          cells[column] = area.cell;
        }
      }
    }
  }

  struct Carried {
    int first_row;
    int last_row;
    Cell cell;
  };
  Sheet& sheet_;
  std::vector<std::string_view> shared_;
  std::vector<NumberFormat> formats_;
  bool date1904_;
  std::map<std::size_t, std::vector<Carried>> carried_;
  std::size_t total_ = 0;
};

Error damaged(std::string_view part) {
  return finding_error(Code::kBadWorkbook,
                       {"工作簿中的 " + std::string(part) + " 无法读取，请重新另存",
                        std::string(part) + " of the workbook cannot be read; save it again"});
}

/// Relationship id to part name, from xl/_rels/workbook.xml.rels.
Result<std::map<std::string, std::string>> parse_relations(Archive& archive) {
  GONGSHI_TRY(const std::string xml, archive.read("xl/_rels/workbook.xml.rels"));
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return damaged("workbook.xml.rels");
  std::map<std::string, std::string> parts;
  for (const auto& relation : document.child("Relationships").children("Relationship")) {
    const std::string target = relation.attribute("Target").as_string();
    parts[relation.attribute("Id").as_string()] =
        target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  return parts;
}

bool has_content(const Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (!sheet.row(i).cells.empty()) return true;
  }
  return false;
}

Result<std::string> read_optional(Archive& archive, const std::string& part) {
  if (!archive.has(part)) return std::string();
  return archive.read(part);
}

}  // namespace

bool parse_worksheet(std::string_view xml, std::string_view shared, std::string_view styles,
                     bool date1904, Sheet& sheet) {
  return WorksheetReader(shared, styles, date1904, sheet).read(xml);
}

Result<std::vector<NamedSheet>> parse_workbook(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (!bytes.starts_with("PK"sv)) {
    const bool old = bytes.starts_with("\xD0\xCF\x11\xE0"sv);
    return finding_error(
        Code::kWrongFileType,
        {old ? "这是旧版 XLS 文件或有密码的工作簿，请另存为不带密码的 XLSX"
             : "内容不是 XLSX 工作簿",
         old ? "this is an old XLS file or a workbook with a password; save it as plain XLSX"
             : "this is not an XLSX workbook"});
  }
  GONGSHI_TRY(Archive archive, Archive::open(bytes));
  GONGSHI_TRY(const std::string workbook_xml, archive.read("xl/workbook.xml"));
  GONGSHI_TRY(const auto parts, parse_relations(archive));
  GONGSHI_TRY(const std::string shared, read_optional(archive, "xl/sharedStrings.xml"));
  GONGSHI_TRY(const std::string styles, read_optional(archive, "xl/styles.xml"));
  pugi::xml_document document;
  if (!document.load_buffer(workbook_xml.data(), workbook_xml.size()))
    return damaged("workbook.xml");
  const pugi::xml_node workbook = document.child("workbook");
  const bool date1904 = workbook.child("workbookPr").attribute("date1904").as_bool();
  std::vector<NamedSheet> sheets;
  std::string hidden;
  for (const auto& entry : workbook.child("sheets").children("sheet")) {
    const auto part = parts.find(entry.attribute("r:id").as_string());
    if (part == parts.end()) return damaged("workbook.xml");
    GONGSHI_TRY(const std::string xml, archive.read(part->second));
    Sheet sheet;
    if (!parse_worksheet(xml, shared, styles, date1904, sheet)) return damaged(part->second);
    if (!has_content(sheet)) continue;
    const std::string_view state = entry.attribute("state").as_string("visible");
    if (state != "visible") {
      hidden += (hidden.empty() ? "" : "、") + std::string(entry.attribute("name").as_string());
      continue;
    }
    sheets.push_back({entry.attribute("name").as_string(), std::move(sheet)});
  }
  if (sheets.empty()) sheets.emplace_back();
  if (!hidden.empty()) {
    sheets.front().sheet.faults.push_back(
        {Code::kOtherSheet,
         0,
         {"隐藏的工作表没有读取：" + hidden, "hidden sheets are not read: " + hidden},
         false});
  }
  return sheets;
}

}  // namespace gongshi::content::workspace
