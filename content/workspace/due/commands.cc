#include "content/workspace/due/commands.h"

#include <algorithm>
#include <iostream>
#include <memory>

#include "content/workspace/due/report.h"

namespace gongshi::content::workspace {
namespace {

struct Options {
  fs::path directory;
  DutyLimits limits;
};

bool calendar_known(const Workspace& workspace, Date today, const std::vector<Duty>& duties) {
  const WorkingDays calendar(workspace.calendar);
  // A day of next year makes that year's holidays matter too.
  return calendar.knows(today.year()) && std::ranges::all_of(duties, [&](const Duty& duty) {
           return !duty.day || *duty.day < today || calendar.knows(duty.day->year());
         });
}

Result<Exit> run_due(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  const Date today = to_local(now).date;
  Findings findings;
  GONGSHI_TRY(const Workspace workspace, read_workspace(options.directory, today, findings));
  const std::vector<Duty> duties = duties_of(workspace, today, options.limits);
  const bool known = calendar_known(workspace, today, duties);
  std::cout << (manners.json ? duties_json(duties, today, known)
                             : duties_text(duties, today, known, manners.lang()));
  return std::ranges::any_of(duties, &Duty::overdue) ? Exit::kRefused : Exit::kDone;
}

}  // namespace

void add_due_command(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = app.add_subcommand(
      "due", "各部门逾期、将到期和待补的事项 | what each department owes, in working days");
  command->add_option("DIR", options->directory, "工作目录 | the workspace")->required();
  command
      ->add_option("--soon", options->limits.soon,
                   "提前多少个工作日提醒，默认 10 | told so many working days ahead, default 10")
      ->check(CLI::Range(0, 250));
  add_now(*command, manners);
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return run_due(*options, manners); };
  });
}

}  // namespace gongshi::content::workspace
