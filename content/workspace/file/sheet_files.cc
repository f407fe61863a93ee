#include "content/workspace/file/sheet_files.h"

#include <algorithm>
#include <array>

#include "content/workspace/file/photo.h"
#include "content/workspace/row/clean.h"
#include "content/workspace/row/people_rows.h"
#include "content/workspace/row/price_rows.h"
#include "content/workspace/source/csv.h"
#include "content/workspace/source/encoding.h"
#include "content/workspace/source/xlsx.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostBytes = 256U << 20U;
constexpr std::array kPriceKinds{SheetKind::kService, SheetKind::kDrug, SheetKind::kConsumable};
constexpr std::array kPeopleKinds{SheetKind::kDepartment, SheetKind::kDoctor, SheetKind::kSession,
                                  SheetKind::kLeader};

bool is_blank(const Row& row) {
  return std::ranges::all_of(row.cells, [](const Cell& cell) {
    return cell.text.empty() || clean_text(cell.text).text.empty();
  });
}

/// Cells behind the header's last column must be empty; a CSV row must reach it.
bool is_ragged(const Row& row, const Mapping& mapping, bool strict) {
  for (std::size_t i = mapping.width; i < row.cells.size(); ++i) {
    if (!clean_text(row.cells[i].text).text.empty()) return true;
  }
  return strict && row.cells.size() < mapping.width;
}

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
    for (std::size_t i = map.header_row + 1; i < sheet_.size(); ++i) {
      const Row row = sheet_.row(i);
      if (is_blank(row)) continue;
      if (is_summary_row(row)) {
        ++count.skipped;
        context_.findings.add(
            {file_, row.number}, Code::kSummaryRow,
            {"这一行是“" + Record::shown(first_text(row)) + "”，不是项目，已跳过",
             "the row is \"" + Record::shown(first_text(row)) + "\", not an item"});
        continue;
      }
      ++count.read;
      if (broken_rows.contains(row.number) || !shape_ok(row, map) || !read_row(row, map)) {
        ++count.refused;
      }
    }
    if (count.read == 0) {
      context_.findings.add({file_}, Code::kNoRows,
                            {"表头下面没有内容", "there are no rows below the header"});
    }
  }

 private:
  static std::string first_text(const Row& row) {
    for (const Cell& cell : row.cells) {
      std::string text = clean_text(cell.text).text;
      if (!text.empty()) return text;
    }
    return {};
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
        return keep(workspace.prices(map.kind),
                    read_price(record, workspace.price_departments[map.kind]));
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
};

std::optional<Sheet> open_sheet(Context& context, const std::string& file) {
  const auto block = [&](const Error& error, Code fallback) {
    Code code = fallback;
    for (const CodeEntry& entry : finding_codes()) {
      if (code_word(entry.code) == error.word) code = entry.code;
    }
    context.findings.block({file}, code, error.what);
    return std::nullopt;
  };
  const auto bytes = MappedFile::open(context.directory / file, kMostBytes);
  if (!bytes) {
    return block(bytes.error(),
                 bytes.error().code == Errc::kCorrupt ? Code::kFileTooLarge : Code::kMissingFile);
  }
  if (file.ends_with(".xlsx")) {
    auto sheet = parse_xlsx(bytes->text());
    if (!sheet) return block(sheet.error(), Code::kBadWorkbook);
    return *std::move(sheet);
  }
  auto decoded = decode_text(bytes->text());
  if (!decoded) return block(decoded.error(), Code::kBadEncoding);
  return parse_csv(std::move(decoded->text));
}

void read_folder(Context& context, const ColumnsFile& columns, const std::string& folder,
                 std::span<const SheetKind> kinds) {
  std::error_code failure;
  std::set<std::string> names;
  for (fs::directory_iterator each(context.directory / folder, failure), end;
       !failure && each != end; each.increment(failure)) {
    if (!each->is_directory()) names.insert(each->path().filename().string());
  }
  for (const std::string& name : names) {
    if (name.starts_with('.') || name.starts_with("~$")) continue;  // editors' lock files
    const std::string file = (fs::path(folder) / name).string();
    if (!name.ends_with(".csv") && !name.ends_with(".xlsx") && !name.ends_with(".txt")) {
      context.findings.add({file}, Code::kStrayFile,
                           {"没有读取；请另存为 CSV 或 XLSX", "not read; save it as CSV or XLSX"});
      continue;
    }
    const auto sheet = open_sheet(context, file);
    if (sheet) SheetReader(context, file, *sheet).read(kinds, columns.of(file));
  }
}

}  // namespace

bool is_summary_row(const Row& row) {
  static constexpr std::array kWhole = std::to_array<std::string_view>(
      {"合计", "总计", "小计", "共计", "备注", "说明", "注", "制表人", "审核人", "total"});
  static constexpr std::array kStart =
      std::to_array<std::string_view>({"合计:", "总计:", "小计:", "共计:", "备注:", "说明:", "注:",
                                       "制表:", "制表人:", "审核:", "审核人:"});
  // A remark stands in the first filled cell, and little else in its row.
  const auto filled =
      std::ranges::count_if(row.cells, [](const Cell& cell) { return !cell.text.empty(); });
  if (row.cells.empty() || filled > 4) return false;
  for (const Cell& cell : row.cells) {
    const std::string folded = fold_word(clean_text(cell.text).text);
    if (folded.empty()) continue;
    const auto starts = [&](std::string_view start) { return folded.starts_with(start); };
    return std::ranges::find(kWhole, folded) != kWhole.end() || std::ranges::any_of(kStart, starts);
  }
  return false;
}

void read_sheet_files(Context& context, const ColumnsFile& columns) {
  read_folder(context, columns, "prices", kPriceKinds);
  read_folder(context, columns, "people", kPeopleKinds);
}

}  // namespace gongshi::content::workspace
