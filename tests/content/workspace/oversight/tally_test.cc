// Counting by hand-made obligations: what belongs to a period, and what was in time.
#include "content/workspace/oversight/tally.h"

#include <doctest/doctest.h>

#include "tests/content/workspace/approval/office.h"

using namespace gongshi;
using namespace gongshi::content::oversight;
using content::workspace::DutyKind;
using content::workspace::parse_month;
using gongshi::test::day_of;

namespace {

Obligation owed(std::string item, std::string_view due, std::string_view done = {}) {
  Obligation each;
  each.department = "门诊部";
  each.item = std::move(item);
  each.due = day_of(due);
  if (!done.empty()) each.done = day_of(done);
  return each;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("tally: in time, late, open, not due yet, and from before") {
    std::vector<Obligation> all{
        owed("in time", "2026-11-10", "2026-11-10"),
        owed("early", "2026-11-12", "2026-10-30"),
        owed("late", "2026-11-16", "2026-11-17"),
        owed("open", "2026-11-18"),
        owed("running", "2026-11-30"),
        owed("another month", "2026-10-30", "2026-10-30"),
        owed("next month", "2026-12-02"),
        owed("carried, done now", "2026-10-20", "2026-11-05"),
        owed("carried, open", "2026-10-21"),
        owed("done late before", "2026-10-12", "2026-10-14"),
    };
    all.push_back(owed("licence", "2026-11-02"));
    all.back().kind = DutyKind::kLicence;
    const auto november = *parse_month("2026-11");
    const Date today = day_of("2026-11-23");
    const auto tallies = tally(all, november, today);
    REQUIRE(tallies.size() == 1);
    const Tally& of = tallies.at("门诊部");
    CHECK(of.due == 5);
    CHECK(of.in_time == 2);
    CHECK(of.late == 1);
    CHECK(of.open_late == 1);
    CHECK(of.running == 1);
    CHECK(of.carried == 2);
    CHECK(of.on_time_pct() == 50);  // 2 of 4, the one still running left out

    std::string late;
    for (const Obligation& each : late_ones(all, november, today)) late += each.item + ";";
    CHECK(late == "late;open;carried, done now;carried, open;licence;");
  }

  TEST_CASE("tally: only all is a hundred percent, and nothing is no rate") {
    Tally of;
    CHECK_FALSE(of.on_time_pct().has_value());
    of.due = 200;
    of.in_time = 199;
    of.late = 1;
    CHECK(of.on_time_pct() == 99);
    of.running = 0;
    of.in_time = 200;
    CHECK(of.on_time_pct() == 100);
    Tally only_running;
    only_running.due = only_running.running = 3;
    CHECK_FALSE(only_running.on_time_pct().has_value());
  }
}
