#include "content/csv_line.h"
#include "content/workspace/oversight/report.h"

namespace gongshi::content::oversight {
namespace {

using Cells = std::vector<std::string>;

/// A table of the sheet: its title, its heads, its rows, an empty row.
std::string table(const std::string& title, const Cells& heads, const std::vector<Cells>& rows) {
  std::string text = csv_line(Cells{title}) + csv_line(heads);
  for (const Cells& row : rows) text += csv_line(row);
  return text + "\r\n";
}

/// "1-42" by itself is a day of the year 1942 to a spreadsheet.
std::string serial_cell(const std::string& serial, Lang lang) {
  return (lang == Lang::kZh ? "第 " + serial + " 期" : "No. " + serial);
}

Cells tally_row(const std::string& name, const Tally& tally) {
  const auto n = [](int number) { return std::to_string(number); };
  const auto rate = tally.on_time_pct();
  return {name,
          n(tally.due),
          n(tally.in_time),
          n(tally.late),
          n(tally.open_late),
          n(tally.running),
          rate ? rate_text(tally) : "",
          n(tally.carried)};
}

std::string departments_csv(const OversightReport& report, Lang lang) {
  const bool zh = lang == Lang::kZh;
  if (!report.recorded) return {};
  std::vector<Cells> rows;
  for (const auto& [name, tally] : report.departments) rows.push_back(tally_row(name, tally));
  rows.push_back(tally_row(zh ? "合计" : "all", report.total));
  return table(
      zh ? "各部门按时率" : "On time, by department",
      zh ? Cells{"部门", "到期", "按时", "迟办", "未办已逾期", "未到期", "按时率", "以前遗留"}
         : Cells{"department", "due", "in time", "late", "open and late", "not yet", "on time",
                 "from before"},
      rows);
}

std::string late_csv(const OversightReport& report, Lang lang) {
  const bool zh = lang == Lang::kZh;
  std::vector<Cells> rows;
  for (std::size_t i = 0; i < report.late.size(); ++i) {
    const Obligation& late = report.late[i];
    rows.push_back({late.department, late.person, late.item, late.title, late.what.in(lang),
                    late.since ? date_text(*late.since) : "", date_text(late.due),
                    late.done ? date_text(*late.done) : "", std::to_string(report.late_days[i]),
                    lateness_text(late, report.late_days[i]).in(lang)});
  }
  return table(zh ? "逾期" : "Late",
               zh ? Cells{"部门", "人员", "项", "名称", "事项", "起算", "应办", "办结",
                          "迟几个工作日", "说明"}
                  : Cells{"department", "person", "item", "title", "duty", "since", "due", "done",
                          "working days late", "remark"},
               rows);
}

Cells issue_row(const ReportedIssue& each, Lang lang) {
  const workspace::LoggedIssue& issue = each.line.issue;
  Cells row{serial_cell(issue.id.serial(), lang), date_text(issue.day), issue.id.short_code(),
            local_text(issue.signed_at)};
  const auto& counts = each.line.counts;
  for (const int IssueCounts::* count :
       {&IssueCounts::prices_changed, &IssueCounts::prices_added, &IssueCounts::prices_removed,
        &IssueCounts::items_changed, &IssueCounts::items_added, &IssueCounts::items_removed}) {
    row.push_back(counts ? std::to_string((*counts).*count) : "");
  }
  row.push_back(each.reach ? std::to_string(each.reach->displays) : "");
  row.push_back(each.reach ? std::to_string(each.reach->proved) : "");
  const bool last = each.reach && each.reach->everywhere();
  row.push_back(last ? local_text(*each.reach->last) : "");
  row.push_back(each.reach ? reach_text(each).in(lang) : "");
  return row;
}

std::string issues_csv(const OversightReport& report, Lang lang) {
  const bool zh = lang == Lang::kZh;
  if (!report.archive) return {};
  std::vector<Cells> rows;
  for (const ReportedIssue& each : report.issues) rows.push_back(issue_row(each, lang));
  return table(zh ? "公布的各期" : "Issues",
               zh ? Cells{"期号", "制作日期", "校验码", "签名时间", "价格调整", "价格新增",
                          "价格取消", "内容改动", "内容新增", "内容撤下", "屏数", "有证明的屏数",
                          "最后一块屏不晚于", "说明"}
                  : Cells{"issue", "made", "code", "signed", "prices changed", "prices new",
                          "prices gone", "items changed", "items new", "items gone", "displays",
                          "proved", "last display by", "remark"},
               rows);
}

std::string gone_csv(const OversightReport& report, Lang lang) {
  const bool zh = lang == Lang::kZh;
  if (!report.archive) return {};
  std::vector<Cells> rows;
  for (const ReportedGone& each : report.gone) {
    const GoneLine& gone = each.line;
    const Sentence how =
        gone.ended ? Sentence{"到期", "ended by its date"} : Sentence{"撤下", "withdrawn"};
    rows.push_back({date_text(gone.day), gone.item, gone.title, how.in(lang),
                    serial_cell(gone.serial, lang), each.displays ? each.displays->in(lang) : ""});
  }
  return table(zh ? "撤下的内容" : "Withdrawn",
               zh ? Cells{"日期", "项", "名称", "怎样", "期号", "各屏"}
                  : Cells{"day", "item", "title", "how", "issue", "displays"},
               rows);
}

}  // namespace

std::string report_csv(const OversightReport& report, Lang lang) {
  const bool zh = lang == Lang::kZh;
  std::string text(kCsvMark);
  text += csv_line(Cells{report.hospital.in(lang), zh ? "信息公开监督报告" : "Disclosure report",
                         report.period.name.in(lang), date_text(report.period.first),
                         date_text(report.period.last), local_text(report.now)}) +
          "\r\n";
  text += departments_csv(report, lang) + late_csv(report, lang) + issues_csv(report, lang) +
          gone_csv(report, lang);
  for (const Sentence& note : report.notes) text += csv_line(Cells{note.in(lang)});
  return text;
}

}  // namespace gongshi::content::oversight
