#include "content/workspace/file/sheet_files.h"

#include <array>
#include <set>

#include "content/workspace/cms/cms_prices.h"
#include "content/workspace/file/sheet_file.h"
#include "content/workspace/file/sheet_reader.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::array kPriceKinds{SheetKind::kService, SheetKind::kDrug, SheetKind::kConsumable};
constexpr std::array kPeopleKinds{SheetKind::kDepartment, SheetKind::kDoctor, SheetKind::kSession,
                                  SheetKind::kLeader};

/// A price file of the CMS in JSON.
void read_json(Context& context, const std::string& file, const FileColumns& columns) {
  const auto text = open_text(context.directory / file);
  if (!text) {
    context.findings.block({file}, code_from(text.error().word).value_or(Code::kBadEncoding),
                           text.error().what);
    return;
  }
  const auto prices = read_cms_json(file, *text, context.findings);
  if (prices) take_cms_prices(context, file, *prices, columns);
}

void read_file(Context& context, const std::string& file, std::span<const SheetKind> kinds,
               const FileColumns& columns) {
  if (file.ends_with(".json")) return read_json(context, file, columns);
  const auto sheets = open_sheets(context.directory / file);
  if (!sheets) {
    context.findings.block({file}, code_from(sheets.error().word).value_or(Code::kBadWorkbook),
                           sheets.error().what);
    return;
  }
  if (kinds.front() == SheetKind::kService && is_cms_sheet(sheets->front().sheet)) {
    const auto prices = read_cms_sheet(file, sheets->front().sheet, context.findings);
    if (prices) take_cms_prices(context, file, *prices, columns);
    return;
  }
  const Sheet* const sheet = choose_sheet(file, *sheets, kinds, columns, context.findings);
  if (sheet != nullptr) read_sheet(context, file, *sheet, kinds, columns);
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
    const bool json = folder == "prices" && name.ends_with(".json");
    if (!is_sheet_name(name) && !json) {
      context.findings.add({file}, Code::kStrayFile,
                           {"没有读取；请另存为 CSV 或 XLSX", "not read; save it as CSV or XLSX"});
      continue;
    }
    read_file(context, file, kinds, columns.of(file));
  }
}

}  // namespace

std::span<const SheetKind> kinds_of_folder(std::string_view folder) {
  return folder == "people" ? std::span<const SheetKind>(kPeopleKinds)
                            : std::span<const SheetKind>(kPriceKinds);
}

void read_sheet_files(Context& context, const ColumnsFile& columns) {
  for (const char* folder : {"prices", "people"}) {
    read_folder(context, columns, folder, kinds_of_folder(folder));
  }
}

}  // namespace gongshi::content::workspace
