#include "content/timetable.h"

#include <algorithm>

namespace gongshi::content {
namespace {

constexpr Text kEmergencyClinic = "急诊";

const CalendarDay* calendar_day(const Release& release, Date date) {
  const auto days = release.calendar();
  const auto found = std::find_if(days.begin(), days.end(),
                                  [&](const CalendarDay& day) { return day.date == date; });
  return found == days.end() ? nullptr : &*found;
}

/// A day as sessions see it.
struct Day {
  Date date;
  unsigned weekday;  // 1 Monday .. 7 Sunday
  bool off;          // by the calendar, whatever its weekday
};

Day day_of(const Release& release, Date date) {
  const CalendarDay* named = calendar_day(release, date);
  const std::chrono::weekday weekday{std::chrono::sys_days(date)};
  return {date, weekday.iso_encoding(), named != nullptr && !named->workday};
}

bool is_on(const Session& session, const Day& day) {
  if (!session.valid.holds(day.date)) return false;
  if (session.date) return *session.date == day.date;
  return session.weekday == day.weekday && (!day.off || session.kind == kEmergencyClinic);
}

bool covers(Half stop, Half part) {
  return stop == Half::kAllDay || stop == part;
}

bool concerns(const Session& stop, const Session& session) {
  if (!stop.doctor.empty()) return stop.doctor == session.doctor;
  return session.doctor.empty() && stop.department == session.department &&
         (stop.kind.empty() || stop.kind == session.kind);
}

const Session* stop_of(const std::vector<const Session*>& stops, const Session& session,
                       Half part) {
  const auto found = std::find_if(stops.begin(), stops.end(), [&](const Session* stop) {
    return covers(stop->half, part) && concerns(*stop, session);
  });
  return found == stops.end() ? nullptr : *found;
}

SessionOn held(const Session& session, Half half, const Session* stop) {
  SessionOn one{&session, half, stop != nullptr, {}};
  if (stop != nullptr) one.reason = stop->reason;
  return one;
}

void add_session(const Session& session, const std::vector<const Session*>& stops,
                 std::vector<SessionOn>& all) {
  if (session.half != Half::kAllDay) {
    all.push_back(held(session, session.half, stop_of(stops, session, session.half)));
    return;
  }
  const Session* morning = stop_of(stops, session, Half::kMorning);
  const Session* afternoon = stop_of(stops, session, Half::kAfternoon);
  if (morning == afternoon) {
    all.push_back(held(session, Half::kAllDay, morning));
  } else {
    all.push_back(held(session, Half::kMorning, morning));
    all.push_back(held(session, Half::kAfternoon, afternoon));
  }
}

int place_in_day(Half half) {
  switch (half) {
    case Half::kAfternoon:
      return 1;
    case Half::kEvening:
      return 2;
    case Half::kMorning:
    case Half::kAllDay:
      break;
  }
  return 0;
}

}  // namespace

bool is_workday(const Release& release, Date date) {
  if (const CalendarDay* named = calendar_day(release, date)) return named->workday;
  return is_workday(date);
}

bool is_workday(Date date) {
  return std::chrono::weekday{std::chrono::sys_days(date)}.iso_encoding() <= 5;
}

std::vector<SessionOn> sessions_on(const Release& release, Date date) {
  const Day day = day_of(release, date);
  const std::vector<const Session*> stops = stops_on(release, date);
  std::vector<SessionOn> all;
  for (const Session& session : release.sessions()) {
    if (!session.stopped && is_on(session, day)) add_session(session, stops, all);
  }
  for (const Session* stop : stops) {
    const bool told = std::any_of(all.begin(), all.end(), [&](const SessionOn& one) {
      return one.stopped && concerns(*stop, *one.session) &&
             (covers(stop->half, one.half) || one.half == Half::kAllDay);
    });
    if (!told) all.push_back(held(*stop, stop->half, stop));
  }
  std::stable_sort(all.begin(), all.end(), [](const SessionOn& a, const SessionOn& b) {
    return place_in_day(a.half) < place_in_day(b.half);
  });
  return all;
}

std::vector<const Session*> stops_on(const Release& release, Date date) {
  const Day day = day_of(release, date);
  std::vector<const Session*> stops;
  for (const Session& session : release.sessions()) {
    if (session.stopped && is_on(session, day)) stops.push_back(&session);
  }
  return stops;
}

}  // namespace gongshi::content
