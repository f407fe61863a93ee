#include "content/workspace/due/check_sheet.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

namespace gongshi::content::workspace {
namespace {

/// So many boxes fit on a line of paper.
constexpr std::size_t kBoxesInLine = 5;

std::vector<Date> days_in(const Check& check, const Period& month, Date today, bool late,
                          const WorkingDays& calendar) {
  std::vector<Date> days;
  // What is late is made up for now; what comes before the month is kept on its day.
  Date day = late ? check_day(calendar, today, check.days) : check.due;
  while (day <= month.last) {
    if (day >= month.first) days.push_back(day);
    const Date next = check_day(calendar, day, check.days);
    day = next > day ? next : calendar.after(day, 1);
  }
  return days;
}

std::string boxes_text(const CheckLine& line, Lang lang) {
  const bool zh = lang == Lang::kZh;
  std::vector<std::string> boxes;
  if (line.late) {
    const std::string day = date_text(line.check.due);
    boxes.push_back(zh ? "□ 逾期，应于 " + day : "□ late, was due " + day);
  }
  for (const Date day : line.days) boxes.push_back("□ " + date_text(day));
  std::string text = "  ";
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (i > 0) text += i % kBoxesInLine == 0 ? "\n  " : "  ";
    text += boxes[i];
  }
  return text + "\n";
}

std::string line_text(const CheckLine& line, Lang lang) {
  const Check& check = line.check;
  const bool zh = lang == Lang::kZh;
  const std::string days = std::to_string(check.days);
  const std::string last = date_text(check.last);
  std::string text = boxes_text(line, lang) + "    " + check.item;
  if (!check.title.empty() && check.title != check.item) text += (zh ? "　" : "  ") + check.title;
  return text + "\n    " +
         (zh ? "上次核对 " + last + "，至多 " + days + " 天一次"
             : "looked at last on " + last + ", at most " + days + " days between checks") +
         "\n";
}

Sentence how_to_confirm(const Workspace& workspace) {
  if (workspace.signing.required) {
    return {
        "怎样确认：逐项与实际情况对照。没有变动的，由本部门运行\n"
        "  gongshi-bundle approve 工作目录 项 --as answerable --name 姓名 --confirm\n"
        "有变动的，改好后重新提出（--as proposer）。\n",
        "How to confirm: compare each item with what is so. Unchanged, the department runs\n"
        "  gongshi-bundle approve WORKSPACE ITEM --as answerable --name NAME --confirm\n"
        "Where something has changed, correct it and propose it again (--as proposer).\n"};
  }
  return {
      "怎样确认：逐项与实际情况对照，没有变动的页面把 made 改为核对的日期，有变动的改好。\n",
      "How to confirm: compare each item with what is so; of a page that is unchanged, set made "
      "to the day of the check, else correct it.\n"};
}

}  // namespace

std::vector<CheckLine> check_lines(std::span<const Check> checks, const Period& month, Date today,
                                   const WorkingDays& calendar, std::string_view department) {
  std::vector<CheckLine> lines;
  for (const Check& check : checks) {
    if (!department.empty() && check.department != department) continue;
    const bool late = check.due < today;
    CheckLine line{check, late, days_in(check, month, today, late, calendar)};
    // A sheet of a month that has passed does not tell of today.
    line.late = late && check.due <= month.last;
    if (line.late || !line.days.empty()) lines.push_back(std::move(line));
  }
  std::ranges::stable_sort(lines, {}, [](const CheckLine& line) {
    const Date first = line.days.empty() || line.late ? line.check.due : line.days.front();
    return std::tuple(line.check.department, line.check.person, first, line.check.item);
  });
  return lines;
}

std::string check_sheet_text(const std::vector<CheckLine>& lines, const Period& month,
                             const Workspace& workspace, bool calendar_known, Lang lang) {
  const bool zh = lang == Lang::kZh;
  const std::string_view hospital = zh || workspace.hospital.name_en.empty()
                                        ? workspace.hospital.name_zh
                                        : workspace.hospital.name_en;
  std::string text = std::string(hospital) + "\n" + (zh ? "定期核对单　" : "Check sheet  ") +
                     month.name.in(lang) + "\n";
  if (lines.empty()) return text + (zh ? "\n没有到期的核对。\n" : "\nNo check falls due.\n");
  const Check* before = nullptr;
  const std::string_view signature =
      zh ? "\n  核对人签名：________________　　日期：____________\n"
         : "\n  checked by: ________________    date: ____________\n";
  for (const CheckLine& line : lines) {
    const Check& check = line.check;
    if (before == nullptr ||
        std::tie(before->department, before->person) != std::tie(check.department, check.person)) {
      if (before != nullptr) text += signature;
      text += "\n" + check.department;
      if (!check.person.empty()) {
        text += zh ? "（" + check.person + "）" : " (" + check.person + ")";
      }
      text += "\n";
    }
    text += line_text(line, lang);
    before = &check;
  }
  text += std::string(signature) + "\n" + how_to_confirm(workspace).in(lang);
  if (calendar_known) return text;
  const std::string year = std::to_string(static_cast<int>(month.first.year()));
  return text +
         (zh ? "hospital.yaml 的工作日历没有 " + year + " 年，日子只按周末推算。\n"
             : "The calendar of hospital.yaml lacks " + year + ": only weekends are counted.\n");
}

std::string check_sheet_json(const std::vector<CheckLine>& lines, const Period& month,
                             bool calendar_known) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const CheckLine& line : lines) {
    nlohmann::ordered_json days = nlohmann::ordered_json::array();
    for (const Date day : line.days) days.push_back(date_text(day));
    list.push_back({{"department", line.check.department},
                    {"person", line.check.person},
                    {"item", line.check.item},
                    {"title", line.check.title},
                    {"last", date_text(line.check.last)},
                    {"check_days", line.check.days},
                    {"late", line.late},
                    {"was_due", line.late ? nlohmann::ordered_json(date_text(line.check.due))
                                          : nlohmann::ordered_json(nullptr)},
                    {"days", days}});
  }
  const nlohmann::ordered_json document{
      {"month", month.text}, {"calendar_known", calendar_known}, {"checks", list}};
  return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace gongshi::content::workspace
