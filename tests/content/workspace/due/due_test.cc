// What is late, what comes due and what is missing, by department and in working days.
#include "content/workspace/due/duties.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "content/workspace/due/report.h"
#include "tests/content/bundle/shell.h"
#include "tests/content/workspace/approval/office.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::day_of;
using gongshi::test::Office;
using gongshi::test::signer_of;

namespace {

std::vector<Duty> duties(const Office& office, std::string_view day, DutyLimits limits = {}) {
  Workspace workspace;
  (void)office.findings(day, &workspace);
  return duties_of(workspace, day_of(day), limits);
}

const Duty* find(const std::vector<Duty>& all, DutyKind kind, std::string_view item) {
  const auto found = std::ranges::find_if(
      all, [&](const Duty& duty) { return duty.kind == kind && duty.item == item; });
  return found == all.end() ? nullptr : &*found;
}

void sign(const Office& office, const std::string& key, Role role, std::string_view day) {
  Workspace workspace;
  (void)office.findings(day, &workspace);
  const auto item = std::ranges::find(workspace.items, key, &Item::key);
  REQUIRE(item != workspace.items.end());
  Act act;
  act.item = key;
  act.role = role;
  act.name = signer_of(role);
  act.date = day_of(day);
  act.words = item->hash().hex();
  REQUIRE(append_acts(office.folder(), {act}).has_value());
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("due: a category's check period, moved before a rest day, and a confirmation") {
    const Office office;
    office.approve_all("2026-11-23");  // a Monday; the timetable is looked at every 7 days
    const auto before = duties(office, "2026-11-27");
    const Duty* check = find(before, DutyKind::kCheck, "people/sessions.csv");
    REQUIRE(check != nullptr);
    CHECK(check->day == day_of("2026-11-30"));
    CHECK(check->left == 1);
    CHECK_FALSE(check->overdue);
    CHECK(check->department == "门诊部");
    CHECK(check->person == "门诊部主任");
    const auto late_duties = duties(office, "2026-12-03");
    const Duty* late = find(late_duties, DutyKind::kCheck, "people/sessions.csv");
    REQUIRE(late != nullptr);
    CHECK(late->overdue);
    CHECK(late->left == -3);

    Act act;
    act.item = "people/sessions.csv";
    act.role = Role::kAnswerable;
    act.verb = Verb::kConfirm;
    act.name = signer_of(act.role);
    act.date = day_of("2026-12-03");
    Workspace workspace;
    (void)office.findings("2026-12-03", &workspace);
    act.words = std::ranges::find(workspace.items, act.item, &Item::key)->hash().hex();
    REQUIRE(append_acts(office.folder(), {act}).has_value());
    CHECK(find(duties(office, "2026-12-03", {.soon = 0}), DutyKind::kCheck,
               "people/sessions.csv") == nullptr);
  }

  TEST_CASE("due: twenty working days after a page is made, three for each review") {
    const Office office;
    office.approve_all("2026-09-24");
    office.edit("pages/visit-steps.zh.md", "made: 2026-01-05", "made: 2026-09-24");
    const auto waits = duties(office, "2026-10-28");
    const Duty* disclose = find(waits, DutyKind::kDisclose, "page/visit-steps");
    REQUIRE(disclose != nullptr);
    CHECK(disclose->day == day_of("2026-10-29"));  // National Day in between, 10 October worked
    CHECK_FALSE(disclose->overdue);

    sign(office, "page/visit-steps", Role::kProposer, "2026-10-26");
    sign(office, "page/visit-steps", Role::kAnswerable, "2026-10-28");
    const auto review = duties(office, "2026-11-02");
    const Duty* secrecy = nullptr;
    for (const Duty& duty : review) {
      if (duty.kind == DutyKind::kSign && duty.department == "保密审查") secrecy = &duty;
    }
    REQUIRE(secrecy != nullptr);
    CHECK(secrecy->person == "王保密");
    CHECK(secrecy->day == day_of("2026-11-02"));
    CHECK(secrecy->left == 0);
    CHECK_FALSE(secrecy->overdue);

    // The office looks side by side; that it was late gives the secrecy review no more time.
    sign(office, "page/visit-steps", Role::kOffice, "2026-11-03");
    const auto after = duties(office, "2026-11-04");
    const auto late = std::ranges::find(after, DutyKind::kSign, &Duty::kind);
    REQUIRE(late != after.end());
    CHECK(late->department == "保密审查");
    CHECK(late->day == day_of("2026-11-02"));
    CHECK(late->since == day_of("2026-10-28"));
    CHECK(late->overdue);
  }

  TEST_CASE("due: what is late is red on a terminal, and says so in words anyway") {
    Duty late{.department = "门诊部",
              .person = {},
              .item = "page/a",
              .title = "就诊",
              .what = {"核对", "check"}};
    late.day = day_of("2026-11-20");
    late.left = -1;
    late.overdue = true;
    Duty soon = late;
    soon.day = day_of("2026-11-25");
    soon.left = 2;
    soon.overdue = false;
    const auto text = [&](bool color) {
      return duties_text({late, soon}, day_of("2026-11-23"), true, Lang::kZh, color);
    };
    CHECK(text(false).find('\x1b') == std::string::npos);
    CHECK(text(false).find("已超 1 个工作日") != std::string::npos);
    CHECK(text(true).find(
              "\x1b[31m  已超 1 个工作日（2026-11-20）　page/a“就诊”：核对\x1b[0m\n  还剩") !=
          std::string::npos);
  }

  TEST_CASE("due: what ends, what may be shown again, and a licence that runs out") {
    const Office office;
    office.edit("messages.yaml", "from: 2026-01-01", "from: 2026-01-01\n    to: 2026-12-01");
    office.edit("pages/visit-steps.zh.md", "from: ", "expires: 2027-01-15\nfrom: ");
    office.edit("pages/records-copy.zh.md", "from: ", "not_before: 2026-12-02\nfrom: ");
    office.approve_all("2026-11-23");
    const auto all = duties(office, "2026-11-23");
    const auto ends = std::ranges::find(all, DutyKind::kEnds, &Duty::kind);
    REQUIRE(ends != all.end());
    CHECK(ends->day == day_of("2026-12-01"));
    CHECK(ends->left == 6);
    const Duty* licence = find(all, DutyKind::kLicence, "page/visit-steps");
    REQUIRE(licence != nullptr);  // 53 days ahead, within 60
    CHECK_FALSE(licence->overdue);
    CHECK(find(duties(office, "2026-11-10"), DutyKind::kLicence, "page/visit-steps") == nullptr);
    CHECK(find(duties(office, "2027-01-16"), DutyKind::kLicence, "page/visit-steps")->overdue);
    REQUIRE(find(all, DutyKind::kRelease, "page/records-copy") != nullptr);
  }

  TEST_CASE("due: categories of the catalogue that hold nothing, with who answers") {
    const Office office;
    office.edit("catalogue.yaml", "categories:\n",
                "categories:\n  - {code: A1, name: {zh: 执业许可证}, owner: 院办公室, person: "
                "院办公室主任, audience: public}\n");
    office.approve_all("2026-11-23");
    const auto all = duties(office, "2026-11-23");
    const Duty* gap = find(all, DutyKind::kGap, "A1");
    REQUIRE(gap != nullptr);
    CHECK(gap->department == "院办公室");
    CHECK(gap->person == "院办公室主任");
    CHECK_FALSE(gap->overdue);
    office.edit("hospital.yaml", "required: [", "required: [A1, ");
    CHECK(find(duties(office, "2026-11-23"), DutyKind::kGap, "A1")->overdue);
  }

  TEST_CASE("due: as people run it, exit 1 when something is late") {
    const Office office;
    office.approve_all("2026-11-23");
    const std::string due = "due " + office.folder().string();
    const auto late = test::gongshi_bundle(due + " --now 2026-12-03T10:00:00+08:00");
    CHECK(late.exit_code == 1);
    CHECK(late.text.find("门诊部\n  3 working days late (2026-11-30)  people/sessions.csv") !=
          std::string::npos);
    const auto json = test::gongshi_bundle(due + " --json --now 2026-12-03T10:00:00+08:00");
    const auto document = nlohmann::json::parse(json.text);
    CHECK(document["day"] == "2026-12-03");
    CHECK(document["calendar_known"] == true);
    const auto& duty = document["duties"][0];
    CHECK(duty["overdue"] == true);
    CHECK(duty["working_days_left"].get<int>() < 0);
    const auto beyond = test::gongshi_bundle(due + " --json --now 2029-06-01T10:00:00+08:00");
    CHECK(nlohmann::json::parse(beyond.text)["calendar_known"] == false);
  }
}
