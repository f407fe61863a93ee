// The timetable: a page for each of seven days, and the same clinics as lists for one doctor.
#include <array>

#include "content/workspace/web/clinic_words.h"
#include "content/workspace/web/site.h"

namespace gongshi::content::web {
namespace {

constexpr std::array kHalves = {Words{"上午", "morning"}, Words{"下午", "afternoon"},
                                Words{"晚上", "evening"}, Words{"全天", "all day"}};
constexpr Words kStopped{"停诊", "no clinic"};
constexpr Words kStoppedBecause{"停诊：{1}", "no clinic: {1}"};
constexpr Words kFee{"诊查费 {1} 元", "fee {1} yuan"};
constexpr Words kHeld{"出诊", "held"};
constexpr Words kTitle{"{1}（{2}）出诊", "Clinics of {2}, {1}"};
constexpr Words kDays{"一周出诊", "The week"};
constexpr Words kAsOf{
    "按第 {1} 期的出诊表和停诊通知列出。临时停诊以医院当日通知为准。",
    "By the timetable and the notices of issue {1}. The hospital's notice of the day counts."};
constexpr Words kNone{"这一天没有出诊安排。", "No clinics on this day."};
constexpr Words kDepartment{"科室", "Department"};
constexpr Words kDoctor{"医生", "Doctor"};
constexpr Words kClinic{"门诊", "Clinic"};
constexpr Words kTime{"时间", "Time"};
constexpr Words kState{"状态", "State"};
constexpr Words kNoName{"科室门诊", "no named doctor"};

std::string file_of(std::size_t day) {
  return day == 0 ? "clinics.html" : "clinics-" + std::to_string(day + 1) + ".html";
}

void cell(Markup& out, const Edition& e, const Words& label) {
  out.open("td", {{"role", "cell"}, {"data-label", e.say(label)}});
}

void clinic_row(Markup& out, const Edition& e, const PeopleShelf& shelf, const SessionOn& on) {
  const Session& session = *on.session;
  const Department* const department = e.release.department(session.department);
  const Doctor* const doctor = e.release.doctor(session.doctor);
  out.open("tr", {{"role", "row"}, {"class", on.stopped ? "stopped" : "held"}});
  out.open("th", {{"scope", "row"}, {"role", "rowheader"}});
  out.open("a", {{"href", shelf.file(department->code)}});
  either(out, e, department->name, department->name_en);
  out.close().close();
  cell(out, e, kDoctor);
  if (doctor == nullptr) {
    out.leaf("span", e.say(kNoName));
  } else {
    out.open("a", {{"href", shelf.address(*doctor)}});
    chinese(out, e, "span", doctor->name);
    out.close();
  }
  out.close();
  cell(out, e, kTime);
  out.leaf("span", half_words(on.half, e.lang)).close();
  cell(out, e, kClinic);
  chinese(out, e, "span", session_words(session, e.lang));
  out.close();
  cell(out, e, kState);
  if (on.stopped) {
    out.leaf("strong", stop_words(on, e.lang)).close().close();
  } else {
    out.leaf("span", e.say(kHeld)).close().close();
  }
}

void day_links(Markup& out, const Edition& e, std::size_t chosen) {
  out.open("nav", {{"class", "letters"}, {"aria-label", e.say(kDays)}}).open("ul");
  for (std::size_t day = 0; day < PeopleShelf::kDays; ++day) {
    const Date date = std::chrono::sys_days(e.today) + std::chrono::days(day);
    const std::string words = std::string(weekday_words(date, e.lang)) + " " + date_text(date);
    out.open("li");
    if (day == chosen) {
      out.leaf("a", words, {{"href", file_of(day)}, {"aria-current", "page"}});
    } else {
      link(out, file_of(day), words);
    }
    out.close();
  }
  out.close().close();
}

}  // namespace

std::string_view half_words(Half half, Lang lang) {
  return kHalves.at(static_cast<std::size_t>(half)).in(lang);
}

std::string stop_words(const SessionOn& session, Lang lang) {
  if (session.reason.empty()) return std::string(kStopped.in(lang));
  return fill(kStoppedBecause.in(lang), {session.reason});
}

std::string session_words(const Session& session, Lang lang) {
  std::string words(session.kind);
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!words.empty()) words += lang == Lang::kZh ? "，" : ", ";
    words += part;
  };
  add(session.room);
  if (session.fee) add(fill(kFee.in(lang), {session.fee->text()}));
  return words;
}

void week_list(Markup& out, const Edition& e, const PeopleShelf& shelf,
               const std::function<bool(const Session&)>& wanted) {
  bool any = false;
  for (std::size_t day = 0; day < PeopleShelf::kDays; ++day) {
    const Date date = std::chrono::sys_days(e.today) + std::chrono::days(day);
    for (const SessionOn& on : shelf.clinics(day)) {
      if (!wanted(*on.session)) continue;
      if (!any) out.open("ul", {{"class", "week"}});
      any = true;
      out.open("li").leaf("time", date_text(date)).text(" ");
      out.text(weekday_words(date, e.lang)).text(" ").text(half_words(on.half, e.lang)).text(" ");
      chinese(out, e, "span", session_words(*on.session, e.lang));
      if (on.stopped) out.text(" ").leaf("strong", stop_words(on, e.lang));
      out.close();
    }
  }
  if (any) out.close();
}

Status put_clinics(const Put& put, const Edition& e, const PeopleShelf& shelf) {
  const Text owner = owner_of(e, "C2");
  for (std::size_t day = 0; day < PeopleShelf::kDays; ++day) {
    const Date date = std::chrono::sys_days(e.today) + std::chrono::days(day);
    const std::string title =
        fill(e.say(kTitle), {day_words(date, e.lang), weekday_words(date, e.lang)});
    Markup out;
    day_links(out, e, day);
    out.leaf("p", fill(e.say(kAsOf), {e.release.id().serial()}));
    if (shelf.clinics(day).empty()) {
      out.leaf("p", e.say(kNone));
    } else {
      out.open("table", {{"role", "table"}, {"aria-label", title}});
      out.open("thead", {{"role", "rowgroup"}}).open("tr", {{"role", "row"}});
      for (const Words& each : {kDepartment, kDoctor, kTime, kClinic, kState}) {
        out.leaf("th", e.say(each), {{"scope", "col"}, {"role", "columnheader"}});
      }
      out.close().close().open("tbody", {{"role", "rowgroup"}});
      for (const SessionOn& on : shelf.clinics(day)) clinic_row(out, e, shelf, on);
      out.close().close();
    }
    GONGSHI_CHECK(put_page(put, e, {file_of(day), title, owner}, out));
  }
  return {};
}

}  // namespace gongshi::content::web
