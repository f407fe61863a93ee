#include "content/workspace/file/sheet_reader.h"

#include <algorithm>

#include "content/workspace/file/photo.h"
#include "content/workspace/file/row_shape.h"
#include "content/workspace/file/sheet_notes.h"
#include "content/workspace/row/clean.h"
#include "content/workspace/row/patient.h"
#include "content/workspace/row/people_rows.h"
#include "content/workspace/row/price_rows.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostSection = 120;

class SheetReader {
 public:
  SheetReader(Context& context, std::string file, const Sheet& sheet)
      : context_(context), file_(std::move(file)), sheet_(sheet) {}

  void read(std::span<const SheetKind> kinds, const FileColumns& columns) {
    std::set<int> broken_rows;
    for (const SheetFault& fault : sheet_.faults) {
      if (fault.blocks) {
        context_.findings.block({file_, fault.row}, fault.code, fault.what);
      } else {
        context_.findings.add({file_, fault.row}, fault.code, fault.what);
        if (fault.row > 0) broken_rows.insert(fault.row);
      }
    }
    auto mapping = map_headers(file_, sheet_, kinds, columns, context_.findings);
    FileCount& count = context_.findings.file(file_);
    if (!mapping) return;
    Workspace& workspace = context_.workspace;
    source_ = static_cast<std::uint32_t>(workspace.mappings.size());
    workspace.mappings.push_back(*std::move(mapping));
    const Mapping& map = workspace.mappings.back();
    if (map.generate_codes) {
      context_.findings.add(
          {file_}, Code::kGeneratedCodes,
          {"本文件的编码由程序按名称、规格、单位、厂家生成",
           "codes of this file are made from name, specification, unit and maker"});
    }
    refuse_hidden_columns(map);
    find_audience_columns(map);
    SheetNotes notes(map);
    for (std::size_t i = map.first_row; i < sheet_.size(); ++i) {
      const Row row = sheet_.row(i);
      if (is_blank(row)) continue;
      if (skip_title(row, map)) {
        ++count.skipped;
        continue;
      }
      ++count.read;
      const Row whole = carried(row, map);
      if (is_price(map.kind)) notes.look_at(whole);
      if (broken_rows.contains(row.number) || !shape_ok(row, map) || is_staff_row(row, map) ||
          !read_row(whole, map)) {
        ++count.refused;
      }
    }
    notes.tell(context_.findings);
    if (count.read == 0) {
      context_.findings.add({file_}, Code::kNoRows,
                            {"表头下面没有内容", "there are no rows below the header"});
    }
  }

 private:
  /// What nobody sees on the screen must not be published from it.
  void refuse_hidden_columns(const Mapping& map) {
    for (const std::size_t column : sheet_.hidden_columns) {
      if (std::ranges::find(map.column, static_cast<int>(column)) == map.column.end()) continue;
      const std::string header = column < map.headers.size() ? map.headers[column] : "";
      context_.findings.block({file_, 0, column_letters(column) + "(" + header + ")"},
                              Code::kHiddenText,
                              {"这一列是隐藏的；取消隐藏后核对，或者删去",
                               "the column is hidden; show it and check it, or delete it"});
    }
  }

  void find_audience_columns(const Mapping& map) {
    for (std::size_t i = 0; i < map.headers.size(); ++i) {
      if (is_audience_column(fold_word(map.headers[i]))) audience_.push_back(i);
    }
  }

  bool is_staff_row(const Row& row, const Mapping& map) {
    for (const std::size_t column : audience_) {
      if (column >= row.cells.size() || !says_staff(row.cells[column].text)) continue;
      context_.findings.add(
          {file_, row.number, column_letters(column) + "(" + map.headers[column] + ")"},
          Code::kStaff,
          {"这一行仅限内部职工，不得进入大厅的内容包",
           "the row is for staff and must not reach a lobby"});
      return true;
    }
    return false;
  }

  static bool is_price(SheetKind kind) {
    return kind == SheetKind::kService || kind == SheetKind::kDrug ||
           kind == SheetKind::kConsumable;
  }

  /// Totals, remarks and titles of groups are told and skipped.
  bool skip_title(const Row& row, const Mapping& map) {
    const bool summary = is_summary_row(row);
    if (!summary && !(is_price(map.kind) && is_section_row(row, map))) return false;
    const std::string text = first_text(row);
    const std::string shown = Record::shown(text);
    if (summary) {
      context_.findings.add({file_, row.number}, Code::kSummaryRow,
                            {"这一行是“" + shown + "”，不是项目，已跳过",
                             "the row is \"" + shown + "\", not an item"});
      return true;
    }
    section_ = refuse_text(text, kMostSection) ? std::string() : text;
    context_.findings.add({file_, row.number}, Code::kSectionRow,
                          {"这一行是小标题“" + shown + "”，已跳过",
                           "the row is the title of a group, \"" + shown + "\"; skipped"});
    return true;
  }

