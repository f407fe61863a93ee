// Timetable: which clinics are held on a day: weekly sessions, dated ones, stops and holidays
// resolved into one list.
//
//   release ─[timetable]─ playlist (stopped clinics), today's doctors on every display
//
// The one place where a stop beats the timetable, so that it does so everywhere at once.
#pragma once

#include <vector>

#include "content/release.h"

namespace gongshi::content {

/// The hospital's own calendar: a statutory holiday rests on a weekday, a make-up workday works on
/// a weekend; Monday to Friday are workdays otherwise.
[[nodiscard]] bool is_workday(const Release& release, Date date);
/// Where no release, and so no calendar, is known.
[[nodiscard]] bool is_workday(Date date);

/// A row of the timetable, or of its stops, as it holds on one day.
struct SessionOn {
  const Session* session;  // of the release; of a stop that stops no session, the stop itself
  Half half;               // the session's, or the part of an all-day one that a stop divides
  bool stopped = false;
  Text reason{};  // of the stop
};

/// The clinics of `date`, stopped ones among them, by half of the day and then in the table's
/// order.
///
/// A weekly session rests on a day off that the calendar names, unless its kind is 急诊; one of
/// that very date is held. A make-up workday has the sessions of its own weekday and those of its
/// date. A stop of a doctor stops all clinics of that doctor in its half of the day; one without a
/// doctor those of its department, and of its kind if it has one, that name no doctor. A stop for
/// the whole day covers the evening too.
[[nodiscard]] std::vector<SessionOn> sessions_on(const Release& release, Date date);

/// The stops of `date` themselves, in the table's order: what a notice tells.
[[nodiscard]] std::vector<const Session*> stops_on(const Release& release, Date date);

}  // namespace gongshi::content
