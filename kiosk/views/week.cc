#include "kiosk/views/week.h"

namespace gongshi::kiosk {
namespace {

using content::Half;
using content::Session;

constexpr std::array kWeekdays{"周日", "周一", "周二", "周三", "周四", "周五", "周六"};

bool covers(Half half, std::size_t part) {
  if (half == Half::kAllDay) return part < 2;  // morning and afternoon
  return static_cast<std::size_t>(half) == part;
}

bool is_on(const Session& session, Date date, unsigned weekday) {
  if (!session.valid.holds(date)) return false;
  return session.date ? *session.date == date : session.weekday == weekday;
}

void add_session(WeekCell& cell, const Session& session) {
  cell.open = true;
  std::string kind(session.kind);
  if (!kind.empty() && kind.find("门诊") == std::string::npos && kind != "急诊") kind += "门诊";
  cell.lines.push_back(kind.empty() ? std::string("出诊") : std::move(kind));
  if (!session.room.empty()) {
    std::string room(session.room);
    // A bare number is a room's; anything else is said as the hospital says it.
    if (room.find_first_not_of("0123456789") == std::string::npos) room += " 室";
    cell.lines.push_back(std::move(room));
  }
  if (session.fee) cell.lines.push_back(session.fee->text() + " 元");
}

}  // namespace

bool ClinicOf::holds(const content::Session& session) const {
  if (!doctor.empty()) return session.doctor == doctor;
  return session.doctor.empty() && session.department == department;
}

std::vector<WeekDay> week_of(const content::Release& release, const ClinicOf& clinic, Date first,
                             Date today, bool dated) {
  std::vector<WeekDay> days;
  for (int i = 0; i < 7; ++i) {
    const std::chrono::sys_days day = std::chrono::sys_days(first) + std::chrono::days(i);
    WeekDay one;
    one.date = Date(day);
    one.today = one.date == today;
    const std::chrono::weekday weekday(day);
    one.weekday = kWeekdays[weekday.c_encoding()];
    for (const content::CalendarDay& special : release.calendar()) {
      if (special.date == one.date) one.holiday = special.name;
    }
    for (std::size_t part = 0; part < one.parts.size(); ++part) {
      WeekCell& cell = one.parts[part];
      for (const Session& session : release.sessions()) {
        if (!dated && session.date) continue;
        if (!clinic.holds(session) || !covers(session.half, part) ||
            !is_on(session, one.date, weekday.iso_encoding())) {
          continue;
        }
        if (session.stopped) {
          cell.stopped = true;
          cell.lines = {"停诊"};
          if (!session.reason.empty()) cell.lines.emplace_back(session.reason);
          break;
        }
        add_session(cell, session);
      }
      // A stop beats whatever stood before it in the table.
      if (cell.stopped) cell.open = false;
    }
    days.push_back(std::move(one));
  }
  return days;
}

std::string today_words(const content::Release& release, const ClinicOf& clinic, Date today) {
  const WeekDay day = week_of(release, clinic, today, today).front();
  std::string open;
  std::string stopped;
  for (std::size_t part = 0; part < day.parts.size(); ++part) {
    std::string& words = day.parts[part].stopped ? stopped : open;
    if (!day.parts[part].open && !day.parts[part].stopped) continue;
    if (!words.empty()) words += "、";
    words += kDayParts[part];
  }
  std::string all;
  if (!open.empty()) all = "今天" + open + "出诊";
  if (!stopped.empty()) all += (all.empty() ? "今天" : "，") + stopped + "停诊";
  return all;
}

}  // namespace gongshi::kiosk
