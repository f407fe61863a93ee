#include "content/workspace/oversight/sources.h"

#include <algorithm>
#include <iterator>

#include "content/bundle/document_file.h"
#include "content/workspace/approval/book.h"
#include "content/workspace/receipts/item_answer.h"

namespace gongshi::content::oversight {
namespace {

using workspace::Findings;
using workspace::IssueLog;
using workspace::Period;
using workspace::Workspace;

/// Each is looked for in the issues that displays show; beyond that the sheet only lists them.
constexpr std::size_t kMostLookedFor = 200;

class ReportMaker {
 public:
  ReportMaker(const Sources& sources, const Period& period, WallTime now)
      : sources_(sources), today_(to_local(now).date), published_(period, today_) {
    report_.period = period;
    report_.now = now;
  }

  Result<OversightReport> make() {
    Findings findings;
    GONGSHI_TRY(const Workspace workspace, read_sources(sources_, today_, findings));
    report_.hospital = {std::string(workspace.hospital.name_zh),
                        std::string(workspace.hospital.name_en)};
    if (report_.hospital.en.empty()) report_.hospital.en = report_.hospital.zh;
    report_.limits = workspace.limits;
    report_.recorded = workspace.signing.required;
    std::optional<IssueLog> log;
    if (!sources_.archive.empty()) {
      GONGSHI_TRY(log, IssueLog::read(sources_.archive, sources_.root, workspace, today_,
                                      [this](const Release* before, const Release& now,
                                             const workspace::LoggedIssue& issue) {
                                        published_.look(before, now, issue);
                                      }));
      published_.finish();
    }
    take_obligations(workspace, log ? &*log : nullptr);
    if (log) GONGSHI_CHECK(take_issues(*log));
    note(workspace, findings, log ? &*log : nullptr);
    return std::move(report_);
  }

 private:
  void take_obligations(const Workspace& workspace, const IssueLog* log) {
    const auto all = obligations_of(workspace, today_, log);
    if (report_.recorded) report_.departments = tally(all, report_.period, today_);
    for (const auto& [name, each] : report_.departments) report_.total.add(each);
    report_.late = late_ones(all, report_.period, today_);
    const workspace::WorkingDays calendar(workspace.calendar);
    for (const Obligation& late : report_.late) {
      report_.late_days.push_back(calendar.between(late.due, late.done.value_or(today_)));
    }
    for (auto year = report_.period.first.year(); year <= report_.period.last.year(); ++year) {
      if (calendar.knows(year)) continue;
      const std::string number = std::to_string(static_cast<int>(year));
      add_note({"hospital.yaml 的工作日历没有 " + number + " 年，那一年只按周末计算",
                "the calendar of hospital.yaml lacks " + number + ": only weekends are counted"});
    }
  }

  Status take_issues(const IssueLog& log) {
    report_.archive = true;
    report_.persons_gone = published_.persons_gone();
    for (const IssueLine& line : published_.issues()) report_.issues.push_back({line, {}});
    for (const GoneLine& line : published_.gone()) report_.gone.push_back({line, {}});
    if (sources_.receipts.empty()) return {};
    GONGSHI_TRY(const auto devices, receipts::read_devices(sources_.devices));
    GONGSHI_TRY(const auto box, read_boxes());
    const Evidence evidence(receipts::signed_receipts(devices, box));
    for (ReportedIssue& each : report_.issues) {
      const workspace::LoggedIssue& issue = each.line.issue;
      each.reach = evidence.reach(issue.id.manifest_hash, issue.signed_at);
    }
    return find_gone(log, devices, box);
  }

  Result<receipts::ReceiptBox> read_boxes() {
    receipts::ReceiptBox all;
    for (const fs::path& folder : sources_.receipts) {
      GONGSHI_TRY(auto box, receipts::read_box(folder));
      std::ranges::move(box.files, std::back_inserter(all.files));
      if (!box.cut) continue;
      const std::string name = folder.string();
      add_note({name + " 里的回执太多，没有全看",
                name + " holds too many receipts; not all were looked at"});
    }
    return all;
  }

