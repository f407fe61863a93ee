// gongshi-bundle report, as the office and oversight run it.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/content/workspace/oversight/register.h"

using namespace gongshi;
using content::workspace::Role;
using content::workspace::Verb;
using gongshi::test::gongshi_bundle;
using gongshi::test::Register;

namespace {

constexpr const char* kPage = "page/visit-steps";

/// Everything approved and issued in October; in November a page changed, its secrecy review late,
/// and a message withdrawn.
struct November : Register {
  std::string first, second, third;

  November() {
    approve_all("2026-10-12");
    first = publish("2026-10-13");
    edit("pages/visit-steps.zh.md", "在自助机或窗口挂号", "在窗口挂号");
    act(kPage, Role::kProposer, "2026-11-02");
    act(kPage, Role::kAnswerable, "2026-11-02");
    act(kPage, Role::kOffice, "2026-11-03");
    act(kPage, Role::kSecrecy, "2026-11-10");
    act(kPage, Role::kLeader, "2026-11-11");
    second = publish("2026-11-12");
    const std::string messages = text("messages.yaml");
    write("messages.yaml", messages.substr(0, messages.find("  - id: clinic-hours")));
    third = publish("2026-11-20");
    act("people/sessions.csv", Role::kAnswerable, "2026-11-03", Verb::kConfirm);
  }

  [[nodiscard]] std::string report(const std::string& options) const {
    return "report " + folder().string() + " --now 2026-12-01T10:00:00+08:00 " + options;
  }
  [[nodiscard]] std::string with_archive() const {
    return " --archive " + archive().string() + " --root " + root().string();
  }
  [[nodiscard]] nlohmann::json json(const std::string& options) const {
    const auto said = gongshi_bundle(report(options + " --json"));
    CAPTURE(said.text);
    CHECK(said.exit_code == 0);
    return nlohmann::json::parse(said.text);
  }
};

nlohmann::json of(const nlohmann::json& list, const char* key, std::string_view value) {
  for (const auto& each : list) {
    if (each[key] == value) return each;
  }
  return {};
}

bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("report: a month by department, what was late and by how much") {
    const November office;
    const auto json = office.json("--month 2026-11" + office.with_archive());
    const auto secrecy = of(json["departments"], "department", "保密审查");
    CHECK(secrecy["due"] == 1);
    CHECK(secrecy["late"] == 1);
    CHECK(secrecy["on_time_pct"] == 0);
    const auto leader = of(json["departments"], "department", "分管领导初审");
    CHECK(leader["due"] == 1);
    CHECK(leader["on_time_pct"] == 100);

    const auto late = of(json["late"], "department", "保密审查");
    CHECK(late["item"] == kPage);
    CHECK(late["person"] == "王保密");
    CHECK(late["due"] == "2026-11-05");
    CHECK(late["done"] == "2026-11-10");
    CHECK(late["working_days_late"] == 3);
    // Looked at on 3 November, 10 working days after its day in October; then due on the 10th.
    nlohmann::json sessions = nlohmann::json::array();
    for (const auto& each : json["late"]) {
      if (each["item"] == "people/sessions.csv") sessions.push_back(each);
    }
    REQUIRE(sessions.size() == 2);
    CHECK(sessions[0]["due"] == "2026-10-19");
    CHECK(sessions[0]["done"] == "2026-11-03");
    CHECK(sessions[0]["working_days_late"] == 11);
    CHECK(sessions[1]["due"] == "2026-11-10");
    CHECK(sessions[1]["done"].is_null());
    CHECK(of(json["departments"], "department", "门诊部")["from_before"] == 1);

    const auto text = gongshi_bundle(office.report("--month 2026-11" + office.with_archive()));
    CAPTURE(text.text);
    CHECK(has(text.text, "check by the disclosure office") == false);
    CHECK(has(text.text,
              "  保密审查\n    page/visit-steps  门诊就诊流程: secrecy review, due "
              "2026-11-05; done 2026-11-10, 3 working days late (王保密)\n"));
    CHECK_FALSE(has(text.text, "\x1b"));
  }

