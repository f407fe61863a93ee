// Deadlines against a table made by hand from the calendars of 2026 and 2027.
#include "content/workspace/due/working_days.h"

#include <doctest/doctest.h>

#include "tests/content/workspace/approval/office.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::day_of;

TEST_SUITE("content") {
  TEST_CASE("working days: holidays do not count, make-up workdays do") {
    Workspace workspace;
    (void)test::Office().findings("2026-11-23", &workspace);
    const WorkingDays days(workspace.calendar);
    struct Row {
      const char* from;
      int count;
      const char* due;
    };
    for (const Row& row : {
             Row{"2026-09-24", 5, "2026-10-09"},  // Mid-Autumn and National Day in between
             Row{"2026-09-30", 3, "2026-10-10"},  // a Saturday that is worked
             Row{"2026-02-13", 1, "2026-02-14"},  // the Saturday before Spring Festival
             Row{"2026-02-13", 3, "2026-02-25"},
             Row{"2026-02-13", 10, "2026-03-05"},  // with the worked Saturday of 28 February
             Row{"2026-04-30", 5, "2026-05-11"},
             Row{"2026-11-23", 15, "2026-12-14"},
             Row{"2026-11-23", 30, "2027-01-05"},  // over New Year
             Row{"2026-01-01", 20, "2026-01-29"},
             Row{"2026-11-23", 0, "2026-11-23"},
         }) {
      CAPTURE(row.from);
      CHECK(days.after(day_of(row.from), row.count) == day_of(row.due));
      CHECK(days.between(day_of(row.from), day_of(row.due)) == row.count);
      CHECK(days.between(day_of(row.due), day_of(row.from)) == -row.count);
    }
    CHECK(days.on_or_before(day_of("2026-10-05")) == day_of("2026-09-30"));
    CHECK(days.on_or_before(day_of("2026-10-10")) == day_of("2026-10-10"));
    CHECK(days.knows(std::chrono::year{2027}));
    CHECK_FALSE(days.knows(std::chrono::year{2029}));
  }
}
