#include "content/workspace/oversight/commands.h"

#include <algorithm>
#include <iostream>
#include <memory>

#include "content/workspace/oversight/item_record.h"
#include "content/workspace/oversight/sources.h"

namespace gongshi::content::oversight {
namespace {

struct Options {
  Sources sources;
  std::string month, quarter, year;
  std::string item;
  fs::path output;
};

Error usage(Sentence what) {
  return Error{Errc::kUsage, std::move(what), {}};
}

Result<Exit> show_item(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  const Date today = to_local(now).date;
  workspace::Findings findings;
  GONGSHI_TRY(const auto workspace, read_sources(options.sources, today, findings));
  std::string item = item_of(workspace, options.item);
  ItemIssues issues(workspace, item, options.item);
  const bool archive = !options.sources.archive.empty();
  if (archive) {
    GONGSHI_TRY(const auto log, workspace::IssueLog::read(
                                    options.sources.archive, options.sources.root, workspace, today,
                                    [&](const Release* before, const Release& release,
                                        const workspace::LoggedIssue& issue) {
                                      issues.look(before, release, issue);
                                    }));
  }
  // A row that is no longer there was signed with the others of its table.
  if (item == options.item && issues.table()) {
    const std::string file = file_of_kind(workspace, *issues.table());
    if (!file.empty()) item = file;
  }
  const ItemRecord record =
      item_record(workspace, item, options.item, today, archive ? &issues : nullptr);
  if (record.events.empty() && record.department.empty()) {
    return Error{Errc::kRejected,
                 {"没有“" + options.item +
                      "”这一项；写成 page/ID、message/ID、prices/文件名，或者"
                      "项目、药品、耗材、医生、科室的代码",
                  "there is no item " + options.item +
                      "; say page/ID, message/ID, prices/FILE, or the code of a service, drug, "
                      "consumable, doctor or department"},
                 {}};
  }
  std::cout << (manners.json ? record_json(record) : record_text(record, manners.lang()));
  return Exit::kDone;
}

Result<workspace::Period> period_of(const Options& options) {
  if (!options.month.empty()) return workspace::parse_month(options.month);
  if (!options.quarter.empty()) return workspace::parse_quarter(options.quarter);
  return workspace::parse_year(options.year);
}

Result<Exit> show_period(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(const auto period, period_of(options));
  GONGSHI_TRY(const OversightReport report, make_report(options.sources, period, now));
  if (!options.output.empty()) {
    GONGSHI_CHECK(write_file_atomic(options.output, report_csv(report, manners.lang())));
  }
  std::cout << (manners.json ? report_json(report)
                             : report_text(report, manners.lang(), color_wanted()));
  return Exit::kDone;
}

Result<Exit> run_report(const Options& options, const Manners& manners) {
  const int asked =
      static_cast<int>(!options.month.empty()) + static_cast<int>(!options.quarter.empty()) +
      static_cast<int>(!options.year.empty()) + static_cast<int>(!options.item.empty());
  if (asked != 1) {
    return usage({"写明 --month、--quarter、--year、--item 中的一个",
                  "say one of --month, --quarter, --year and --item"});
  }
  const Sources& sources = options.sources;
  if (sources.receipts.empty() != sources.devices.empty()) {
    return usage({"--receipts 和 --devices 要一起用：没有设备清单，无法相信任何回执",
                  "--receipts and --devices go together: without a list of devices no receipt can "
                  "be believed"});
  }
  if (!sources.receipts.empty() && sources.archive.empty()) {
    return usage({"--receipts 要与 --archive 一起用", "--receipts goes with --archive"});
  }
  if (options.item.empty()) return show_period(options, manners);
  if (!options.output.empty() || !sources.receipts.empty()) {
    return usage({"--item 不与 -o、--receipts 同用", "--item goes without -o and --receipts"});
  }
  return show_item(options, manners);
}

}  // namespace

void add_report_command(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = app.add_subcommand(
      "report",
      "监督报告：按时率、逾期、各期、撤下；某一项的经过 | who was in time, what was issued and "
      "withdrawn; the record of one item");
  Sources& sources = options->sources;
  command->add_option("DIR", sources.workspace, "工作目录 | the workspace")->required();
  command->add_option("--month", options->month, "月份，如 2026-11 | a month");
  command->add_option("--quarter", options->quarter, "季度，如 2026-4 | a quarter");
  command->add_option("--year", options->year, "年份，如 2026 | a year");
  command->add_option(
      "--item", options->item,
      "某一项：谁负责、谁何时签署、在哪几期公开；page/ID、message/ID、prices/文件名或"
      "代码 | one item: who answers for it, who signed when, in which issues it "
      "stood");
  auto* const archive = command->add_option(
      "--archive", sources.archive,
      "存档文件夹：各期何时公布、撤下什么 | the archive folder: when issues came out "
      "and what they withdrew");
  command
      ->add_option("--root", sources.root,
                   "根文件或其目录：只采用据此核验通过的各期 | roots: only issues that verify "
                   "under them count")
      ->needs(archive);
  command
      ->add_option(
          "--receipts", sources.receipts,
          "回执所在目录，可写几次：各期用了多久到达每一块屏 | folder of receipts, more than "
          "once allowed: how long issues took to every display")
      ->allow_extra_args(false);
  command->add_option("--devices", sources.devices,
                      "设备清单，与 --receipts 同用 | the list of devices, with --receipts");
  command->add_option("-o,--output", options->output,
                      "同时写成表格（CSV，可用 Excel 打开） | also write a sheet (CSV, for Excel)");
  add_now(*command, manners);
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return run_report(*options, manners); };
  });
}

}  // namespace gongshi::content::oversight
