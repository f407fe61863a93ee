// What each liaison has to look at in a month, on paper.
#include "content/workspace/due/check_sheet.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/content/bundle/shell.h"
#include "tests/content/workspace/approval/office.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::day_of;
using gongshi::test::gongshi_bundle;
using gongshi::test::Office;

namespace {

std::string days_text(const std::vector<Date>& days) {
  std::string text;
  for (const Date day : days) text += (text.empty() ? "" : " ") + date_text(day);
  return text;
}

Check check_of(std::string item, int days, std::string_view last, const WorkingDays& calendar) {
  return {"门诊部",
          "主任",
          std::move(item),
          "题",
          days,
          day_of(last),
          check_day(calendar, day_of(last), days)};
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("check sheet: a box for each day of the month on which a check falls") {
    const Office office;
    Workspace workspace;
    (void)office.findings("2026-11-23", &workspace);
    const WorkingDays calendar(workspace.calendar);
    const Period october = *parse_month("2026-10");
    const std::vector checks{
        check_of("weekly", 7, "2026-09-24", calendar),    // due on 1 October, a holiday, so before
        check_of("yearly", 365, "2025-11-01", calendar),  // 1 November is a Sunday
        check_of("later", 365, "2025-11-10", calendar),
        check_of("monthly", 31, "2026-08-20", calendar),  // was due on Sunday, 20 September, worked
        check_of("daily", 1, "2026-09-29", calendar),
    };
    const auto lines = check_lines(checks, october, day_of("2026-09-28"), calendar, {});
    REQUIRE(lines.size() == 4);
    const auto of = [&lines](const char* item) {
      return *std::ranges::find_if(lines,
                                   [&](const CheckLine& each) { return each.check.item == item; });
    };
    CHECK(days_text(of("weekly").days) == "2026-10-08 2026-10-15 2026-10-22 2026-10-29");
    CHECK_FALSE(of("weekly").late);
    CHECK(days_text(of("yearly").days) == "2026-10-30");
    CHECK(of("monthly").late);
    CHECK(days_text(of("monthly").days) == "2026-10-29");
    CHECK(of("daily").days.front() == day_of("2026-10-08"));
    CHECK(of("daily").days.size() == 18);  // every working day of that October
  }

  TEST_CASE("check sheet: as people print it") {
    const Office office;
    office.approve_all("2026-11-23");
    const std::string due = "due " + office.folder().string() + " --now 2026-11-25T10:00:00+08:00";
    const auto sheet = gongshi_bundle(due + " --month 2026-12");
    CAPTURE(sheet.text);
    CHECK(sheet.exit_code == 0);
    CHECK(sheet.text.find("Check sheet  December 2026") != std::string::npos);
    CHECK(sheet.text.find("\n门诊部 (门诊部主任)\n"
                          "  □ 2026-12-07  □ 2026-12-14  □ 2026-12-21  □ 2026-12-28\n"
                          "    people/sessions.csv  门诊出诊信息\n"
                          "    looked at last on 2026-11-23, at most 7 days between checks\n") !=
          std::string::npos);
    CHECK(sheet.text.find("--as answerable --name NAME --confirm") != std::string::npos);
    CHECK(sheet.text.find("药剂科") != std::string::npos);

    const auto one = gongshi_bundle(due + " --month 2026-12 --department 药剂科");
    CHECK(one.text.find("药剂科 (药剂科主任)") != std::string::npos);
    CHECK(one.text.find("门诊部") == std::string::npos);
    const auto wrong = gongshi_bundle(due + " --month 2026-12 --department 药剂部");
    CHECK(wrong.exit_code == 1);
    CHECK(wrong.text.find("药剂科") != std::string::npos);
    CHECK(gongshi_bundle(due + " --department 药剂科").exit_code == 2);
    CHECK(gongshi_bundle(due + " --month 2026-13").exit_code == 2);

    const auto json = nlohmann::json::parse(gongshi_bundle(due + " --month 2026-12 --json").text);
    CHECK(json["month"] == "2026-12");
    const auto& checks = json["checks"];
    const auto sessions = std::ranges::find_if(
        checks, [](const auto& each) { return each["item"] == "people/sessions.csv"; });
    REQUIRE(sessions != checks.end());
    CHECK((*sessions)["days"][0] == "2026-12-07");
    CHECK((*sessions)["late"] == false);
  }

  TEST_CASE("check sheet: what is late has a box too") {
    const Office office;
    office.approve_all("2026-11-02");
    const auto sheet = gongshi_bundle("due " + office.folder().string() +
                                      " --month 2026-12 --now 2026-12-01T10:00:00+08:00");
    CAPTURE(sheet.text);
    CHECK(sheet.text.find("□ late, was due 2026-11-09  □ 2026-12-08") != std::string::npos);
  }
}
