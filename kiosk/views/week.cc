#include "kiosk/views/week.h"

#include "content/timetable.h"
#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

using content::Half;
using content::Session;

constexpr std::array kWeekdays{Words{"周日", "Sun", "يەكشەنبە"}, Words{"周一", "Mon", "دۈشەنبە"},
                               Words{"周二", "Tue", "سەيشەنبە"}, Words{"周三", "Wed", "چارشەنبە"},
                               Words{"周四", "Thu", "پەيشەنبە"}, Words{"周五", "Fri", "جۈمە"},
                               Words{"周六", "Sat", "شەنبە"}};
constexpr std::array kHalves{
    Words{"上午", "morning", "چۈشتىن بۇرۇن"}, Words{"下午", "afternoon", "چۈشتىن كېيىن"},
    Words{"晚上", "evening", "كەچ"}, Words{"全天", "all day", "پۈتۈن كۈن"}};
constexpr Words kStopped{"停诊", "No clinic", "توختىتىلدى"};
constexpr Words kOpen{"出诊", "Clinic", "كېسەل كۆرىدۇ"};
constexpr Words kRoom{"{1} 室", "room {1}", "{1}-ئۆي"};
constexpr Words kYuan{"{1} 元", "{1} yuan", "{1} يۈەن"};
constexpr Words kTodayOpen{"今天{1}出诊", "Today: {1}", "بۈگۈن {1}"};
constexpr Words kTodayStopped{"今天{1}停诊", "Today no clinic: {1}", "بۈگۈن {1} توختىتىلدى"};
constexpr Words kAlsoStopped{"，{1}停诊", "; no clinic: {1}", "، {1} توختىتىلدى"};

struct Kind {
  std::string_view word;
  Words shown;
};

constexpr Kind kKinds[] = {{"普通", {"普通门诊", "General", "ئادەتتىكى"}},
                           {"专家", {"专家门诊", "Expert", "مۇتەخەسسىس"}},
                           {"特需", {"特需门诊", "Special", "ئالاھىدە"}},
                           {"急诊", {"急诊", "Emergency", "جىددىي"}}};

bool covers(Half half, std::size_t part) {
  if (half == Half::kAllDay) return part < 2;  // morning and afternoon
  return static_cast<std::size_t>(half) == part;
}

std::string kind_words(std::string_view kind, Language language) {
  if (kind.empty()) return std::string(kOpen.in(language));
  for (const Kind& known : kKinds) {
    if (known.word == kind) return std::string(known.shown.in(language));
  }
  const bool whole = kind.find("门诊") != std::string_view::npos || language != Language::kZh;
  return std::string(kind) + (whole ? "" : "门诊");
}

void add_session(WeekCell& cell, const Session& session, Language language) {
  cell.open = true;
  cell.lines.push_back(kind_words(session.kind, language));
  if (!session.room.empty()) {
    // A bare number is a room's; anything else is said as the hospital says it.
    const bool bare = session.room.find_first_not_of("0123456789") == std::string_view::npos;
    cell.lines.push_back(bare ? fill(kRoom.in(language), {session.room})
                              : std::string(session.room));
  }
  if (session.fee) cell.lines.push_back(fill(kYuan.in(language), {session.fee->text()}));
}

void add_stop(WeekCell& cell, std::string_view reason, Language language) {
  cell.stopped = true;
  cell.open = false;
  cell.lines = {std::string(kStopped.in(language))};
  if (!reason.empty()) cell.lines.emplace_back(reason);
}

/// What holds every week on that day of it.
void add_weekly(WeekDay& day, const content::Release& release, const ClinicOf& clinic,
                unsigned weekday, Language language) {
  for (const Session& session : release.sessions()) {
    if (session.date || session.stopped || session.weekday != weekday) continue;
    if (!clinic.holds(session) || !session.valid.holds(day.date)) continue;
    for (std::size_t part = 0; part < day.parts.size(); ++part) {
      if (covers(session.half, part)) add_session(day.parts[part], session, language);
    }
  }
}

/// What holds on that very date.
void add_dated(WeekDay& day, const content::Release& release, const ClinicOf& clinic,
               Language language) {
  for (const content::SessionOn& one : content::sessions_on(release, day.date)) {
    if (!clinic.holds(*one.session)) continue;
    for (std::size_t part = 0; part < day.parts.size(); ++part) {
      WeekCell& cell = day.parts[part];
      if (!covers(one.half, part) || cell.stopped) continue;
      if (one.stopped) {
        add_stop(cell, one.reason, language);
      } else {
        add_session(cell, *one.session, language);
      }
    }
  }
}

}  // namespace

std::string_view half_word(Half half, Language language) {
  return kHalves[std::size_t(half)].in(language);
}

std::string_view stopped_word(Language language) {
  return kStopped.in(language);
}

bool ClinicOf::holds(const content::Session& session) const {
  if (!doctor.empty()) return session.doctor == doctor;
  return session.doctor.empty() && session.department == department;
}

std::vector<WeekDay> week_of(const content::Release& release, const ClinicOf& clinic, Date first,
                             Date today, bool dated, Language language) {
  std::vector<WeekDay> days;
  for (int i = 0; i < 7; ++i) {
    const std::chrono::sys_days day = std::chrono::sys_days(first) + std::chrono::days(i);
    WeekDay one;
    one.date = Date(day);
    one.today = one.date == today;
    const std::chrono::weekday weekday(day);
    one.weekday = kWeekdays[weekday.c_encoding()].in(language);
    for (const content::CalendarDay& special : release.calendar()) {
      if (special.date == one.date) one.holiday = special.name;
    }
    if (dated) {
      add_dated(one, release, clinic, language);
    } else {
      add_weekly(one, release, clinic, weekday.iso_encoding(), language);
    }
    days.push_back(std::move(one));
  }
  return days;
}

std::string today_words(const content::Release& release, const ClinicOf& clinic, Date today,
                        Language language) {
  WeekDay day;
  day.date = today;
  add_dated(day, release, clinic, language);
  std::string open;
  std::string stopped;
  for (std::size_t part = 0; part < day.parts.size(); ++part) {
    std::string& words = day.parts[part].stopped ? stopped : open;
    if (!day.parts[part].open && !day.parts[part].stopped) continue;
    if (!words.empty()) words += language == Language::kZh ? "、" : ", ";
    words += kHalves[part].in(language);
  }
  if (open.empty() && stopped.empty()) return {};
  if (open.empty()) return fill(kTodayStopped.in(language), {stopped});
  std::string all = fill(kTodayOpen.in(language), {open});
  if (!stopped.empty()) all += fill(kAlsoStopped.in(language), {stopped});
  return all;
}

std::set<std::string_view> doctors_in(const content::Release& release, Date first, int days) {
  std::set<std::string_view> doctors;
  for (int i = 0; i < days; ++i) {
    const Date day{std::chrono::sys_days(first) + std::chrono::days(i)};
    for (const content::SessionOn& one : content::sessions_on(release, day)) {
      if (!one.stopped && !one.session->doctor.empty()) doctors.insert(one.session->doctor);
    }
  }
  return doctors;
}

}  // namespace gongshi::kiosk
