#include "content/timetable.h"

#include <doctest/doctest.h>

#include "tests/support/made_release.h"

using namespace gongshi;
using namespace gongshi::content;
using test::made_session;
using test::made_stop;

namespace {

Date date(std::string_view text) {
  return *parse_date(text);
}

/// "d001 morning", "d001 afternoon stopped 外出会议".
std::vector<std::string> told(const std::vector<SessionOn>& sessions) {
  constexpr std::string_view kHalves[] = {"morning", "afternoon", "evening", "day"};
  std::vector<std::string> all;
  for (const SessionOn& one : sessions) {
    std::string words(one.session->doctor.empty() ? one.session->department : one.session->doctor);
    words += ' ';
    words += kHalves[static_cast<std::size_t>(one.half)];
    if (one.stopped) words += " stopped " + std::string(one.reason);
    all.push_back(words);
  }
  return all;
}

using Told = std::vector<std::string>;
const Date kNewYear = date("2027-01-01");  // a Friday
const Date kMakeUp = date("2026-10-10");   // a Saturday
const Date kWednesday = date("2026-11-25");

std::vector<CalendarDay> holidays() {
  return {{kMakeUp, true, "国庆调休"}, {kNewYear, false, "元旦"}};
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("timetable: workdays by weekday, holiday and make-up workday") {
    const auto release = test::made_release({.calendar = holidays()});
    CHECK(is_workday(*release, kWednesday));
    CHECK_FALSE(is_workday(*release, date("2026-11-28")));
    CHECK_FALSE(is_workday(*release, date("2026-11-29")));
    CHECK(is_workday(*release, kMakeUp));
    CHECK_FALSE(is_workday(*release, kNewYear));
    CHECK(is_workday(*release, date("2027-01-04")));
  }

  TEST_CASE("timetable: a weekly session is held on its weekday and in its validity") {
    Session ended = made_session("d002", "XNK", 3, Half::kMorning);
    ended.valid.to = date("2026-11-24");
    const auto release =
        test::made_release({.sessions = {made_session("d001", "XNK", 3, Half::kAfternoon), ended,
                                         made_session("d003", "GK", 3, Half::kMorning),
                                         made_session("d004", "GK", 4, Half::kMorning)}});
    CHECK(told(sessions_on(*release, kWednesday)) == Told{"d003 morning", "d001 afternoon"});
    CHECK(told(sessions_on(*release, date("2026-11-18"))) ==
          Told{"d002 morning", "d003 morning", "d001 afternoon"});
  }

  TEST_CASE(
      "timetable: weekly sessions rest on a holiday, emergency clinics and dated ones do not") {
    Session emergency = made_session("", "EK", 5, Half::kAllDay);
    emergency.kind = "急诊";
    Session extra = made_session("d004", "GK", 0, Half::kMorning);
    extra.date = kNewYear;
    const auto release = test::made_release(
        {.sessions = {made_session("d001", "XNK", 5, Half::kMorning), emergency, extra},
         .calendar = holidays()});
    CHECK(told(sessions_on(*release, kNewYear)) == Told{"EK day", "d004 morning"});
    CHECK(told(sessions_on(*release, date("2027-01-08"))) == Told{"d001 morning", "EK day"});
  }

  TEST_CASE("timetable: a make-up workday has the sessions of its own weekday") {
    const auto release =
        test::made_release({.sessions = {made_session("d001", "XNK", 5, Half::kMorning),
                                         made_session("d002", "XNK", 6, Half::kMorning)},
                            .calendar = holidays()});
    CHECK(told(sessions_on(*release, kMakeUp)) == Told{"d002 morning"});
  }

  TEST_CASE("timetable: a stop stops every clinic of the doctor in its half of the day") {
    const auto release =
        test::made_release({.sessions = {made_session("d001", "XNK", 3, Half::kMorning),
                                         made_session("d001", "GK", 3, Half::kAfternoon),
                                         made_session("d002", "XNK", 3, Half::kMorning),
                                         made_stop("d001", "XNK", kWednesday, Half::kMorning)}});
    CHECK(told(sessions_on(*release, kWednesday)) ==
          Told{"d001 morning stopped 外出会议", "d002 morning", "d001 afternoon"});
    CHECK(told(sessions_on(*release, date("2026-12-02"))) ==
          Told{"d001 morning", "d002 morning", "d001 afternoon"});
    CHECK(stops_on(*release, kWednesday).size() == 1);
    CHECK(stops_on(*release, date("2026-12-02")).empty());
  }

  TEST_CASE("timetable: a stop of the morning divides an all-day session") {
    const auto release =
        test::made_release({.sessions = {made_session("d001", "XNK", 3, Half::kAllDay),
                                         made_stop("d001", "XNK", kWednesday, Half::kMorning)}});
    CHECK(told(sessions_on(*release, kWednesday)) ==
          Told{"d001 morning stopped 外出会议", "d001 afternoon"});
  }

  TEST_CASE("timetable: a stop for the day covers morning, afternoon and evening") {
    const auto release =
        test::made_release({.sessions = {made_session("d001", "XNK", 3, Half::kAllDay),
                                         made_session("d001", "XNK", 3, Half::kEvening),
                                         made_stop("d001", "XNK", kWednesday, Half::kAllDay)}});
    CHECK(told(sessions_on(*release, kWednesday)) ==
          Told{"d001 day stopped 外出会议", "d001 evening stopped 外出会议"});
  }

  TEST_CASE(
      "timetable: a stop without a doctor stops the department's unnamed clinics of its kind") {
    Session common = made_session("", "EK", 3, Half::kMorning);
    common.kind = "普通";
    Session expert = made_session("", "EK", 3, Half::kMorning);
    Session stop = made_stop("", "EK", kWednesday, Half::kMorning);
    stop.kind = "专家";
    const auto release = test::made_release(
        {.sessions = {common, expert, made_session("d005", "EK", 3, Half::kMorning), stop}});
    CHECK(told(sessions_on(*release, kWednesday)) ==
          Told{"EK morning", "EK morning stopped 外出会议", "d005 morning"});
  }

  TEST_CASE("timetable: a stop that stops nothing is told all the same") {
    const auto release =
        test::made_release({.sessions = {made_stop("d001", "XNK", kWednesday, Half::kMorning)}});
    CHECK(told(sessions_on(*release, kWednesday)) == Told{"d001 morning stopped 外出会议"});
  }
}
