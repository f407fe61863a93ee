// When a panel is on: hours, working days, make-up workdays, emergencies, an unsure clock.
#include "signage/panel/panel_schedule.h"

#include <doctest/doctest.h>

#include "content/schema.h"
#include "tests/signage/emergency_cards.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

config::Display panel(std::chrono::minutes from, std::chrono::minutes to, bool work_days) {
  config::Display display;
  display.name = "tv-power";
  display.kind = "lg-rs232";
  display.hours = config::PanelHours{{from, to}, work_days};
  return display;
}

WallTime local(const char* text) {
  return *parse_time(text);
}

/// The sample with one holiday (a Wednesday) and one make-up workday (a Sunday).
Edition with_calendar() {
  auto objects = test::sample_objects();
  const std::vector<content::CalendarDay> days{{*parse_date("2026-11-25"), false, "院庆"},
                                               {*parse_date("2026-11-29"), true, "补班"}};
  objects[std::string(content::kCalendarTable)] = *content::write_calendar(days);
  return test::fresh(*test::load_release(objects));
}

}  // namespace

TEST_SUITE("panel") {
  TEST_CASE("panel hours: on from the first minute to before the last, each day") {
    const auto display = panel(7h + 30min, 18h, false);
    const Edition edition = test::fresh(test::sample_release());
    CHECK(panel_at(edition, display, local("2026-11-24T07:29:59")).on == false);
    CHECK(panel_at(edition, display, local("2026-11-24T07:30:00")).on == true);
    CHECK(panel_at(edition, display, local("2026-11-24T17:59:59")).on == true);
    CHECK(panel_at(edition, display, local("2026-11-24T18:00:00")).on == false);
    CHECK(panel_at(edition, display, local("2026-11-29T12:00:00")).on == true);
    CHECK(panel_at(edition, display, local("2026-11-24T07:29:59")).changes_at ==
          local("2026-11-24T07:30:00"));
    CHECK(panel_at(edition, display, local("2026-11-24T12:00:00")).changes_at ==
          local("2026-11-24T18:00:00"));
    CHECK(panel_at(edition, display, local("2026-11-24T20:00:00")).changes_at ==
          local("2026-11-25T00:00:00"));
  }

  TEST_CASE("panel hours: working days are the hospital's own") {
    const auto display = panel(7h + 30min, 18h, true);
    const Edition edition = with_calendar();
    CHECK(panel_at(edition, display, local("2026-11-24T12:00:00")).on == true);   // Tuesday
    CHECK(panel_at(edition, display, local("2026-11-25T12:00:00")).on == false);  // holiday
    CHECK(panel_at(edition, display, local("2026-11-28T12:00:00")).on == false);  // Saturday
    CHECK(panel_at(edition, display, local("2026-11-29T12:00:00")).on == true);   // make-up workday
  }

  TEST_CASE("panel hours: before the first release working days are Monday to Friday") {
    const auto display = panel(7h + 30min, 18h, true);
    const Edition edition = test::fresh(nullptr);
    CHECK(panel_at(edition, display, local("2026-11-27T12:00:00")).on == true);   // Friday
    CHECK(panel_at(edition, display, local("2026-11-28T12:00:00")).on == false);  // Saturday
  }

  TEST_CASE("panel hours: over midnight they belong to the day on which they began") {
    const auto display = panel(20h, 6h, true);
    const Edition edition = with_calendar();
    CHECK(panel_at(edition, display, local("2026-11-24T23:00:00")).on == true);
    CHECK(panel_at(edition, display, local("2026-11-25T05:59:59")).on == true);  // Tuesday's
    CHECK(panel_at(edition, display, local("2026-11-25T06:00:00")).on == false);
    CHECK(panel_at(edition, display, local("2026-11-25T20:00:00")).on == false);  // holiday
    CHECK(panel_at(edition, display, local("2026-11-26T05:00:00")).on == false);
  }

  TEST_CASE("panel hours: a running card has every panel on, until it ends") {
    Edition edition = test::fresh(test::release_with_cards());
    edition.emergency =
        EmergencyRun{"fire", local("2026-11-24T03:00:00"), local("2026-11-24T03:30:00")};
    auto display = panel(7h + 30min, 18h, false);
    const PanelWish wish = panel_at(edition, display, local("2026-11-24T03:10:00"));
    CHECK(wish.on == true);
    CHECK(wish.changes_at == local("2026-11-24T03:30:00"));
    CHECK(panel_at(edition, display, local("2026-11-24T03:30:00")).on == false);
    display.hours.reset();
    CHECK(panel_at(edition, display, local("2026-11-24T03:10:00")).on == true);
    CHECK_FALSE(panel_at(edition, display, local("2026-11-24T03:30:00")).on.has_value());
  }

  TEST_CASE("panel hours: a clock that cannot be believed leaves it on") {
    const Edition unsure = test::edition_in(content::Freshness::kClockUnsure);
    const auto display = panel(7h + 30min, 18h, false);
    for (const char* time : {"2020-01-01T03:00:00", "2020-01-01T12:00:00"}) {
      CAPTURE(time);
      CHECK(panel_at(unsure, display, local(time)).on == true);
    }
  }
}
