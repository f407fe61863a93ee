#include <algorithm>

#include "content/display_table.h"
#include "content/history/issue_diff.h"
#include "content/workspace/due/report.h"
#include "content/workspace/oversight/report.h"

namespace gongshi::content::oversight {
namespace {

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kPlain = "\x1b[0m";
/// Prices can go by the thousand; the sheet has them all.
constexpr std::size_t kMostGone = 50;
constexpr std::size_t kMostUnproved = 5;

std::string number(int n) {
  return std::to_string(n);
}

std::string heading(const Sentence& title, Lang lang) {
  return "\n" + title.in(lang) + "\n";
}

std::string head_text(const OversightReport& report, Lang lang) {
  const bool zh = lang == Lang::kZh;
  const std::string from = date_text(report.period.first);
  const std::string to = date_text(report.period.last);
  const std::string now = local_text(report.now);
  const workspace::DutyLimits& limits = report.limits;
  std::string text = report.hospital.in(lang) + "\n";
  text += zh ? "信息公开监督报告　" + report.period.name.zh + "（" + from + " 至 " + to + "）\n"
             : "Disclosure report  " + report.period.name.en + " (" + from + " to " + to + ")\n";
  text += zh ? "依据 " + now + " 的记录。期限（工作日）：公开 " + number(limits.disclose) +
                   "，信息公开办公室 " + number(limits.office) + "，保密审查 " +
                   number(limits.secrecy) + "，领导 " + number(limits.leader) + "，编入一期 " +
                   number(limits.issue) + "\n"
             : "As recorded on " + now + ". Limits in working days: disclose " +
                   number(limits.disclose) + ", disclosure office " + number(limits.office) +
                   ", secrecy review " + number(limits.secrecy) + ", leaders " +
                   number(limits.leader) + ", put into an issue " + number(limits.issue) + "\n";
  return text;
}

std::vector<std::string> row_of(const std::string& name, const Tally& tally) {
  return {name,
          number(tally.due),
          number(tally.in_time),
          number(tally.late),
          number(tally.open_late),
          number(tally.running),
          rate_text(tally),
          number(tally.carried)};
}

std::string departments_text(const OversightReport& report, Lang lang) {
  const bool zh = lang == Lang::kZh;
  if (!report.recorded) return {};
  std::string text = heading({"各部门按时率", "On time, by department"}, lang);
  if (report.departments.empty()) {
    return text + (zh ? "  这一期间没有到期的事项\n" : "  nothing fell due\n");
  }
  std::vector<std::vector<std::string>> rows;
  rows.push_back(zh ? std::vector<std::string>{"部门", "到期", "按时", "迟办", "未办已逾期",
                                               "未到期", "按时率", "以前遗留"}
                    : std::vector<std::string>{"department", "due", "in time", "late",
                                               "open and late", "not yet", "on time",
                                               "from before"});
  for (const auto& [name, tally] : report.departments) rows.push_back(row_of(name, tally));
  rows.push_back(row_of(zh ? "合计" : "all", report.total));
  using Column = content::TableColumn;
  return text + text_table({Column{14, false}, Column{4, true}, Column{4, true}, Column{4, true},
                            Column{4, true}, Column{4, true}, Column{6, true}, Column{0, false}},
                           rows);
}

std::string late_text(const OversightReport& report, Lang lang, bool color) {
  const bool zh = lang == Lang::kZh;
  std::string text = heading({"逾期", "Late"}, lang);
  if (report.late.empty()) return text + (zh ? "  没有\n" : "  nothing\n");
  std::string department;
  for (std::size_t i = 0; i < report.late.size(); ++i) {
    const Obligation& late = report.late[i];
    if (i == 0 || late.department != department) text += "  " + late.department + "\n";
    department = late.department;
    std::string line = "    " + late.item;
    if (!late.title.empty() && late.title != late.item) {
      line += (zh ? "　" : "  ") + workspace::shortened(late.title);
    }
    line += (zh ? "：" : ": ") + late.what.in(lang);
    const std::string due = date_text(late.due);
    line += (zh ? "，应于 " + due + "；" : ", due " + due + "; ") +
            lateness_text(late, report.late_days[i]).in(lang);
    if (!late.person.empty()) line += zh ? "（" + late.person + "）" : " (" + late.person + ")";
    if (color && !late.done) line = std::string(kRed) + line + std::string(kPlain);
    text += line + "\n";
  }
  return text;
}

std::string issues_text(const OversightReport& report, Lang lang) {
  const bool zh = lang == Lang::kZh;
  if (!report.archive) return {};
  std::string text = heading({"公布的各期", "Issues"}, lang);
  if (report.issues.empty()) return text + (zh ? "  没有\n" : "  none\n");
  for (const ReportedIssue& each : report.issues) {
    const workspace::LoggedIssue& issue = each.line.issue;
    const std::string serial = issue.id.serial();
    text += zh ? "  第 " + serial + " 期　" + date_text(issue.day) + "　校验码 " +
                     issue.id.short_code() + "　签名 " + local_text(issue.signed_at) + "\n"
               : "  No. " + serial + "  " + date_text(issue.day) + "  code " +
                     issue.id.short_code() + "  signed " + local_text(issue.signed_at) + "\n";
    if (each.line.counts) {
      const IssueCounts& counts = *each.line.counts;
      PastIssue told;
      told.prices_changed = counts.prices_changed;
      told.prices_added = counts.prices_added;
      told.prices_removed = counts.prices_removed;
      told.items_changed = counts.items_changed;
      told.items_added = counts.items_added;
      told.items_removed = counts.items_removed;
      text += "    " + history::counts_sentence(told).in(lang) + "\n";
    }
    if (each.reach) text += "    " + reach_text(each).in(lang) + "\n";
  }
  return text;
}

std::string gone_text(const OversightReport& report, Lang lang) {
  const bool zh = lang == Lang::kZh;
  if (!report.archive) return {};
  std::string text = heading({"撤下的内容", "Withdrawn"}, lang);
  if (report.gone.empty() && report.persons_gone == 0)
    return text + (zh ? "  没有\n" : "  nothing\n");
  for (std::size_t i = 0; i < std::min(report.gone.size(), kMostGone); ++i) {
    const GoneLine& gone = report.gone[i].line;
    const std::string day = date_text(gone.day);
    text += "  " + day + (zh ? "　" : "  ") + gone.item + (zh ? "　" : "  ") +
            workspace::shortened(gone.title);
    text += gone.ended ? (zh ? "：到期" : ": ended by its date")
                       : (zh ? "：第 " + gone.serial + " 期起不再公开"
                             : ": not in No. " + gone.serial + " any more");
    if (report.gone[i].displays) text += (zh ? "；" : "; ") + report.gone[i].displays->in(lang);
    text += "\n";
  }
  if (report.gone.size() > kMostGone) {
    const std::string more = std::to_string(report.gone.size() - kMostGone);
    text +=
        zh ? "  另有 " + more + " 项，见 -o 的表格\n" : "  " + more + " more, in the sheet of -o\n";
  }
  if (report.persons_gone > 0) {
    const std::string count = number(report.persons_gone);
    text += zh ? "  另有 " + count + " 位医生或领导不再列出，只计数，不留姓名\n"
               : "  " + count + " doctors or leaders are no longer listed; they are not named\n";
  }
  return text;
}

}  // namespace

std::string rate_text(const Tally& tally) {
  const auto rate = tally.on_time_pct();
  return rate ? std::to_string(*rate) + "%" : "–";
}

Sentence span_text(std::chrono::milliseconds span) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(span).count();
  const auto text = [](auto n) { return std::to_string(n); };
  if (minutes < 1) return {"不到 1 分钟", "less than a minute"};
  if (minutes < 60) return {text(minutes) + " 分钟", text(minutes) + " min"};
  if (minutes < 48 * 60) {
    return {text(minutes / 60) + " 小时 " + text(minutes % 60) + " 分钟",
            text(minutes / 60) + " h " + text(minutes % 60) + " min"};
  }
  const auto hours = minutes / 60;
  return {text(hours / 24) + " 天 " + text(hours % 24) + " 小时",
          text(hours / 24) + " d " + text(hours % 24) + " h"};
}

