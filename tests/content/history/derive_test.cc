// What an issue tells of its past is what the issues before it say, and nothing else.
#include <doctest/doctest.h>

#include "content/schema.h"
#include "tests/content/history/chain.h"

using namespace gongshi;
using namespace gongshi::content;
using gongshi::test::chain_id;
using gongshi::test::edit;
using gongshi::test::issue_after;
using gongshi::test::ObjectMap;

namespace {

/// A service with one row; the blood count has a second one, announced already.
constexpr std::string_view kOther = "250102001";

using Issue = std::shared_ptr<const Release>;

Issue next(const Issue& before, const ObjectMap& objects, std::uint64_t seq, std::string_view day) {
  auto made = issue_after(before.get(), objects, chain_id(seq, day));
  if (!made) FAIL(made.error().what.en);
  return *std::move(made);
}

Issue first_issue(const ObjectMap& objects = test::sample_objects()) {
  return next(nullptr, objects, 1, "2026-11-01");
}

const PriceItem& item_of(const Release& release, std::string_view code) {
  for (const PriceItem& item : release.prices()) {
    if (item.code == code) return item;
  }
  FAIL("no such item");
  return release.prices().front();
}

const PriceItem& blood_count(const Release& release) {
  return item_of(release, "250101001");
}

/// The blood count's price, and the paper that sets it.
void set_price(ObjectMap& objects, std::string_view from, std::string_view to,
               std::string_view paper) {
  edit(objects, kServiceTable, "\t" + std::string(from) + "\t", "\t" + std::string(to) + "\t");
  edit(objects, kServiceTable, "青医保发〔2026〕18号", paper);
}

std::string_view row_of(const ObjectMap& objects, std::string_view code) {
  const std::string_view table = objects.find(kServiceTable)->second;
  const std::size_t at = table.find("\n" + std::string(code)) + 1;
  return table.substr(at, table.find('\n', at) + 1 - at);
}

}  // namespace

