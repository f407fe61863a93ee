// What approvals.yaml tells of who had to do what by when.
#include "content/workspace/oversight/obligation.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/content/workspace/oversight/register.h"

using namespace gongshi;
using namespace gongshi::content::oversight;
using content::workspace::DutyKind;
using content::workspace::IssueLog;
using content::workspace::Role;
using content::workspace::Verb;
using content::workspace::Workspace;
using gongshi::test::day_of;
using gongshi::test::Register;

namespace {

constexpr const char* kPage = "page/visit-steps";

/// "sign 保密审查 2026-11-02 2026-11-05 2026-11-10 王保密": kind, department, since, due, done,
/// who.
std::vector<std::string> lines(const Register& office, std::string_view item, std::string_view day,
                               bool archive = false) {
  Workspace workspace;
  (void)office.findings(day, &workspace);
  std::optional<IssueLog> log;
  if (archive) {
    log = IssueLog::read(office.archive(), office.root(), workspace, day_of(day)).value();
  }
  std::vector<std::string> lines;
  for (const Obligation& each : obligations_of(workspace, day_of(day), log ? &*log : nullptr)) {
    if (each.item != item) continue;
    lines.push_back(std::string(content::workspace::duty_word(each.kind)) + " " + each.department +
                    " " + date_text(*each.since) + " " + date_text(each.due) + " " +
                    (each.done ? date_text(*each.done) : "open") +
                    (each.dropped ? " dropped " : " ") + each.person);
  }
  std::ranges::sort(lines);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("obligations: each step of a round has its own clock") {
    const Register office;
    office.act(kPage, Role::kProposer, "2026-11-02");
    office.act(kPage, Role::kAnswerable, "2026-11-02");
    office.act(kPage, Role::kOffice, "2026-11-03");
    CHECK(lines(office, kPage, "2026-11-06") ==
          Lines{"disclose 门诊部 2026-11-02 2026-11-30 open ",
                "sign 保密审查 2026-11-02 2026-11-05 open 王保密",
                "sign 信息公开办公室 2026-11-02 2026-11-09 2026-11-03 郑公开"});
    office.act(kPage, Role::kSecrecy, "2026-11-10");
    office.act(kPage, Role::kLeader, "2026-11-11");
    CHECK(lines(office, kPage, "2026-11-12") ==
          Lines{"check 门诊部 2026-11-02 2027-11-02 open 门诊部主任",
                "disclose 门诊部 2026-11-02 2026-11-30 2026-11-11 周文",
                "sign 保密审查 2026-11-02 2026-11-05 2026-11-10 王保密",
                "sign 信息公开办公室 2026-11-02 2026-11-09 2026-11-03 郑公开",
                "sign 分管领导初审 2026-11-10 2026-11-13 2026-11-11 冯院长"});
  }

  TEST_CASE("obligations: with an archive disclosure ends with the issue that holds the item") {
    Register office;
    office.approve_all("2026-10-12");
    (void)office.publish("2026-10-13");
    office.edit("pages/visit-steps.zh.md", "在自助机或窗口挂号", "在窗口挂号");
    for (const Role role :
         {Role::kProposer, Role::kAnswerable, Role::kOffice, Role::kSecrecy, Role::kLeader}) {
      office.act(kPage, role, "2026-11-02");
    }
    const auto has = [](const Lines& all, const std::string& line) {
      return std::ranges::find(all, line) != all.end();
    };
    const auto open = lines(office, kPage, "2026-11-11", true);
    CHECK(has(open, "disclose 门诊部 2026-11-02 2026-11-30 open 周文"));
    CHECK(has(open, "issue 信息公开办公室 2026-11-02 2026-11-09 open "));
    (void)office.publish("2026-11-12");
    const auto done = lines(office, kPage, "2026-11-13", true);
    CHECK(has(done, "disclose 门诊部 2026-10-12 2026-11-09 2026-10-13 周文"));
    CHECK(has(done, "disclose 门诊部 2026-11-02 2026-11-30 2026-11-12 周文"));
    CHECK(has(done, "issue 信息公开办公室 2026-11-02 2026-11-09 2026-11-12 "));
    CHECK(has(done, "issue 信息公开办公室 2026-10-12 2026-10-19 2026-10-13 "));
  }

  TEST_CASE(
      "obligations: what is sent back in time owes nothing more, what is sent back late does") {
    const Register office;
    office.act(kPage, Role::kProposer, "2026-11-02");
    office.act(kPage, Role::kAnswerable, "2026-11-02");
    office.act(kPage, Role::kOffice, "2026-11-09", Verb::kRefuse);
    const auto refused = lines(office, kPage, "2026-11-10");
    // The secrecy review had until the 5th and said nothing until the round was over.
    CHECK(std::ranges::find(refused, "sign 保密审查 2026-11-02 2026-11-05 2026-11-09 dropped ") !=
          refused.end());
    CHECK(
        std::ranges::find(refused, "sign 信息公开办公室 2026-11-02 2026-11-09 2026-11-09 郑公开") !=
        refused.end());
    CHECK(std::ranges::none_of(refused, [](const std::string& line) {
      return line.starts_with("disclose") && line.find("open") == std::string::npos;
    }));
  }

  TEST_CASE("obligations: words that newer ones replaced before any issue are owed no more") {
    Register office;
    office.approve_all("2026-10-12");
    (void)office.publish("2026-10-13");
    const auto sign_all = [&office](std::string_view day) {
      for (const Role role :
           {Role::kProposer, Role::kAnswerable, Role::kOffice, Role::kSecrecy, Role::kLeader}) {
        office.act(kPage, role, day);
      }
    };
    office.edit("pages/visit-steps.zh.md", "在自助机或窗口挂号", "在窗口挂号");
    sign_all("2026-11-02");
    office.edit("pages/visit-steps.zh.md", "在窗口挂号", "在二层窗口挂号");
    sign_all("2026-11-04");
    const auto count = [&](std::string_view day, std::string_view start, std::string_view part) {
      return std::ranges::count_if(lines(office, kPage, day, true), [&](const std::string& line) {
        return line.starts_with(start) && line.find(part) != std::string::npos;
      });
    };
    CHECK(count("2026-11-06", "disclose", " 2026-11-02 2026-11-30 2026-11-02 ") == 1);
    CHECK(count("2026-11-06", "disclose", "open") == 1);
    CHECK(count("2026-11-06", "issue", "open") == 1);
    (void)office.publish("2026-11-09");
    CHECK(count("2026-11-10", "disclose", "open") == 0);
    CHECK(count("2026-11-10", "issue", " 2026-11-04 2026-11-11 2026-11-09 ") == 1);
    CHECK(count("2026-11-10", "issue", "") == 2);  // October's and this one
    // Withheld after all: nothing is to be shown any more.
    office.edit("pages/visit-steps.zh.md", "在二层窗口挂号", "在一层窗口挂号");
    sign_all("2026-11-11");
    office.act(kPage, Role::kLeader, "2026-11-12", Verb::kWithhold);
    CHECK(count("2026-11-13", "disclose", "open") == 0);
    CHECK(count("2026-11-13", "issue", "open") == 0);
  }

  TEST_CASE("obligations: a confirmation is a check that was owed, a proposal is not") {
    const Register office;
    const std::string table = "people/sessions.csv";  // every 7 days
    office.approve_all("2026-10-12");
    office.act(table, Role::kAnswerable, "2026-10-16", Verb::kConfirm);
    office.act(table, Role::kAnswerable, "2026-10-26", Verb::kConfirm);
    office.act(table, Role::kProposer, "2026-10-28");
    Lines checks;
    for (const std::string& line : lines(office, table, "2026-10-30")) {
      if (line.starts_with("check")) checks.push_back(line);
    }
    CHECK(checks == Lines{"check 门诊部 2026-10-12 2026-10-19 2026-10-16 吴主任",
                          "check 门诊部 2026-10-16 2026-10-23 2026-10-26 吴主任"});
  }

  TEST_CASE("obligations: the book still tells of an item that is no longer in the workspace") {
    const Register office;
    office.act("message/clinic-hours", Role::kProposer, "2026-11-02");
    office.act("message/clinic-hours", Role::kAnswerable, "2026-11-02");
    office.act("message/clinic-hours", Role::kOffice, "2026-11-20");
    const std::string messages = office.text("messages.yaml");
    office.write("messages.yaml", messages.substr(0, messages.find("  - id: clinic-hours")));
    const auto kept = lines(office, "message/clinic-hours", "2026-11-23");
    CHECK(std::ranges::find(kept, "sign 信息公开办公室 2026-11-02 2026-11-09 2026-11-20 郑公开") !=
          kept.end());
  }
}