  TEST_CASE("due: what is approved and in no issue after five working days is late") {
    November office;
    office.edit("pages/visit-steps.zh.md", "在窗口挂号", "在二层窗口挂号");
    for (const Role role :
         {Role::kProposer, Role::kAnswerable, Role::kOffice, Role::kSecrecy, Role::kLeader}) {
      office.act(kPage, role, "2026-11-23");
    }
    const auto due = [&office](std::string_view day) {
      return gongshi_bundle("due " + office.folder().string() + office.with_archive() + " --now " +
                            std::string(day) + "T10:00:00+08:00");
    };
    CHECK(has(due("2026-11-30").text,
              "due today (2026-11-30)  page/visit-steps \"门诊就诊流程\": free to be shown from "
              "2026-11-23"));
    const auto late = due("2026-12-01");
    CHECK(late.exit_code == 1);
    CHECK(has(late.text, "1 working day late (2026-11-30)  page/visit-steps"));
    (void)office.publish("2026-12-01");
    CHECK_FALSE(has(due("2026-12-01").text, "free to be shown"));
    // A file that does not count is told: what it holds may be called late for want of it.
    office.write(".stray.kbundle", "x");
    fs::rename(office.folder() / ".stray.kbundle", office.archive() / "x.kbundle");
    CHECK(has(due("2026-12-01").text, "x.kbundle of the archive does not count"));
  }

  TEST_CASE("report: issues of the month and what they withdrew") {
    const November office;
    const auto json = office.json("--month 2026-11" + office.with_archive());
    REQUIRE(json["issues"].size() == 2);
    CHECK(json["issues"][0]["serial"] == "1-2");
    CHECK(json["issues"][0]["manifest"] == office.second);
    CHECK(json["issues"][0]["verified"] == true);
    CHECK(json["issues"][0]["signed"] == "2026-11-12T04:05:00Z");
    CHECK(json["issues"][0]["changes"]["items_changed"] == 1);
    CHECK(json["issues"][1]["changes"]["items_removed"] == 1);
    REQUIRE(json["withdrawn"].size() == 1);
    CHECK(json["withdrawn"][0]["item"] == "message/clinic-hours");
    CHECK(json["withdrawn"][0]["day"] == "2026-11-20");
    CHECK(json["withdrawn"][0]["issue"] == "1-3");
    CHECK(json["withdrawn"][0]["displays"].is_null());
    // October had one issue and withdrew nothing; a quarter and the year hold all three.
    const auto october = office.json("--month 2026-10" + office.with_archive());
    CHECK(october["issues"].size() == 1);
    CHECK(october["withdrawn"].empty());
    CHECK(office.json("--quarter 2026-4" + office.with_archive())["issues"].size() == 3);
    CHECK(office.json("--year 2026" + office.with_archive())["issues"].size() == 3);
  }

  TEST_CASE("report: a page that ends on its day is told as ended, not as withdrawn") {
    Register office;
    office.edit("pages/records-copy.zh.md", "\nto:", "\nto: 2026-11-15");
    office.approve_all("2026-10-12");
    (void)office.publish("2026-10-13");
    const auto said =
        gongshi_bundle("report " + office.folder().string() + " --month 2026-11 --json --archive " +
                       office.archive().string() + " --now 2026-12-01T10:00:00+08:00");
    const auto json = nlohmann::json::parse(said.text);
    REQUIRE(json["withdrawn"].size() == 1);
    CHECK(json["withdrawn"][0]["item"] == "page/records-copy");
    CHECK(json["withdrawn"][0]["day"] == "2026-11-16");
    CHECK(json["withdrawn"][0]["ended"] == true);
  }

  TEST_CASE("report: how long until the last display had an issue, and who still shows what") {
    November office;
    office.add_device("kiosk-1");
    office.add_device("kiosk-2");
    office.receipt("kiosk-1", "2026-11-20T12:07:00+08:00", office.third, {"led"});
    office.receipt("kiosk-2", "2026-11-20T14:10:00+08:00", office.third, {"led"});
    office.receipt("kiosk-1", "2026-12-01T09:50:00+08:00", office.third, {"led"});
    office.receipt("kiosk-2", "2026-12-01T09:50:00+08:00", office.third, {"led"});
    const std::string receipts = " --month 2026-11 --receipts " + office.box().string() +
                                 " --devices " + office.devices().string() + office.with_archive();
    const auto json = office.json(receipts);
    const auto& third = json["issues"][1]["displays"];
    CHECK(third["everywhere"] == true);
    CHECK(third["last_by"] == "2026-11-20T06:10:00Z");
    const auto& second = json["issues"][0]["displays"];
    CHECK(second["proved"] == 0);
    CHECK(second["unproved"] == nlohmann::json({"kiosk-1 led", "kiosk-2 led"}));
    CHECK(json["withdrawn"][0]["displays"]["en"] ==
          "message clinic-hours is gone everywhere (displays: 2)");
    const auto text = gongshi_bundle(office.report(receipts));
    CHECK(has(text.text, "shown on all 2 displays"));
    CHECK(has(text.text, "within 2 h 5 min of signing"));
  }