Sentence reach_text(const ReportedIssue& issue) {
  const Reach& reach = *issue.reach;
  const std::string all = std::to_string(reach.displays);
  const std::string proved = std::to_string(reach.proved);
  Sentence text;
  if (reach.everywhere()) {
    const Sentence span = span_text(*reach.last - issue.line.issue.signed_at);
    const std::string at = local_text(*reach.last);
    return {"全部 " + all + " 块屏都显示过，最后一块不晚于 " + at + "，签名后 " + span.zh + "内",
            "shown on all " + all + " displays, on the last by " + at + ", within " + span.en +
                " of signing"};
  }
  std::string names;
  for (std::size_t i = 0; i < std::min(reach.unproved.size(), kMostUnproved); ++i) {
    names += (names.empty() ? "" : "、") + reach.unproved[i];
  }
  const bool more = reach.unproved.size() > kMostUnproved;
  text = {
      all + " 块屏中 " + proved + " 块有回执证明显示过；没有证明的：" + names + (more ? " 等" : ""),
      "proved for " + proved + " of " + all + " displays by receipts; not for: " + names +
          (more ? " and others" : "")};
  return text;
}

Sentence lateness_text(const Obligation& late, int days) {
  const std::string n = std::to_string(days);
  const std::string unit = days == 1 ? " working day" : " working days";
  if (!late.done) return {"仍未办，已迟 " + n + " 个工作日", "still open, " + n + unit + " late"};
  const std::string day = date_text(*late.done);
  if (late.dropped) {
    return {day + " 退回或重新提出，已迟 " + n + " 个工作日",
            "refused or proposed anew on " + day + ", " + n + unit + " late"};
  }
  return {day + " 办结，迟 " + n + " 个工作日", "done " + day + ", " + n + unit + " late"};
}

std::string report_text(const OversightReport& report, Lang lang, bool color) {
  std::string text = head_text(report, lang) + departments_text(report, lang) +
                     late_text(report, lang, color) + issues_text(report, lang) +
                     gone_text(report, lang);
  if (report.notes.empty()) return text;
  text += heading({"说明", "Notes"}, lang);
  for (const Sentence& note : report.notes) text += "  " + note.in(lang) + "\n";
  return text;
}

}  // namespace gongshi::content::oversight
