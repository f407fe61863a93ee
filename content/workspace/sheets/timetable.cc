#include "content/workspace/sheets/timetable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "content/workspace/paper/table.h"
#include "content/workspace/sheets/format.h"
#include "content/workspace/sheets/words.h"

namespace gongshi::content::sheets {
namespace {

using paper::Flow;

/// "专家　301 室　诊查费 50.00 元"
std::string session_words(const Session& session, Lang lang) {
  std::string words;
  for (const Text part : {session.kind, session.room}) {
    if (!part.empty()) words += (words.empty() ? "" : " ") + std::string(part);
  }
  if (session.fee) {
    const std::string fee = session.fee->text();
    words += Sentence{" 诊查费 " + fee + " 元", " fee " + fee + " yuan"}.in(lang);
  }
  return words;
}

/// A session of one date that is still to come.
bool is_ahead(const Session& session, Date day) {
  return session.date && *session.date >= day;
}

bool is_weekly(const Session& session, Date day) {
  return !session.date && !session.stopped && session.valid.holds(day);
}

std::string who(const Release& release, const Session& session) {
  if (const Doctor* doctor = release.doctor(session.doctor); doctor != nullptr) {
    return std::string(doctor->name);
  }
  return {};
}

/// A row of the week: a doctor of a department, or the department's clinic without one.
struct Week {
  Text doctor;
  std::optional<Text> room{};         // when all clinics are in it
  std::array<std::string, 8> days{};  // by weekday, from 1
};

/// The room of all the weekly clinics of the doctor in the department, if it is one.
std::optional<Text> only_room(const Release& release, const Department& department, Text doctor,
                              const Order& order) {
  std::optional<Text> room;
  for (const Session& session : release.sessions()) {
    const bool is_his = session.department == department.code && session.doctor == doctor;
    if (!is_his || !is_weekly(session, order.day)) continue;
    if (room && *room != session.room) return {};
    room = session.room;
  }
  return room;
}

std::vector<Week> weeks_of(const Release& release, const Department& department,
                           const Order& order) {
  std::vector<Week> weeks;
  for (const Session& session : release.sessions()) {
    if (session.department != department.code || !is_weekly(session, order.day)) continue;
    auto week = std::find_if(weeks.begin(), weeks.end(),
                             [&](const Week& each) { return each.doctor == session.doctor; });
    if (week == weeks.end()) {
      const auto room = only_room(release, department, session.doctor, order);
      week = weeks.insert(weeks.end(), Week{session.doctor, room});
    }
    std::string& cell = week->days.at(session.weekday < 8 ? session.weekday : 0);
    if (!cell.empty()) cell += "\n";
    cell += half_word(session.half, order.lang);
    if (!session.kind.empty()) cell += Sentence{"", " "}.in(order.lang) + std::string(session.kind);
    if (!week->room && !session.room.empty()) cell += "\n" + std::string(session.room);
  }
  return weeks;
}

/// The doctor, or that there is none, and the room below.
paper::Spans who_holds(const Release& release, const Week& week, Lang lang) {
  const Doctor* const doctor = release.doctor(week.doctor);
  paper::Spans words =
      doctor != nullptr ? paper::bold(doctor->name)
                        : paper::plain(Sentence{"科室门诊", "Open clinic"}.in(lang), paper::kGrey);
  if (week.room && !week.room->empty()) {
    words.push_back({"\n" + std::string(*week.room), fonts::Weight::kRegular, paper::kGrey});
  }
  return words;
}

void draw_differing_days(Flow& flow, const Release& release, const Order& order) {
  std::vector<std::pair<Date, const Session*>> days;
  for (const Session& session : release.sessions()) {
    if (!is_asked(order, session.department) || !session.date) continue;
    if (const Date date = *session.date; date >= order.day) days.emplace_back(date, &session);
  }
  if (days.empty()) return;
  std::stable_sort(days.begin(), days.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  flow.heading(2, Sentence{"停诊与临时出诊", "Stopped and extra clinics"}.in(order.lang));
  for (const auto& [date, session] : days) {
    const Department* const department = release.department(session->department);
    std::string words = date_text(date) + " " + half_word(session->half, order.lang);
    if (department != nullptr) words += "　" + department_name(*department, order.lang);
    if (const std::string name = who(release, *session); !name.empty()) words += "　" + name;
    paper::Spans line = paper::plain(words + "　");
    if (session->stopped) {
      const std::string reason(session->reason);
      line.push_back({Sentence{"停诊" + (reason.empty() ? "" : "：" + reason),
                               "stopped" + (reason.empty() ? "" : ": " + reason)}
                          .in(order.lang),
                      fonts::Weight::kBold, paper::kRed});
    } else {
      line.push_back({session_words(*session, order.lang)});
    }
    flow.text(line, {.size = table_size(flow.format())});
  }
}

}  // namespace

bool is_asked(const Order& order, Text department) {
  return order.departments.empty() || std::find(order.departments.begin(), order.departments.end(),
                                                department) != order.departments.end();
}

std::string department_name(const Department& department, Lang lang) {
  const bool english = lang == Lang::kEn && !department.name_en.empty();
  return std::string(english ? department.name_en : department.name);
}

std::string clinic_words(const Release& release, const Doctor& doctor, const Order& order) {
  std::string words;
  for (const Session& session : release.sessions()) {
    if (session.doctor != doctor.code || !is_weekly(session, order.day)) continue;
    if (!words.empty()) words += Sentence{"；", "; "}.in(order.lang);
    words += weekday_word(session.weekday, order.lang) + Sentence{"", " "}.in(order.lang) +
             half_word(session.half, order.lang) + " " + session_words(session, order.lang);
  }
  return words;
}

bool has_clinics(const Release& release, const Order& order) {
  return std::ranges::any_of(release.sessions(), [&](const Session& session) {
    return is_asked(order, session.department) &&
           (is_weekly(session, order.day) || is_ahead(session, order.day));
  });
}

void draw_timetable(Flow& flow, const Release& release, const Order& order) {
  std::vector<paper::Column> columns{{Sentence{"医生", "Doctor"}.in(order.lang), 84}};
  for (unsigned day = 1; day <= 7; ++day) columns.push_back({weekday_word(day, order.lang), 61});
  for (const Department& department : release.departments()) {
    if (!is_asked(order, department.code)) continue;
    const auto weeks = weeks_of(release, department, order);
    if (weeks.empty()) continue;
    flow.heading(2, department_name(department, order.lang));
    paper::Table table(flow, columns, table_size(flow.format()));
    for (const Week& week : weeks) {
      std::vector<paper::Spans> cells{who_holds(release, week, order.lang)};
      for (unsigned day = 1; day <= 7; ++day) cells.push_back(paper::plain(week.days.at(day)));
      table.row(cells);
    }
  }
  draw_differing_days(flow, release, order);
}

}  // namespace gongshi::content::sheets
