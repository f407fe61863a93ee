#include "content/workspace/workspace.h"

#include <algorithm>
#include <array>

#include "content/workspace/approval/check_approvals.h"
#include "content/workspace/check/check_calendar.h"
#include "content/workspace/check/check_plans.h"
#include "content/workspace/check/check_prices.h"
#include "content/workspace/check/check_references.h"
#include "content/workspace/check/quote_prices.h"
#include "content/workspace/correction/check_corrections.h"
#include "content/workspace/file/answers_file.h"
#include "content/workspace/file/displays_file.h"
#include "content/workspace/file/emergency_file.h"
#include "content/workspace/file/hospital_file.h"
#include "content/workspace/file/message_file.h"
#include "content/workspace/file/page_files.h"
#include "content/workspace/file/plans_file.h"
#include "content/workspace/file/sheet_files.h"

namespace gongshi::content::workspace {
namespace {

void report_stray_files(const Context& context) {
  static constexpr std::array kKnown = std::to_array<std::string_view>(
      {"hospital.yaml", "catalogue.yaml", "columns.yaml", "messages.yaml", "displays.yaml",
       "prices", "people", "pages", "photos", "media", "emergency.yaml", "answers.yaml",
       "plans.yaml", "approvals.yaml", "approvals"});
  std::error_code failure;
  std::set<std::string> names;
  for (fs::directory_iterator each(context.directory, failure), end; !failure && each != end;
       each.increment(failure)) {
    names.insert(each->path().filename().string());
  }
  for (const std::string& name : names) {
    if (name.starts_with('.') || name.starts_with("README") || name.ends_with(".kbundle")) continue;
    if (std::ranges::find(kKnown, name) != kKnown.end()) continue;
    context.findings.add({name}, Code::kStrayFile,
                         {"不属于工作目录，没有读取", "no part of a workspace; not read"});
  }
}

}  // namespace

std::vector<Entry<content::PriceDetail>>& Workspace::prices(SheetKind kind) {
  if (kind == SheetKind::kDrug) return drugs;
  return kind == SheetKind::kConsumable ? consumables : services;
}

const content::Category* find_category(const Workspace& workspace, std::string_view code) {
  const auto found = std::ranges::find_if(
      workspace.categories, [code](const auto& entry) { return entry.value.code == code; });
  return found == workspace.categories.end() ? nullptr : &found->value;
}

Result<Workspace> read_workspace(const fs::path& directory, Date today, Findings& findings,
                                 const FindWithdrawn& withdrawn) {
  std::error_code failure;
  if (!fs::is_directory(directory, failure)) {
    const std::string name = directory.string();
    return Error{Errc::kNotFound,
                 {"没有工作目录 " + name + "；可用 gongshi-bundle new 生成",
                  "there is no workspace folder " + name + "; `gongshi-bundle new` makes one"},
                 code_word(Code::kMissingFile)};
  }
  Workspace workspace;
  Context context{directory, today, workspace, findings};
  read_hospital_file(context);
  read_displays_file(context);
  ColumnsFile columns;
  if (const auto text = read_text(context, "columns.yaml", false)) {
    columns = parse_columns_file(*text, findings);
  }
  // A fault in these files changes how everything else is read, so no bundle is made with one.
  findings.block_errors();
  read_catalogue_file(context);
  read_sheet_files(context, columns);
  read_page_files(context);
  read_message_file(context);
  read_emergency_file(context);
  read_answers_file(context);
  read_plans_file(context);
  // Of everything as it was written: what later checks fill in or take out needs no approval.
  check_approvals(context);
  check_prices(context);
  quote_prices(context);
  check_references(context);
  GONGSHI_CHECK(check_corrections(context, withdrawn));
  check_plans(context);
  check_calendar(context);
  report_stray_files(context);
  findings.sort();
  return workspace;
}

}  // namespace gongshi::content::workspace
