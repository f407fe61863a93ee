#include "content/workspace/due/commands.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

#include "content/workspace/approval/book.h"
#include "content/workspace/due/check_sheet.h"
#include "content/workspace/due/report.h"
#include "content/workspace/due/request.h"

namespace gongshi::content::workspace {
namespace {

struct Options {
  fs::path directory;
  std::optional<int> soon;
  fs::path archive, root;
  std::string request;
  bool extended = false;
  std::string month;
  std::string department;
};

bool calendar_known(const Workspace& workspace, Date today, const std::vector<Duty>& duties) {
  const WorkingDays calendar(workspace.calendar);
  // A day of next year makes that year's holidays matter too.
  return calendar.knows(today.year()) && std::ranges::all_of(duties, [&](const Duty& duty) {
           return !duty.day || *duty.day < today || calendar.knows(duty.day->year());
         });
}

/// Passed over silently an issue would be missing, and what it holds be called late.
void warn_of(const IssueLog& log, const Manners& manners) {
  for (const auto& file : log.refused()) {
    std::cerr << manners.say({"存档里的 " + file.name + " 不采用：" + file.why.zh + "\n",
                              file.name + " of the archive does not count: " + file.why.en + "\n"});
  }
}

Result<Exit> show_duties(const Options& options, const Workspace& workspace, Date today,
                         const Manners& manners) {
  std::optional<IssueLog> log;
  if (!options.archive.empty()) {
    GONGSHI_TRY(log, IssueLog::read(options.archive, options.root, workspace, today));
    warn_of(*log, manners);
  }
  DutyLimits limits = workspace.limits;
  limits.soon = options.soon.value_or(limits.soon);
  const std::vector<Duty> duties = duties_of(workspace, today, limits, log ? &*log : nullptr);
  const bool known = calendar_known(workspace, today, duties);
  std::cout << (manners.json ? duties_json(duties, today, known)
                             : duties_text(duties, today, known, manners.lang(), color_wanted()));
  return std::ranges::any_of(duties, &Duty::overdue) ? Exit::kRefused : Exit::kDone;
}

Result<Exit> show_request(const Options& options, const Workspace& workspace,
                          const Manners& manners) {
  GONGSHI_TRY(const Date accepted, parse_date(options.request));
  const RequestDays days =
      request_days(accepted, options.extended, workspace.limits, WorkingDays(workspace.calendar));
  std::cout << (manners.json ? request_json(days, workspace.limits)
                             : request_text(days, workspace.limits, manners.lang()));
  return Exit::kDone;
}

/// A name that is misspelt must not look like a department with nothing to do.
Status check_department(const std::string& name, const std::vector<Check>& checks) {
  if (name.empty()) return {};
  std::set<std::string> known;
  for (const Check& check : checks) known.insert(check.department);
  if (known.contains(name)) return {};
  std::string names;
  for (const std::string& each : known) names += (names.empty() ? "" : "、") + each;
  return Error{Errc::kRejected,
               {"没有由“" + name + "”核对的内容；有的是：" + names,
                "nothing is checked by \"" + name + "\"; there are: " + names},
               {}};
}

Result<Exit> show_sheet(const Options& options, const Workspace& workspace, Date today,
                        const Manners& manners) {
  GONGSHI_TRY(const Period month, parse_month(options.month));
  const WorkingDays calendar(workspace.calendar);
  const std::vector<Check> checks = checks_of(workspace, today);
  GONGSHI_CHECK(check_department(options.department, checks));
  const auto lines = check_lines(checks, month, today, calendar, options.department);
  const bool known = calendar.knows(month.first.year());
  std::cout << (manners.json ? check_sheet_json(lines, month, known)
                             : check_sheet_text(lines, month, workspace, known, manners.lang()));
  return Exit::kDone;
}

Result<Exit> run_due(const Options& options, const Manners& manners) {
  if (options.extended && options.request.empty()) {
    return Error{
        Errc::kUsage, {"--extended 要与 --request 一起用", "--extended goes with --request"}, {}};
  }
  if (!options.department.empty() && options.month.empty()) {
    return Error{
        Errc::kUsage, {"--department 要与 --month 一起用", "--department goes with --month"}, {}};
  }
  GONGSHI_TRY(const WallTime now, manners.now());
  const Date today = to_local(now).date;
  Findings findings;
  GONGSHI_TRY(const Workspace workspace, read_workspace(options.directory, today, findings));
  GONGSHI_CHECK(check_book(findings));
  if (!options.request.empty()) return show_request(options, workspace, manners);
  if (!options.month.empty()) return show_sheet(options, workspace, today, manners);
  return show_duties(options, workspace, today, manners);
}

}  // namespace

void add_due_command(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = app.add_subcommand(
      "due",
      "各部门逾期、将到期和待补的事项；核对单；依申请公开的期限 | what each department owes, in "
      "working days; check sheets; deadlines of requests");
  command->add_option("DIR", options->directory, "工作目录 | the workspace")->required();
  auto* const soon =
      command
          ->add_option("--soon", options->soon,
                       "提前多少个工作日提醒，默认按 hospital.yaml，没有写的是 10 | told so many "
                       "working days ahead, default as hospital.yaml says, else 10")
          ->check(CLI::Range(0, 250));
  auto* const archive = command->add_option("--archive", options->archive,
                                            "存档文件夹：列出审定后还没有编入一期的内容 | the "
                                            "archive folder: also what is approved and in "
                                            "no issue yet");
  command
      ->add_option(
          "--root", options->root,
          "根文件或其目录：只采用据此核验通过的各期 | roots: only issues that verify under "
          "them count")
      ->needs(archive);
  auto* const request = command->add_option("--request", options->request,
                                            "依申请公开：从这一天受理起，部门和答复的最后日期 | a "
                                            "request for disclosure accepted on this "
                                            "day: the last days for the department and the answer");
  command->add_flag("--extended", options->extended,
                    "与 --request 同用：答复已延长一次 | with --request: the answer has been "
                    "extended once");
  auto* const month = command->add_option(
      "--month", options->month,
      "这个月（2026-12）的核对单，可以打印 | the check sheet of that month (2026-12), to print");
  command->add_option("--department", options->department,
                      "与 --month 同用：只要这个部门的 | with --month: of this department only");
  request->excludes(month)->excludes(soon)->excludes(archive);
  month->excludes(soon)->excludes(archive);
  add_now(*command, manners);
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return run_due(*options, manners); };
  });
}

}  // namespace gongshi::content::workspace
