// The days of an item's way: turns, rounds and looks.
#include "content/workspace/approval/course.h"

#include <doctest/doctest.h>

#include "content/workspace/approval/standing.h"
#include "tests/content/workspace/approval/office.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::day_of;
using gongshi::test::signer_of;

namespace {

const Item kItem{"page/a", "就诊", "门诊部", "项：page/a\n"};

Signing everybody() {
  Signing signing;
  signing.required = true;
  for (const Role role : kRoles) {
    signing.signers.push_back({signer_of(role), {role}, {}});
    if (role != Role::kChief) signing.wanted.insert(role);
  }
  return signing;
}

Act act_of(Role role, std::string_view day, Verb verb = Verb::kAgree) {
  Act act;
  act.item = kItem.key;
  act.role = role;
  act.verb = verb;
  act.name = signer_of(role);
  act.date = day_of(day);
  act.words = kItem.hash().hex();
  act.reason = "说明";
  return act;
}

/// "office 2026-11-02 2026-11-04", "leader 2026-11-05 open", "secrecy 2026-11-02 over 2026-11-09".
std::string turns_text(const std::vector<Act>& acts) {
  const Standing standing = standing_of(kItem, acts, everybody(), day_of("2026-11-30"));
  std::string text;
  for (const Turn& turn : standing.course.turns) {
    text += std::string(role_word(turn.role)) + " " + date_text(turn.since) + " " +
            (turn.done   ? date_text(*turn.done)
             : turn.over ? "over " + date_text(*turn.over)
                         : "open") +
            "\n";
  }
  return text;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("course: office and secrecy review have a clock each, leaders begin after both") {
    CHECK(
        turns_text({act_of(Role::kProposer, "2026-11-02"), act_of(Role::kAnswerable, "2026-11-03"),
                    act_of(Role::kOffice, "2026-11-06"), act_of(Role::kSecrecy, "2026-11-09")}) ==
        "answerable 2026-11-02 2026-11-03\n"
        "office 2026-11-03 2026-11-06\n"
        "secrecy 2026-11-03 2026-11-09\n"
        "leader 2026-11-09 open\n");
  }

  TEST_CASE("course: a refusal ends the others' turns, a doubt begins its own anew") {
    const std::vector begun{act_of(Role::kProposer, "2026-11-02"),
                            act_of(Role::kAnswerable, "2026-11-02")};
    auto refused = begun;
    refused.push_back(act_of(Role::kOffice, "2026-11-05", Verb::kRefuse));
    CHECK(turns_text(refused) ==
          "answerable 2026-11-02 2026-11-02\n"
          "office 2026-11-02 2026-11-05\n"
          "secrecy 2026-11-02 over 2026-11-05\n");
    auto doubted = begun;
    doubted.push_back(act_of(Role::kSecrecy, "2026-11-04", Verb::kDoubt));
    CHECK(turns_text(doubted) ==
          "answerable 2026-11-02 2026-11-02\n"
          "office 2026-11-02 open\n"
          "secrecy 2026-11-02 2026-11-04\n"
          "secrecy 2026-11-04 open\n");
  }

  TEST_CASE("course: rounds end with the last sign-off, or when the item is proposed anew") {
    std::vector<Act> acts{act_of(Role::kProposer, "2026-11-02")};
    for (const Role role : kRoles) {
      if (role != Role::kChief) acts.push_back(act_of(role, "2026-11-04"));
    }
    acts.push_back(act_of(Role::kOffice, "2026-11-10", Verb::kConfirm));
    const Course course = standing_of(kItem, acts, everybody(), day_of("2026-11-30")).course;
    REQUIRE(course.rounds.size() == 2);
    CHECK(course.rounds[0].over == day_of("2026-11-04"));
    CHECK_FALSE(course.rounds[0].approved.has_value());
    CHECK(course.rounds[1].approved == day_of("2026-11-04"));
    CHECK_FALSE(course.rounds[1].over.has_value());
    REQUIRE(course.looks.size() == 3);
    CHECK(course.looks[2].confirms);
    CHECK(course.looks[2].day == day_of("2026-11-10"));
  }
}
