// Nothing that has not been approved reaches a bundle; whoever changes a word begins again.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/content/workspace/approval/office.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::day_of;
using gongshi::test::Office;
using gongshi::test::signer_of;

namespace {

const Item kItem{"page/a", "甲", "门诊部", "项：page/a\n正文：\n| 一\n"};

Signing five_steps() {
  Signing signing;
  signing.required = true;
  signing.wanted = {Role::kProposer, Role::kAnswerable, Role::kOffice, Role::kSecrecy,
                    Role::kLeader};
  for (const Role role : kRoles) signing.signers.push_back({signer_of(role), {role}, {}});
  signing.signers.push_back({"万能", {kRoles.begin(), kRoles.end()}, {}});
  signing.signers.push_back({"外人", {Role::kProposer}, {"后勤处"}});
  return signing;
}

Act act(Role role, std::string_view day = "2026-11-02", Verb verb = Verb::kAgree) {
  Act made;
  made.item = kItem.key;
  made.role = role;
  made.verb = verb;
  made.name = signer_of(role);
  made.date = day_of(day);
  made.words = kItem.hash().hex();
  return made;
}

std::vector<Act> approved() {
  return {act(Role::kProposer), act(Role::kAnswerable), act(Role::kOffice), act(Role::kSecrecy),
          act(Role::kLeader)};
}

State state(const std::vector<Act>& acts, const Item& item = kItem,
            std::string_view today = "2026-11-30") {
  return standing_of(item, acts, five_steps(), day_of(today)).state;
}

std::string refusal(const std::vector<Act>& before, const Act& next) {
  const auto why = refuse_act(kItem, before, next, five_steps(), day_of("2026-11-30"));
  return why ? why->en : "";
}

bool page_is_in(const Workspace& workspace, std::string_view id) {
  return std::ranges::any_of(workspace.pages,
                             [&](const auto& entry) { return entry.value.id == id; });
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("approval: five steps in order, and whose turn it is") {
    std::vector<Act> acts;
    CHECK(state(acts) == State::kDraft);
    const std::vector<std::set<Role>> turns{{Role::kAnswerable},
                                            {Role::kOffice, Role::kSecrecy},
                                            {Role::kSecrecy},
                                            {Role::kLeader},
                                            {}};
    for (std::size_t i = 0; i < turns.size(); ++i) {
      acts.push_back(approved()[i]);
      const Standing standing = standing_of(kItem, acts, five_steps(), day_of("2026-11-30"));
      CHECK(standing.bad.empty());
      CHECK(standing.next == turns[i]);
    }
    CHECK(state(acts) == State::kApproved);
  }

  TEST_CASE("approval: who may not sign what, with the reason") {
    const std::vector<Act> proposed{act(Role::kProposer), act(Role::kAnswerable)};
    CHECK(refusal({}, act(Role::kOffice)) == "it has not been proposed");
    CHECK(refusal(proposed, act(Role::kLeader)) == "check by the disclosure office comes first");
    CHECK(refusal({}, act(Role::kProposer, "2026-12-01")) == "its day has not come yet");
    CHECK(refusal(proposed, act(Role::kOffice, "2026-11-01")) ==
          "its day lies before the act before (2026-11-02)");
    Act stranger = act(Role::kOffice);
    stranger.name = "路人";
    CHECK(refusal(proposed, stranger) == "路人 is not among the signers of hospital.yaml");
    stranger.name = "周文";
    CHECK(refusal(proposed, stranger) == "周文 may not sign as check by the disclosure office");
    Act outsider = act(Role::kProposer);
    outsider.name = "外人";
    CHECK(refusal({}, outsider) == "the item is of 门诊部, and 外人 is not");
    Act other_words = act(Role::kOffice);
    other_words.words = std::string(64, 'a');
    CHECK(refusal(proposed, other_words) == "the words signed are not those that were proposed");
    CHECK(refusal(proposed, act(Role::kAnswerable)) == "this was signed by 吴主任");
    CHECK(refusal(proposed, act(Role::kOffice, "2026-11-02", Verb::kRefuse)) ==
          "there is no reason");
  }

  TEST_CASE("approval: nobody reviews what he proposed, and secrecy review is nobody else's") {
    Act proposal = act(Role::kProposer);
    proposal.name = "万能";
    Act review = act(Role::kOffice);
    review.name = "万能";
    CHECK(refusal({proposal, act(Role::kAnswerable)}, review)
              .ends_with("the same person cannot sign as check by the disclosure office"));
    std::vector<Act> acts{act(Role::kProposer), act(Role::kAnswerable), review};
    Act secrecy = act(Role::kSecrecy);
    secrecy.name = "万能";
    CHECK_FALSE(refusal(acts, secrecy).empty());
    acts.push_back(act(Role::kSecrecy));
    Act leader = act(Role::kLeader);
    leader.name = "万能";
    CHECK_FALSE(refusal(acts, leader).empty());
    // The head of a department may propose what he answers for.
    Act head = act(Role::kAnswerable);
    head.name = "万能";
    CHECK(refusal({proposal}, head).empty());
  }

  TEST_CASE("approval: one changed word voids it, and the old words come back approved") {
    Item changed = kItem;
    changed.words = "项：page/a\n正文：\n| 二\n";
    CHECK(state(approved(), changed) == State::kChanged);
    CHECK(state(approved()) == State::kApproved);
  }

  TEST_CASE("approval: refused, in doubt, withheld, and secret until a day") {
    std::vector<Act> acts{act(Role::kProposer), act(Role::kAnswerable)};
    Act refuse = act(Role::kOffice, "2026-11-02", Verb::kRefuse);
    refuse.reason = "电话写错";
    acts.push_back(refuse);
    CHECK(state(acts) == State::kRefused);
    CHECK(refusal(acts, act(Role::kSecrecy)) == "it has not been proposed");

    acts = approved();
    acts.pop_back();
    Act doubt = act(Role::kSecrecy, "2026-11-02", Verb::kDoubt);
    doubt.reason = "是否涉密";
    acts.push_back(doubt);
    CHECK(state(acts) == State::kDoubt);
    acts.push_back(act(Role::kLeader));
    CHECK(state(acts) == State::kApproved);  // a leader decides

    Act withhold = act(Role::kLeader, "2026-11-03", Verb::kWithhold);
    withhold.reason = "不属于公开范围";
    acts.push_back(withhold);
    CHECK(state(acts) == State::kWithheld);

    acts = approved();
    acts[3].until = day_of("2026-12-01");
    CHECK(state(acts) == State::kSecret);
    CHECK(state(acts, kItem, "2026-12-01") == State::kApproved);
  }

  TEST_CASE("approval: a confirmation moves the day of the last check, no change does") {
    std::vector<Act> acts = approved();
    acts.push_back(act(Role::kAnswerable, "2026-11-20", Verb::kConfirm));
    const Standing standing = standing_of(kItem, acts, five_steps(), day_of("2026-11-30"));
    CHECK(standing.confirmed == day_of("2026-11-20"));
    acts.back().words = std::string(64, 'a');
    CHECK(standing_of(kItem, acts, five_steps(), day_of("2026-11-30")).bad.size() == 1);
  }

  TEST_CASE("approval: without one sign-off nothing is in the bundle, with all everything is") {
    const Office office;
    Workspace workspace;
    const std::string before = office.findings("2026-11-23", &workspace);
    CHECK(before.find("pages/visit-steps.zh.md E1512\n") != before.npos);
    CHECK(before.find("prices/drugs.csv E1512\n") != before.npos);
    CHECK(before.find("emergency.yaml E1512\n") != before.npos);
    CHECK(before.find("messages.yaml E1512\n") != before.npos);
    CHECK(before.find("people/doctors.csv E1512\n") != before.npos);
    CHECK(before.find("hospital.yaml E1512\n") != before.npos);
    CHECK(workspace.pages.empty());
    CHECK(workspace.page_texts.empty());
    CHECK(workspace.messages.empty());
    CHECK(workspace.emergency_cards.empty());
    CHECK(workspace.drugs.empty());
    CHECK(workspace.doctors.empty());
    office.approve_all("2026-11-23");
    CHECK(office.findings("2026-11-23", &workspace).empty());
    CHECK(page_is_in(workspace, "visit-steps"));
    CHECK_FALSE(workspace.drugs.empty());
  }

  TEST_CASE("approval: a change of text, dates, channel or price voids that item alone") {
    struct Change {
      const char* file;
      const char* from;
      const char* to;
      const char* finding;
    };
    for (const Change& change : {
             Change{"pages/visit-steps.zh.md",
                    "from: ", "to: 2027-01-31\nfrom: ", "pages/visit-steps.zh.md E1513\n"},
             Change{"messages.yaml", "14:00", "14:30", "messages.yaml E1513\n"},
             Change{"emergency.yaml", "max_run_minutes: ", "max_run_minutes: 1",
                    "emergency.yaml E1513\n"},
             Change{"prices/consumables.csv", "2026-01-01", "2026-02-01",
                    "prices/consumables.csv E1513\n"},
             Change{"hospital.yaml", "0000-1234560", "0000-1234569", "hospital.yaml E1513\n"},
             Change{"catalogue.yaml", "check_days: 365", "check_days: 364",
                    "catalogue.yaml E1513\n"},
         }) {
      CAPTURE(change.file);
      const Office office;
      office.approve_all("2026-11-23");
      const std::string old = office.text(change.file);
      office.edit(change.file, change.from, change.to);
      const std::string found = office.findings("2026-11-23");
      CAPTURE(found);
      CHECK(found.find(change.finding) != found.npos);
      CHECK(found.find("E1512") == found.npos);
      CHECK(found.find("E1513") == found.rfind("E1513"));
      office.write(change.file, old);
      CHECK(office.findings("2026-11-23").empty());
    }
  }

  TEST_CASE("approval: time alone voids nothing") {
    const Office office;
    office.edit("prices/consumables.csv", "2026-01-01,", "2026-01-01,2027-06-30");
    office.approve_all("2026-11-23");
    CHECK(office.findings("2026-11-23").empty());
    const std::string later = office.findings("2027-07-01");
    CHECK(later.find("E1513") == later.npos);
    CHECK(later.find("E1512") == later.npos);
  }

  TEST_CASE("approval: an edited book counts for nothing that was not earned") {
    const Office office;
    office.approve_all("2026-11-23");
    office.edit("approvals.yaml", "as: secrecy, name: \"王保密\"", "as: secrecy, name: \"郑公开\"");
    const std::string found = office.findings("2026-11-23");
    CHECK(found.find("approvals.yaml E1514\n") != found.npos);
    CHECK(found.find(" E1512\n") != found.npos);
    office.edit("approvals.yaml", "as: leader", "as: boss");
    const std::string unreadable = office.findings("2026-11-23");
    CHECK(unreadable.find("approvals.yaml E1013\n") != unreadable.npos);
  }

  TEST_CASE("approval: before its day, and before the higher authority, an item is in no bundle") {
    const Office office;
    office.edit("pages/visit-steps.zh.md", "from: ", "not_before: 2026-12-01\nfrom: ");
    office.edit("pages/records-copy.zh.md", "from: ",
                "higher: {authority: 县卫生健康局, number: 某卫医〔2026〕9号, published: "
                "2026-11-25}\nfrom: ");
    office.approve_all("2026-11-23");
    Workspace workspace;
    const std::string found = office.findings("2026-11-23", &workspace, false);
    CHECK(found.find("pages/visit-steps.zh.md E1516\n") != found.npos);
    CHECK(found.find("pages/records-copy.zh.md E1516\n") != found.npos);
    CHECK(workspace.pages.empty());
    CHECK(workspace.page_texts.empty());
    (void)office.findings("2026-11-25", &workspace, false);
    CHECK_FALSE(page_is_in(workspace, "visit-steps"));
    CHECK(page_is_in(workspace, "records-copy"));
    (void)office.findings("2026-12-01", &workspace, false);
    CHECK(page_is_in(workspace, "visit-steps"));
  }

  TEST_CASE("approval: a higher authority's paper has authority, number and day") {
    const Office office;
    office.edit("pages/visit-steps.zh.md", "basis: ", "basis: 某卫医〔2026〕9号 ");
    office.approve_all("2026-11-23");
    CHECK(office.findings("2026-11-23").empty());  // nobody said which numbers are our own
    office.edit("hospital.yaml", "\napprovals:", "\nown_papers: [示范医]\napprovals:");
    CHECK(office.findings("2026-11-23").starts_with("pages/visit-steps.zh.md E1515\n"));
    office.edit("pages/visit-steps.zh.md",
                "from: ", "higher: {authority: 县卫生健康局, number: 某卫医〔2026〕9号}\nfrom: ");
    CHECK(office.findings("2026-11-23").starts_with("pages/visit-steps.zh.md E1515\n"));
  }

  TEST_CASE("approval: off means off, for a small office that begins") {
    const Office office;
    office.edit("hospital.yaml", "approvals: required", "approvals: off");
    CHECK(office.findings("2026-11-23").empty());
  }
}
