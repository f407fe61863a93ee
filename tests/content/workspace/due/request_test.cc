// Deadlines of requests against a table that was counted out by hand, on the calendars of 2024 to
// 2026 as the State Council published them.
#include "content/workspace/due/request.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/content/bundle/shell.h"
#include "tests/content/workspace/approval/office.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::day_of;
using gongshi::test::Office;

namespace {

struct Days {
  std::vector<content::CalendarDay> list;

  void off(const char* from, const char* to) {
    for (Date day = day_of(from); day <= day_of(to); day = plus_days(day, 1)) {
      list.push_back({day, false, "放假"});
    }
  }
  void on(std::initializer_list<const char*> days) {
    for (const char* const day : days) list.push_back({day_of(day), true, "调休"});
  }
};

std::vector<content::CalendarDay> three_years() {
  Days days;
  days.off("2024-01-01", "2024-01-01");
  days.off("2024-02-10", "2024-02-17");
  days.off("2024-04-04", "2024-04-06");
  days.off("2024-05-01", "2024-05-05");
  days.off("2024-06-10", "2024-06-10");
  days.off("2024-09-15", "2024-09-17");
  days.off("2024-10-01", "2024-10-07");
  days.on({"2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14",
           "2024-09-29", "2024-10-12"});
  days.off("2025-01-01", "2025-01-01");
  days.off("2025-01-28", "2025-02-04");
  days.off("2025-04-04", "2025-04-06");
  days.off("2025-05-01", "2025-05-05");
  days.off("2025-05-31", "2025-06-02");
  days.off("2025-10-01", "2025-10-08");
  days.on({"2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"});
  days.off("2026-01-01", "2026-01-03");
  days.off("2026-02-15", "2026-02-23");
  days.off("2026-04-04", "2026-04-06");
  days.off("2026-05-01", "2026-05-05");
  days.off("2026-06-19", "2026-06-21");
  days.off("2026-09-25", "2026-09-27");
  days.off("2026-10-01", "2026-10-07");
  days.on({"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"});
  return days.list;
}

struct Counted {
  const char *from, *five, *three_three, *ten, *fifteen, *thirty;
};

constexpr std::array kByHand = std::to_array<Counted>({
    {"2024-01-31", "2024-02-06", "2024-02-07", "2024-02-19", "2024-02-26", "2024-03-18"},
    {"2024-02-08", "2024-02-21", "2024-02-22", "2024-02-28", "2024-03-06", "2024-03-27"},
    {"2024-04-03", "2024-04-11", "2024-04-12", "2024-04-18", "2024-04-25", "2024-05-17"},
    {"2024-04-26", "2024-05-07", "2024-05-08", "2024-05-13", "2024-05-20", "2024-06-11"},
    {"2024-06-07", "2024-06-17", "2024-06-18", "2024-06-24", "2024-07-01", "2024-07-22"},
    {"2024-09-13", "2024-09-23", "2024-09-24", "2024-09-29", "2024-10-11", "2024-10-31"},
    {"2024-09-30", "2024-10-12", "2024-10-14", "2024-10-18", "2024-10-25", "2024-11-15"},
    {"2024-12-20", "2024-12-27", "2024-12-30", "2025-01-06", "2025-01-13", "2025-02-08"},
    {"2025-01-20", "2025-01-26", "2025-01-27", "2025-02-08", "2025-02-14", "2025-03-07"},
    {"2025-04-25", "2025-05-06", "2025-05-07", "2025-05-13", "2025-05-20", "2025-06-11"},
    {"2025-05-30", "2025-06-09", "2025-06-10", "2025-06-16", "2025-06-23", "2025-07-14"},
    {"2025-09-26", "2025-10-10", "2025-10-11", "2025-10-16", "2025-10-23", "2025-11-13"},
    {"2025-12-22", "2025-12-29", "2025-12-30", "2026-01-06", "2026-01-13", "2026-02-03"},
    {"2026-02-13", "2026-02-27", "2026-02-28", "2026-03-05", "2026-03-12", "2026-04-02"},
    {"2026-04-30", "2026-05-11", "2026-05-12", "2026-05-18", "2026-05-25", "2026-06-15"},
    {"2026-09-24", "2026-10-09", "2026-10-10", "2026-10-15", "2026-10-22", "2026-11-12"},
    {"2026-10-03", "2026-10-13", "2026-10-14", "2026-10-20", "2026-10-27", "2026-11-17"},
});

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("request: 5, 3 and 3, 10, 15 and 15 more working days of 2024 to 2026") {
    const WorkingDays calendar(three_years());
    for (const Counted& row : kByHand) {
      CAPTURE(row.from);
      const Date from = day_of(row.from);
      CHECK(date_text(calendar.after(from, 5)) == row.five);
      CHECK(date_text(calendar.after(calendar.after(from, 3), 3)) == row.three_three);
      const RequestDays plain = request_days(from, false, {}, calendar);
      CHECK(date_text(plain.department) == row.ten);
      CHECK(date_text(plain.answer) == row.fifteen);
      const RequestDays extended = request_days(from, true, {}, calendar);
      CHECK(date_text(extended.department) == row.ten);
      CHECK(date_text(extended.answer) == row.thirty);
      CHECK(plain.unknown.empty());
    }
  }

  TEST_CASE("request: the years that the calendar lacks are named") {
    const WorkingDays calendar(three_years());
    const RequestDays over = request_days(day_of("2026-12-18"), false, {}, calendar);
    CHECK(over.unknown == std::vector{std::chrono::year{2027}});
    const std::string zh = request_text(over, {}, Lang::kZh);
    CHECK(zh.find("没有 2027 年") != std::string::npos);
    const auto json = nlohmann::json::parse(request_json(over, {}));
    CHECK(json["calendar_known"] == false);
    CHECK(json["calendar_lacks"] == nlohmann::json{2027});
  }

  TEST_CASE("request: as people run it, with the hospital's own limits") {
    const Office office;
    const std::string due = "due " + office.folder().string() + " --request 2026-11-20";
    const auto said = test::gongshi_bundle(due);
    CAPTURE(said.text);
    CHECK(said.exit_code == 0);
    CHECK(said.text ==
          "accepted    2026-11-20 Friday\n"
          "department  2026-12-04 Friday  working day 10\n"
          "answer      2026-12-11 Friday  working day 15\n");
    const auto longer =
        nlohmann::json::parse(test::gongshi_bundle(due + " --extended --json").text);
    CHECK(longer["answer"] == "2027-01-04");  // New Year's holiday in between
    CHECK(longer["working_days"]["extension"] == 15);
    CHECK(longer["calendar_known"] == true);

    office.edit("hospital.yaml", "limits:\n", "limits:\n  answer: 20\n  extension: 20\n");
    const auto own = nlohmann::json::parse(test::gongshi_bundle(due + " --json").text);
    CHECK(own["answer"] == "2026-12-18");
    CHECK(test::gongshi_bundle(due.substr(0, due.find(" --request")) + " --extended").exit_code ==
          2);
    CHECK(test::gongshi_bundle(due + "x").exit_code == 2);
  }
}