  /// Is what was withdrawn gone from every display? What the newest issue has again is not asked.
  Status find_gone(const IssueLog& log, const std::vector<receipts::ListedDevice>& devices,
                   const receipts::ReceiptBox& box) {
    std::vector<fs::path> files;
    for (const workspace::LoggedIssue& issue : log.issues()) files.push_back(issue.file);
    GONGSHI_TRY(const auto shelf, receipts::Shelf::open({}, files));
    const auto standing = receipts::judge(devices, box, shelf.issues(), report_.now);
    std::size_t asked = 0;
    for (ReportedGone& each : report_.gone) {
      if (each.line.ended || asked == kMostLookedFor) continue;
      ++asked;
      const auto answer = receipts::answer_item(standing, shelf, each.line.code, report_.now);
      each.displays = answer.newest_holds ? Sentence{"最新一期里有这个编号的内容",
                                                     "the newest issue holds this code"}
                                          : answer.sentence();
    }
    return {};
  }

  void add_note(Sentence note) { report_.notes.push_back(std::move(note)); }

  void note(const Workspace& workspace, const Findings& findings, const IssueLog* log) {
    if (!workspace.signing.required) {
      add_note(
          {"hospital.yaml 没有打开审定（approvals: required），没有办理的记录：不计按时率，"
           "只列出现在逾期的",
           "hospital.yaml does not say approvals: required, so nobody's acts are recorded: "
           "no rates, only what is late today"});
    }
    const auto bad = std::ranges::count_if(findings.list(), [](const workspace::Finding& each) {
      return each.code == workspace::Code::kBadSignOff;
    });
    if (bad > 0) {
      const std::string count = std::to_string(bad);
      add_note({"approvals.yaml 有 " + count +
                    " 行不作数，未计入；gongshi-bundle check 逐行列出（E1514）",
                count + " lines of approvals.yaml do not count and are left out; gongshi-bundle "
                        "check lists them (E1514)"});
    }
    if (log == nullptr) {
      add_note({"没有给出 --archive，公布的各期和撤下的内容不得而知",
                "without --archive issues and what was withdrawn are not known"});
      if (workspace.signing.required) {
        add_note({"“公开”按审定完成的日子计算，此后多久编入一期没有计入",
                  "disclosure counts until the last sign-off; how long items then took into an "
                  "issue is left out"});
      }
      return;
    }
    if (sources_.root.empty()) {
      add_note({"没有给出 --root，存档的签名没有核验",
                "without --root the archive's signatures were not verified"});
    }
    for (const auto& file : log->refused()) {
      add_note({"存档里的 " + file.name + " 不采用：" + file.why.zh,
                file.name + " of the archive does not count: " + file.why.en});
    }
    if (sources_.receipts.empty()) {
      add_note({"没有给出 --receipts，各块屏何时显示、撤下的是否已处处撤下不得而知",
                "without --receipts it is not known when displays showed an issue, or whether what "
                "was withdrawn is gone everywhere"});
    }
  }

  const Sources& sources_;
  Date today_;
  Published published_;
  OversightReport report_;
};

}  // namespace

Result<Workspace> read_sources(const Sources& sources, Date today, Findings& findings) {
  GONGSHI_TRY(Workspace workspace, workspace::read_workspace(sources.workspace, today, findings));
  GONGSHI_CHECK(workspace::check_book(findings));
  return workspace;
}

Result<OversightReport> make_report(const Sources& sources, const Period& period, WallTime now) {
  if (period.first > to_local(now).date) {
    return Error{Errc::kRejected,
                 {period.name.zh + "还没有开始", period.name.en + " has not begun yet"},
                 {}};
  }
  return ReportMaker(sources, period, now).make();
}

}  // namespace gongshi::content::oversight