TEST_SUITE("history") {
  TEST_CASE("history: three issues with three prices tell both changes, the newest first") {
    ObjectMap objects = test::sample_objects();
    const Issue first = first_issue(objects);
    CHECK(first->history().issues.empty());
    set_price(objects, "220000", "200000", "青医保发〔2026〕40号");
    const Issue second = next(first, objects, 2, "2026-11-10");
    edit(objects, kServiceTable, "\t200000\t", "\t185000\t");
    edit(objects, kServiceTable, "青医保发〔2026〕40号", "青医保发〔2026〕52号");
    const Issue third = next(second, objects, 3, "2026-11-20");

    const auto& issues = third->history().issues;
    REQUIRE(issues.size() == 3);
    CHECK(issues[0].serial == "1-1");
    CHECK(issues[0].manifest == first->id().manifest_hash);
    CHECK(issues[1].manifest == second->id().manifest_hash);
    CHECK(issues[2].serial == "1-3");
    CHECK(issues[2].manifest.empty());
    CHECK(date_text(issues[1].day) == "2026-11-10");
    CHECK(issues[1].prices_changed == 1);
    CHECK(issues[2].prices_changed == 1);

    const auto steps = third->steps(blood_count(*third));
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].serial == "1-3");
    CHECK(steps[0].before.amount->text() == "20.00");
    CHECK(steps[0].after.amount->text() == "18.50");
    CHECK(steps[0].basis == "青医保发〔2026〕52号");
    CHECK(steps[1].serial == "1-2");
    CHECK(steps[1].before.amount->text() == "22.00");
    CHECK(steps[1].after.amount->text() == "20.00");
    CHECK(steps[1].basis == "青医保发〔2026〕40号");
    CHECK(third->steps(third->prices(PriceKind::kDrug)[0]).empty());
  }

  TEST_CASE("history: an announced price is told once, on the day that it is announced") {
    ObjectMap objects = test::sample_objects();
    const Issue first = first_issue(objects);
    std::string announced(row_of(objects, kOther));
    announced.replace(announced.find("100000"), 6, "110000");
    announced.replace(announced.find("2026-07-01"), 10, "2027-01-01");
    ObjectMap both = objects;
    both.find(kServiceTable)->second += announced;
    const Issue second = next(first, both, 2, "2026-12-10");
    const auto steps = second->steps(item_of(*second, kOther));
    REQUIRE(steps.size() == 1);
    CHECK(date_text(steps[0].from) == "2027-01-01");
    CHECK(steps[0].after.amount->text() == "11.00");
    // Its day has come: the old row is gone, and nothing is new.
    ObjectMap after = objects;
    edit(after, kServiceTable, row_of(objects, kOther), announced);
    const Issue third = next(second, after, 3, "2027-01-05");
    CHECK(third->steps(item_of(*third, kOther)).size() == 1);
    CHECK(third->history().issues.back().prices_changed == 0);
    // Had it been taken back instead, that would be told.
    const Issue taken_back = next(second, objects, 3, "2026-12-20");
    const auto back = taken_back->steps(item_of(*taken_back, kOther));
    REQUIRE(back.size() == 2);
    CHECK(back[0].before.amount->text() == "11.00");
    CHECK(back[0].after.amount->text() == "10.00");
    CHECK(date_text(back[0].from) == "2027-01-01");
  }

  TEST_CASE("history: a price that goes and comes back is told both times") {
    const ObjectMap objects = test::sample_objects();
    ObjectMap without = objects;
    edit(without, kServiceTable, row_of(objects, kOther), "");
    const Issue second = next(first_issue(), without, 2, "2026-11-05");
    CHECK(second->history().issues.back().prices_removed == 1);
    REQUIRE(second->history().steps.size() == 1);
    CHECK(second->history().steps[0].is_gone());
    const Issue third = next(second, objects, 3, "2026-11-06");
    CHECK(third->history().issues.back().prices_added == 1);
    const auto steps = third->steps(item_of(*third, kOther));
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].is_new());
    CHECK(steps[1].is_gone());
  }

  TEST_CASE("history: pages and people that change are told, and who is gone is not named") {
    ObjectMap objects = test::sample_objects();
    const Issue first = first_issue(objects);
    edit(objects, "text/page/about.zh", "医院简介", "医院的简介");
    edit(objects, kDoctorTable, "科主任", "科副主任");
    const Issue second = next(first, objects, 2, "2026-11-05");
    const History& history = second->history();
    CHECK(history.issues.back().items_changed == 2);
    REQUIRE(history.changes.size() == 2);
    CHECK(history.changes[0].sort == ItemSort::kPage);
    CHECK(history.changes[0].id == "about");
    CHECK(history.changes[0].fate == ItemFate::kChanged);
    CHECK(history.changes[1].sort == ItemSort::kDoctor);
    // A leader who comes and goes: named while there is one.
    ObjectMap more = objects;
    Leader leader;
    leader.code = "l01";
    leader.name = "陈卫东";
    leader.post = "院长";
    more[std::string(kLeaderTable)] = write_leaders(std::span(&leader, 1)).value();
    const Issue third = next(second, more, 3, "2026-11-06");
    CHECK(third->history().issues.back().items_added == 1);
    CHECK(third->history().changes.front().title_zh == "陈卫东");
    const Issue fourth = next(third, objects, 4, "2026-11-07");
    CHECK(fourth->history().issues.back().items_removed == 1);
    CHECK(fourth->history().changes.size() == 3);
  }

  TEST_CASE("history: the same two issues give the same bytes, wherever the desk stands") {
    ObjectMap objects = test::sample_objects();
    const Issue first = first_issue(objects);
    set_price(objects, "220000", "200000", "青医保发〔2026〕40号");
    ReleaseId id = chain_id(2, "2026-11-10");
    id.created = *parse_time("2026-11-09T16:30:00Z");  // half past midnight in China
    const auto now = Release::load(id, std::make_shared<MemoryObjects>(objects)).value();
    const auto one = history::derive(*first, *now);
    const auto two = history::derive(*first, *now);
    REQUIRE(one.has_value());
    CHECK(*one == *two);
    CHECK(one->issues.find("2026-11-10") != std::string::npos);
  }

  TEST_CASE("history: an issue of another channel or with a lower number does not follow") {
    const Issue first = next(nullptr, test::sample_objects(), 5, "2026-11-01");
    ReleaseId same = chain_id(5, "2026-11-02");
    CHECK(issue_after(first.get(), test::sample_objects(), same).error().code == Errc::kUsage);
    ReleaseId other = chain_id(6, "2026-11-02");
    other.channel = "test";
    CHECK(issue_after(first.get(), test::sample_objects(), other).error().code == Errc::kUsage);
  }

  TEST_CASE("history: a list grows to its limit and then begins later") {
    std::vector<Issue> chain{first_issue()};
    ObjectMap objects = test::sample_objects();
    std::string price = "220000";
    for (std::uint64_t seq = 2; seq <= kMostStepsOfOne + 3; ++seq) {
      const std::string other = std::to_string(200'000 + seq);
      edit(objects, kServiceTable, "\t" + price + "\t", "\t" + other + "\t");
      price = other;
      chain.push_back(next(chain.back(), objects, seq, "2026-11-10"));
    }
    const auto steps = chain.back()->steps(blood_count(*chain.back()));
    CHECK(steps.size() == kMostStepsOfOne);
    CHECK(steps.front().serial == "1-" + std::to_string(kMostStepsOfOne + 3));
    CHECK(steps.back().serial == "1-4");
    CHECK(chain.back()->history().issues.size() == kMostStepsOfOne + 3);
  }

  TEST_CASE("history: a release whose past does not fit together is refused") {
    ObjectMap objects = test::sample_objects();
    const Issue first = first_issue(objects);
    set_price(objects, "220000", "200000", "青医保发〔2026〕40号");
    const ReleaseId id = chain_id(2, "2026-11-10");
    const auto now = Release::load(id, std::make_shared<MemoryObjects>(objects)).value();
    const auto tables = history::derive(*first, *now).value();
    objects[std::string(kIssueTable)] = tables.issues;
    objects[std::string(kStepTable)] = tables.steps;
    const auto load = [&](std::string_view path, std::string_view from, std::string_view to,
                          const ReleaseId& as) {
      ObjectMap changed = objects;
      if (!from.empty()) edit(changed, path, from, to);
      const auto made = Release::load(as, std::make_shared<MemoryObjects>(std::move(changed)));
      return made ? std::string("taken") : made.error().word;
    };
    CHECK(load(kIssueTable, "", "", id) == "taken");
    CHECK(load(kIssueTable, "", "", chain_id(3, "2026-11-10")) == "E_CONTENT");
    CHECK(load(kIssueTable, "1-1\t", "1-7\t", id) == "E_CONTENT");
    CHECK(load(kIssueTable, first->id().manifest_hash, "", id) == "E_CONTENT");
    CHECK(load(kStepTable, "1-2\t", "1-8\t", id) == "E_CONTENT");
    CHECK(load(kStepTable, "\t次\t", "\t\t", id) == "E_CONTENT");
  }
}
