#include "content/workspace/due/report.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

std::string plural(int count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// "已超 3 个工作日（2026-11-18）", "还剩 2 个工作日（2026-11-25）", "今天到期".
Sentence when(const Duty& duty) {
  if (!duty.day) {
    return duty.overdue ? Sentence{"缺", "missing"} : Sentence{"空", "empty"};
  }
  const std::string day = date_text(*duty.day);
  if (duty.overdue) {
    return {"已超 " + std::to_string(-duty.left) + " 个工作日（" + day + "）",
            plural(-duty.left, "working day") + " late (" + day + ")"};
  }
  if (duty.left == 0) return {"今天到期（" + day + "）", "due today (" + day + ")"};
  return {"还剩 " + std::to_string(duty.left) + " 个工作日（" + day + "）",
          plural(duty.left, "working day") + " left (" + day + ")"};
}

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kPlain = "\x1b[0m";

std::string line_of(const Duty& duty, Lang lang, bool color) {
  const bool zh = lang == Lang::kZh;
  std::string line = "  " + when(duty).in(lang) + (zh ? "　" : "  ") + duty.item;
  if (!duty.title.empty() && duty.title != duty.item) {
    line += zh ? "“" + shortened(duty.title) + "”" : " \"" + shortened(duty.title) + "\"";
  }
  line += (zh ? "：" : ": ") + duty.what.in(lang);
  if (!duty.person.empty()) line += zh ? "（" + duty.person + "）" : " (" + duty.person + ")";
  if (color && duty.overdue) line = std::string(kRed) + line + std::string(kPlain);
  return line + "\n";
}

}  // namespace

std::string shortened(std::string_view title) {
  constexpr int kMost = 24;
  std::string text;
  for (int i = 0; i < kMost; ++i) {
    const auto c = utf8::next(title);
    if (!c) return text;
    utf8::append(text, *c);
  }
  return title.empty() ? text : text + "…";
}

std::string duties_text(const std::vector<Duty>& duties, Date today, bool calendar_known, Lang lang,
                        bool color) {
  const bool zh = lang == Lang::kZh;
  std::map<std::string, std::string> departments;
  for (const Duty& duty : duties) departments[duty.department] += line_of(duty, lang, color);
  std::string text;
  for (const auto& [department, lines] : departments) text += department + "\n" + lines + "\n";
  if (!calendar_known) {
    text += zh ? "hospital.yaml 的工作日历不全，有的年份只按周末计算，请补上放假和调休的日子。\n"
               : "The calendar of hospital.yaml lacks a year, for which only weekends are counted; "
                 "add its holidays and make-up workdays.\n";
  }
  const auto late = std::ranges::count_if(duties, &Duty::overdue);
  const std::string overdue = std::to_string(late);
  const std::string rest = std::to_string(static_cast<long>(duties.size()) - late);
  const std::string day = date_text(today);
  return text + (zh ? day + "：逾期 " + overdue + " 件，将到期和待补 " + rest + " 件\n"
                    : day + ": " + overdue + " overdue, " + rest + " due soon or empty\n");
}

std::string duties_json(const std::vector<Duty>& duties, Date today, bool calendar_known) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Duty& duty : duties) {
    nlohmann::ordered_json each{{"department", duty.department}, {"person", duty.person},
                                {"kind", duty_word(duty.kind)},  {"item", duty.item},
                                {"title", duty.title},           {"overdue", duty.overdue}};
    if (duty.since) each["since"] = date_text(*duty.since);
    if (duty.day) {
      each["day"] = date_text(*duty.day);
      each["working_days_left"] = duty.left;
    }
    each["zh"] = duty.what.zh;
    each["en"] = duty.what.en;
    list.push_back(std::move(each));
  }
  const nlohmann::ordered_json document{
      {"day", date_text(today)}, {"calendar_known", calendar_known}, {"duties", list}};
  return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace gongshi::content::workspace
