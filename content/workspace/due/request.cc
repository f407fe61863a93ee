#include "content/workspace/due/request.h"

#include <array>
#include <nlohmann/json.hpp>

namespace gongshi::content::workspace {
namespace {

const Sentence& weekday_name(Date day) {
  static const std::array<Sentence, 7> kNames{{{"周一", "Monday"},
                                               {"周二", "Tuesday"},
                                               {"周三", "Wednesday"},
                                               {"周四", "Thursday"},
                                               {"周五", "Friday"},
                                               {"周六", "Saturday"},
                                               {"周日", "Sunday"}}};
  return kNames.at(std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding() - 1);
}

/// "2026-12-04 周五".
std::string day_text(Date day, Lang lang) {
  return date_text(day) + " " + weekday_name(day).in(lang);
}

/// A last day is a working day, so one on a weekend is a make-up workday.
std::string last_day_text(Date day, Lang lang) {
  const bool weekend = std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding() > 5;
  std::string text = day_text(day, lang);
  if (weekend) text += lang == Lang::kZh ? "（调休上班）" : " (make-up workday)";
  return text;
}

}  // namespace

RequestDays request_days(Date accepted, bool extended, const DutyLimits& limits,
                         const WorkingDays& calendar) {
  RequestDays days;
  days.accepted = accepted;
  days.extended = extended;
  days.department = calendar.after(accepted, limits.request);
  days.answer = calendar.after(accepted, limits.answer + (extended ? limits.extension : 0));
  for (std::chrono::year year = accepted.year(); year <= days.answer.year(); ++year) {
    if (!calendar.knows(year)) days.unknown.push_back(year);
  }
  return days;
}

std::string request_text(const RequestDays& days, const DutyLimits& limits, Lang lang) {
  const bool zh = lang == Lang::kZh;
  const std::string request = std::to_string(limits.request);
  const std::string answer = std::to_string(limits.answer);
  const std::string extension = std::to_string(limits.extension);
  std::string text = (zh ? "受理　　　　" : "accepted    ") + day_text(days.accepted, lang) + "\n";
  text += (zh ? "部门办结　　" : "department  ") + last_day_text(days.department, lang) +
          (zh ? "　第 " + request + " 个工作日" : "  working day " + request) + "\n";
  text += (zh ? "答复申请人　" : "answer      ") + last_day_text(days.answer, lang);
  if (days.extended) {
    text += zh ? "　" + answer + " 个工作日，延长 " + extension + " 个工作日（须书面告知申请人）"
               : "  working day " + answer + ", extended by " + extension +
                     " (the applicant is told in writing)";
  } else {
    text += zh ? "　第 " + answer + " 个工作日" : "  working day " + answer;
  }
  text += "\n";
  if (days.unknown.empty()) return text;
  const Sentence years = years_text(days.unknown);
  return text + (zh ? "hospital.yaml 的工作日历没有 " + years.zh +
                          "，这些日子只按周末推算，不能作准；请补上放假和调休的日子。\n"
                    : "The calendar of hospital.yaml lacks " + years.en +
                          ": only weekends are counted there, so do not rely on these days; add "
                          "holidays and make-up workdays.\n");
}

std::string request_json(const RequestDays& days, const DutyLimits& limits) {
  nlohmann::ordered_json unknown = nlohmann::ordered_json::array();
  for (const std::chrono::year year : days.unknown) unknown.push_back(static_cast<int>(year));
  const nlohmann::ordered_json document{{"accepted", date_text(days.accepted)},
                                        {"department", date_text(days.department)},
                                        {"answer", date_text(days.answer)},
                                        {"extended", days.extended},
                                        {"working_days",
                                         {{"department", limits.request},
                                          {"answer", limits.answer},
                                          {"extension", days.extended ? limits.extension : 0}}},
                                        {"calendar_known", days.unknown.empty()},
                                        {"calendar_lacks", unknown}};
  return document.dump(2) + "\n";
}

Sentence years_text(const std::vector<std::chrono::year>& years) {
  Sentence text;
  for (const std::chrono::year year : years) {
    const std::string number = std::to_string(static_cast<int>(year));
    text.zh += (text.zh.empty() ? "" : "、") + number + " 年";
    text.en += (text.en.empty() ? "" : ", ") + number;
  }
  return text;
}

}  // namespace gongshi::content::workspace
