#include "content/workspace/file/sheet_file.h"

#include "content/workspace/row/headers.h"
#include "content/workspace/source/csv.h"
#include "content/workspace/source/encoding.h"
#include "content/workspace/source/xlsx.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostBytes = 256U << 20U;

std::string names_of(const std::vector<NamedSheet>& sheets, const Sheet* but) {
  std::string names;
  for (const NamedSheet& each : sheets) {
    if (&each.sheet == but) continue;
    names += (names.empty() ? "" : "、") + each.name;
  }
  return names;
}

const Sheet* named_sheet(const std::string& file, const std::vector<NamedSheet>& sheets,
                         const std::string& name, Findings& findings) {
  for (const NamedSheet& each : sheets) {
    if (each.name == name) return &each.sheet;
  }
  const std::string others = names_of(sheets, nullptr);
  findings.block({file}, Code::kOtherSheet,
                 {"columns.yaml 说的工作表“" + name + "”不在文件里或是空的，有内容的是：" + others,
                  "columns.yaml names the sheet \"" + name + "\"; those with content: " + others});
  return nullptr;
}

}  // namespace

bool is_sheet_name(std::string_view name) {
  return name.ends_with(".csv") || name.ends_with(".xlsx") || name.ends_with(".txt");
}

Result<std::vector<NamedSheet>> open_sheets(const fs::path& path) {
  const auto bytes = MappedFile::open(path, kMostBytes);
  if (!bytes) {
    const bool large = bytes.error().code == Errc::kCorrupt;
    return finding_error(large ? Code::kFileTooLarge : Code::kMissingFile, bytes.error().what);
  }
  if (path.extension() == ".xlsx") return parse_workbook(bytes->text());
  GONGSHI_TRY(auto decoded, decode_text(bytes->text()));
  std::vector<NamedSheet> sheets;
  sheets.push_back({{}, parse_csv(std::move(decoded.text))});
  return sheets;
}

Result<std::string> open_text(const fs::path& path) {
  const auto bytes = MappedFile::open(path, kMostBytes);
  if (!bytes) {
    const bool large = bytes.error().code == Errc::kCorrupt;
    return finding_error(large ? Code::kFileTooLarge : Code::kMissingFile, bytes.error().what);
  }
  GONGSHI_TRY(auto decoded, decode_text(bytes->text()));
  return std::move(decoded.text);
}

const Sheet* choose_sheet(const std::string& file, const std::vector<NamedSheet>& sheets,
                          std::span<const SheetKind> kinds, const FileColumns& columns,
                          Findings& findings) {
  if (!columns.sheet.empty()) return named_sheet(file, sheets, columns.sheet, findings);
  const Sheet* const first = &sheets.front().sheet;
  const std::string others = names_of(sheets, first);
  if (others.empty()) return first;
  if (!has_header(*first, kinds, columns)) {
    for (const NamedSheet& each : sheets) {
      if (!has_header(each.sheet, kinds, columns)) continue;
      findings.block({file}, Code::kOtherSheet,
                     {"第一张工作表“" + sheets.front().name + "”里没有表，表在“" + each.name +
                          "”里；请在 columns.yaml 里写 sheet: " + each.name,
                      "the first sheet holds no table, \"" + each.name +
                          "\" does; write sheet: " + each.name + " in columns.yaml"});
      return nullptr;
    }
  }
  findings.add({file}, Code::kOtherSheet,
               {"只读取第一张有内容的工作表，没有读取：" + others,
                "only the first sheet with content is read, not: " + others});
  return first;
}

}  // namespace gongshi::content::workspace