  TEST_CASE("report: what is not known is said") {
    const November office;
    const auto bare = gongshi_bundle(office.report("--month 2026-11"));
    CHECK(bare.exit_code == 0);
    CHECK(has(bare.text, "without --archive issues and what was withdrawn are not known"));
    CHECK_FALSE(has(bare.text, "Withdrawn"));
    const auto kept = gongshi_bundle(office.report("--month 2026-11" + office.with_archive()));
    CHECK(has(kept.text, "without --receipts it is not known"));
    office.edit("hospital.yaml", "\napprovals: required\n", "\napprovals: off\n");
    const auto off = gongshi_bundle(office.report("--month 2026-11"));
    CHECK(has(off.text, "no rates, only what is late today"));
    CHECK_FALSE(has(off.text, "On time, by department"));

    CHECK(gongshi_bundle(office.report("--month 2026-12")).exit_code == 0);
    CHECK(gongshi_bundle(office.report("--month 2027-01")).exit_code == 1);
    CHECK(gongshi_bundle(office.report("")).exit_code == 2);
    CHECK(gongshi_bundle(office.report("--month 2026-11 --year 2026")).exit_code == 2);
    CHECK(gongshi_bundle(office.report("--month 2026-11 --receipts x")).exit_code == 2);
    CHECK(gongshi_bundle(office.report("--month 2026-11 --archive /nowhere")).exit_code == 3);
    office.edit("hospital.yaml", "channel: production", "channel: training");
    const auto other = gongshi_bundle(office.report("--month 2026-11" + office.with_archive()));
    CHECK(other.exit_code == 1);
    CHECK(has(other.text, "issues of others only, none of hosp-a/training"));
  }

  TEST_CASE("report: a sheet for Excel that no cell can turn into a formula") {
    November office;
    office.edit("hospital.yaml", "  zh: 示范县人民医院", "  zh: =1+1医院");
    office.act("hospital", Role::kProposer, "2026-11-23");
    const fs::path sheet = office.folder() / ".report.csv";
    const std::string options = "--month 2026-11 -o " + sheet.string() + office.with_archive();
    CHECK(gongshi_bundle(office.report(options)).exit_code == 0);
    const std::string text = read_file(sheet, 1U << 20U).value();
    CHECK(text.starts_with("\xEF\xBB\xBF"));
    CHECK(has(text, "\r\n\"No. 1-2\",\"2026-11-12\","));
    CHECK(has(text, "\"保密审查\",\"1\",\"0\",\"1\",\"0\",\"0\",\"0%\",\"0\"\r\n"));
    CHECK(has(text, "\"2026-11-20\",\"message/clinic-hours\","));
    const std::string chinese =
        GONGSHI_BUNDLE_PROGRAM " --lang zh " + office.report(options) + " > /dev/null";
    CHECK(test::shell(chinese).exit_code == 0);
    const std::string zh = read_file(sheet, 1U << 20U).value();
    CHECK(has(zh, "\"'=1+1医院\",\"信息公开监督报告\",\"2026 年 11 月\""));
    CHECK(has(zh, "\"第 1-2 期\""));
    // The same input, the same bytes.
    (void)test::shell(chinese);
    CHECK(read_file(sheet, 1U << 20U).value() == zh);
  }

  TEST_CASE("report: the record of one item, from proposal to withdrawal") {
    November office;
    const auto page =
        gongshi_bundle(office.report("--item page/visit-steps" + office.with_archive()));
    CAPTURE(page.text);
    CHECK(page.exit_code == 0);
    CHECK(has(page.text, "department: 门诊部\nanswerable: 门诊部主任\n"));
    CHECK(
        has(page.text, "  2026-10-13  shown since No. 1-1\n  2026-11-02  proposal  周文  words "));
    CHECK(has(page.text, "  2026-11-12  changed in No. 1-2\n"));

    const auto gone = office.json("--item message/clinic-hours" + office.with_archive());
    const auto& events = gone["events"];
    CHECK(events.front()["role"] == "proposer");
    CHECK(events.front()["name"] == "周文");
    CHECK(events.back()["kind"] == "gone");
    CHECK(events.back()["issue"] == "1-3");

    const auto price = office.json("--item price/250101015" + office.with_archive());
    CHECK(price["item"] == "prices/services.csv");
    CHECK(price["department"] == "物价办");
    CHECK(price["events"].back()["kind"] == "shown");
    CHECK_FALSE(price["events"].back()["says"].empty());
    // Withdrawn, it still has its table's department and signers.
    office.edit("prices/services.csv", "250101015,", "250101016,");
    (void)office.publish("2026-11-27");
    const auto old = office.json("--item 250101015" + office.with_archive());
    CHECK(old["department"] == "物价办");
    CHECK(old["events"].front()["name"] == "周文");
    const auto none = gongshi_bundle(office.report("--item page/nothing" + office.with_archive()));
    CHECK(none.exit_code == 1);
  }
}