  /// The row with its empty cells filled from above where columns.yaml says so.
  Row carried(const Row& row, const Mapping& map) {
    if (map.carry.empty()) return row;
    filled_.assign(row.cells.begin(), row.cells.end());
    for (const Field field : map.carry) {
      const int column = map.at(field);
      if (column < 0 || static_cast<std::size_t>(column) >= filled_.size()) continue;
      Cell& cell = filled_[static_cast<std::size_t>(column)];
      if (clean_text(cell.text).text.empty()) {
        cell = above_[field];
      } else {
        above_[field] = cell;
      }
    }
    return {row.number, filled_};
  }

  bool read_price_row(Record& record, const Mapping& map, const Origin& origin) {
    auto price = read_price(record, context_.workspace.price_departments[map.kind]);
    if (!price) return false;
    if (price->group.empty() && map.at(Field::kGroup) < 0) {
      price->group = context_.workspace.pool.keep(section_);
    }
    context_.workspace.prices(map.kind).push_back({*price, origin});
    return true;
  }

  bool shape_ok(const Row& row, const Mapping& map) {
    if (!is_ragged(row, map, sheet_.ragged_rows_are_faults)) return true;
    const std::string have = std::to_string(row.cells.size());
    const std::string want = std::to_string(map.width);
    context_.findings.add({file_, row.number}, Code::kRaggedRow,
                          {"这一行有 " + have + " 格，表头有 " + want + " 格",
                           "the row has " + have + " cells, the header " + want});
    return false;
  }

  bool read_row(const Row& row, const Mapping& map) {
    Workspace& workspace = context_.workspace;
    Record record(map, row, context_.findings, workspace.pool);
    const Origin origin{source_, row.number};
    const auto keep = [&](auto& list, auto&& value) {
      if (!value) return false;
      list.push_back({*value, origin});
      return true;
    };
    switch (map.kind) {
      case SheetKind::kService:
      case SheetKind::kDrug:
      case SheetKind::kConsumable:
        return read_price_row(record, map, origin);
      case SheetKind::kDepartment:
        return keep(workspace.departments, read_department(record));
      case SheetKind::kSession:
        return keep(workspace.sessions, read_session(record));
      case SheetKind::kLeader:
        return read_leader_row(record, origin);
      case SheetKind::kDoctor:
        break;
    }
    return read_doctor_row(record, origin);
  }

  /// A bare name lies in photos/ or people/photos/, anything else is a path inside the workspace.
  std::string find_photo(const std::string& written) {
    for (const std::string_view folder : {"", "photos/", "people/", "people/photos/"}) {
      std::error_code failure;
      const std::string name = std::string(folder) + written;
      if (fs::is_regular_file(context_.directory / name, failure)) return name;
    }
    return written;
  }

  /// False with a finding when the row names a picture that cannot be used.
  bool take_photo(Record& record, const std::string& written, content::Text owner,
                  std::vector<PhotoFile>& photos) {
    if (written.empty()) return true;
    const std::string name = find_photo(written);
    auto bytes = read_photo(context_.directory, name);
    if (!bytes) {
      record.fail(Field::kPhoto, Code::kPhoto, bytes.error().what);
      return false;
    }
    photos.push_back({std::string(owner), name, *std::move(bytes)});
    return true;
  }

  bool read_doctor_row(Record& record, const Origin& origin) {
    const auto row = read_doctor(record);
    Workspace& workspace = context_.workspace;
    if (!row || !take_photo(record, row->photo_file, row->doctor.code, workspace.doctor_photos)) {
      return false;
    }
    workspace.doctors.push_back({row->doctor, origin});
    return true;
  }

  bool read_leader_row(Record& record, const Origin& origin) {
    const auto row = read_leader(record);
    Workspace& workspace = context_.workspace;
    if (!row || !take_photo(record, row->photo_file, row->leader.code, workspace.leader_photos)) {
      return false;
    }
    workspace.leaders.push_back({row->leader, origin});
    return true;
  }

  Context& context_;
  std::string file_;
  const Sheet& sheet_;
  std::uint32_t source_ = 0;
  std::string section_;          // title of the group of rows being read
  std::map<Field, Cell> above_;  // the last cell with text of each column that is carried down
  std::vector<Cell> filled_;
  std::vector<std::size_t> audience_;  // columns that say whom a row may reach
};

}  // namespace

void read_sheet(Context& context, const std::string& file, const Sheet& sheet,
                std::span<const SheetKind> kinds, const FileColumns& columns) {
  SheetReader(context, file, sheet).read(kinds, columns);
}

}  // namespace gongshi::content::workspace
