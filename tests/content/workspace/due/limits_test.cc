// Limits are settings of hospital.yaml; a wrong one is named and stops everything that counts by
// it.
#include "content/workspace/due/limits.h"

#include <doctest/doctest.h>

#include "content/workspace/due/duties.h"
#include "tests/content/bundle/shell.h"
#include "tests/content/workspace/approval/office.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::Office;

namespace {

DutyLimits limits_of(const Office& office) {
  Workspace workspace;
  (void)office.findings("2026-11-23", &workspace);
  return workspace.limits;
}

void set(const Office& office, const std::string& line) {
  office.edit("hospital.yaml", "limits:\n", "limits:\n  " + line + "\n");
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("limits: those of the plan unless hospital.yaml says otherwise") {
    const DutyLimits plan = limits_of(Office());
    CHECK(plan.soon == 10);
    CHECK(plan.disclose == 20);
    CHECK(plan.office == 5);
    CHECK(plan.secrecy == 3);
    CHECK(plan.leader == 3);
    CHECK(plan.issue == 5);
    CHECK(plan.request == 10);
    CHECK(plan.answer == 15);
    CHECK(plan.extension == 15);
    CHECK(plan.licence_days == 60);
    CHECK(plan.staff_board == 0);

    const Office own;
    set(own, "secrecy: 2");
    set(own, "licence_days: 90");
    CHECK(own.findings("2026-11-23").find("E1013") == std::string::npos);
    CHECK(limits_of(own).secrecy == 2);
    CHECK(limits_of(own).licence_days == 90);
    CHECK(limits_of(own).leader == 3);
  }

  TEST_CASE("limits: what is no number of days is named and nothing is counted by it") {
    for (const char* const line :
         {"secrecy: 0", "secrecy: three", "secrecy: 3.5", "disclose: 251", "leader: -1",
          "staff_board: 31", "issue: 99999999999", "request: 16", "office: [1, 2]"}) {
      CAPTURE(line);
      const Office office;
      set(office, line);
      const std::string found = office.findings("2026-11-23");
      CHECK(found.find("hospital.yaml E1013") != std::string::npos);
      const auto due = test::gongshi_bundle("due " + office.folder().string() +
                                            " --now 2026-11-23T10:00:00+08:00");
      CHECK(due.exit_code == 1);
      CHECK(due.text.find("E1013 hospital.yaml:") != std::string::npos);
    }
    const Office misspelt;
    set(misspelt, "secrcy: 3");
    CHECK(misspelt.findings("2026-11-23").find("hospital.yaml E1011") != std::string::npos);
  }

  TEST_CASE("limits: a reminder of the staff board in the first month of a quarter") {
    const Office office;
    set(office, "staff_board: 10");
    const auto reminded = [&office](std::string_view day) {
      Workspace workspace;
      (void)office.findings(day, &workspace);
      for (const Duty& duty : duties_of(workspace, test::day_of(day), workspace.limits)) {
        if (duty.kind == DutyKind::kStaffBoard) return date_text(*duty.day);
      }
      return std::string();
    };
    CHECK(reminded("2026-10-08") == "2026-10-10");
    CHECK(reminded("2026-10-12").empty());
    CHECK(reminded("2026-11-02").empty());
  }
}
