// The day's plan: fair shares, numbers per hour, dwell, and nobody starves.
#include "signage/playlist/plan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "signage/playlist/due.h"
#include "signage/playlist/dwell.h"
#include "signage/playlist/rotation.h"
#include "tests/signage/editions.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const Date kDay = *parse_date("2026-12-01");

Item item(std::string id, seconds dwell, int per_hour = 0) {
  Item one;
  one.kind = ItemKind::kRoutine;
  one.id = std::move(id);
  one.text = one.id;
  one.dwell = dwell;
  one.per_hour = per_hour;
  return one;
}

std::vector<Item> numbered(int count, seconds dwell) {
  std::vector<Item> items;
  for (int i = 0; i < count; ++i) items.push_back(item("r" + std::to_string(i), dwell));
  return items;
}

/// All slots from `from` until `to`, asked one by one.
std::vector<Slot> slots(const std::vector<Item>& rotation, milliseconds from, milliseconds to,
                        Date date = kDay) {
  std::vector<Slot> all;
  for (milliseconds now = from; now < to; now = all.back().end) {
    all.push_back(slot_at(rotation, date, now, 0ms));
  }
  return all;
}

/// The first hours of a day, where every question is quickly answered.
constexpr milliseconds kMorning = 4h;

/// How often an item begins in each of them.
std::vector<int> per_hour(const std::vector<Slot>& slots, std::size_t index) {
  std::vector<int> counts(4);
  for (const Slot& slot : slots) {
    if (slot.index == index && slot.start < kMorning) {
      ++counts.at(static_cast<std::size_t>(slot.start / 1h));
    }
  }
  return counts;
}

std::map<std::size_t, int> counts(const std::vector<Slot>& some) {
  std::map<std::size_t, int> all;
  for (const Slot& slot : some) ++all[slot.index];
  return all;
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("plan: without numbers per hour the rotation is gone through again and again") {
    const auto rotation = numbered(7, 9s);
    const auto day = slots(rotation, 0ms, 24h);
    CHECK(day.size() == 24 * 3600 / 9);
    milliseconds end{0};
    for (std::size_t i = 0; i < day.size(); ++i) {
      CHECK(day[i].index == i % 7);
      CHECK(day[i].start == end);
      end = day[i].end;
    }
  }

  TEST_CASE("plan: an item with a number per hour comes so often in each hour, evenly spread") {
    for (const int wanted : {1, 2, 3, 6, 12, 20, 30}) {
      CAPTURE(wanted);
      auto rotation = numbered(9, 11s);
      rotation.push_back(item("counted", 8s, wanted));
      const auto day = slots(rotation, 0ms, kMorning);
      CHECK(per_hour(day, 9) == std::vector<int>(4, wanted));
      milliseconds before{-1};
      for (const Slot& slot : day) {
        if (slot.index != 9) continue;
        if (before >= 0ms) {
          // As far apart as asked, give or take what stood at that moment.
          CHECK(slot.start - before >= milliseconds(1h) / wanted - 11s);
          CHECK(slot.start - before <= milliseconds(1h) / wanted + 11s);
        }
        before = slot.start;
      }
    }
  }

  TEST_CASE("plan: several numbers per hour are kept together, and the others share the rest") {
    auto rotation = numbered(5, 10s);
    rotation.push_back(item("a", 12s, 6));
    rotation.push_back(item("b", 20s, 12));
    rotation.push_back(item("c", 8s, 4));
    rotation.push_back(item("d", 30s, 2));
    const auto day = slots(rotation, 0ms, kMorning);
    CHECK(per_hour(day, 5) == std::vector<int>(4, 6));
    CHECK(per_hour(day, 6) == std::vector<int>(4, 12));
    CHECK(per_hour(day, 7) == std::vector<int>(4, 4));
    CHECK(per_hour(day, 8) == std::vector<int>(4, 2));
    auto shares = counts(day);
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(shares[i] >= shares[0] - 1);
      CHECK(shares[i] <= shares[0] + 1);
    }
    CHECK(shares[0] > 100);
  }

  TEST_CASE("plan: numbers that ask for more than half of the time leave the other half") {
    auto rotation = numbered(4, 10s);
    for (int i = 0; i < 6; ++i) rotation.push_back(item("c" + std::to_string(i), 20s, 60));
    const auto day = slots(rotation, 0ms, kMorning);
    milliseconds others{0};
    for (const Slot& slot : day) {
      if (slot.index < 4) others += slot.end - slot.start;
    }
    CHECK(others > 110min);
    CHECK(others < 130min);
    auto shares = counts(day);
    for (std::size_t i = 5; i < 10; ++i) CHECK(std::abs(shares[i] - shares[4]) <= 1);
  }

  TEST_CASE("plan: a counted item that a long text held up is made up for, not twice in a row") {
    std::vector<Item> rotation = numbered(3, 9s);
    rotation.push_back(item("long", 600s));
    rotation.push_back(item("counted", 8s, 20));
    const auto day = slots(rotation, 0ms, kMorning);
    for (std::size_t i = 1; i < day.size(); ++i) {
      CHECK((day[i].index != 4 || day[i - 1].index != 4));
    }
    CHECK(counts(day)[4] >= 60);
  }

  TEST_CASE("plan: the warning stays every third item beside counted ones") {
    auto rotation = numbered(5, 10s);
    rotation.push_back(item("counted", 8s, 30));
    Item warning = item("stale", 8s);
    warning.kind = ItemKind::kWarning;
    rotation.insert(rotation.begin() + 2, warning);  // woven in more than once
    rotation.insert(rotation.begin(), warning);
    const auto day = slots(rotation, 0ms, kMorning);
    for (std::size_t i = 0; i < day.size(); ++i) CHECK((day[i].index == 0) == (i % 3 == 0));
    CHECK(per_hour(day, 7) == std::vector<int>(4, 30));
  }

  TEST_CASE("plan: a day that is asked at random moments is the day that is gone through") {
    auto rotation = numbered(13, 9s);
    rotation.push_back(item("a", 12s, 6));
    rotation.push_back(item("b", 17s, 7));
    const auto day = slots(rotation, 0ms, kMorning);
    std::uint32_t random = 1;
    for (int i = 0; i < 500; ++i) {
      random = random * 1664525 + 1013904223;
      const milliseconds now{random % kMorning.count()};
      const auto expected = std::upper_bound(
          day.begin(), day.end(), now, [](auto at, const Slot& slot) { return at < slot.end; });
      const Slot asked = slot_at(rotation, kDay, now, 0ms);
      CHECK(asked.index == expected->index);
      CHECK(asked.start == expected->start);
    }
  }

  TEST_CASE("plan: of a round longer than its hours every item has its turn on another day") {
    const auto rotation = numbered(600, 60s);  // ten hours
    std::vector<bool> seen(rotation.size());
    const auto show_days = [&](int from, int to) {
      for (int day = from; day < to; ++day) {
        const Date date{std::chrono::sys_days(kDay) + std::chrono::days{day}};
        for (const Slot& slot : slots(rotation, 8h, 9h, date)) seen[slot.index] = true;
      }
      return std::count(seen.begin(), seen.end(), false);
    };
    CHECK(show_days(0, 5) <= 600 - 5 * 60 + 60);  // hardly any twice
    CHECK(show_days(5, 34) == 0);
  }

  TEST_CASE("plan: what stands when the rotation changes begins at that moment") {
    const auto rotation = numbered(7, 9s);
    const milliseconds changed = 10h + 4s;  // in the middle of a slot
    const Slot slot = slot_at(rotation, kDay, changed, changed);
    CHECK(slot.start == changed);
    CHECK(slot.end == changed + 9s);
    CHECK(slot.index == slot_at(rotation, kDay, changed, 0ms).index);
    CHECK(slot_at(rotation, kDay, slot.end, changed).index == (slot.index + 1) % 7);
    CHECK(slot_at(rotation, kDay, slot.end, changed).start == slot.end);
  }

  TEST_CASE("plan: with warnings, whole rounds are skipped to the same slot") {
    for (const int count : {1, 2, 3, 6, 7}) {
      auto rotation = numbered(count, 9s);
      Item warning = item("stale", 8s);
      warning.kind = ItemKind::kWarning;
      rotation.insert(rotation.begin(), warning);
      const auto hours = slots(rotation, 0ms, 2h);
      for (std::size_t i = 0; i < hours.size(); ++i) {
        REQUIRE((hours[i].index == 0) == (i % 3 == 0));
        if (i > 0) REQUIRE(hours[i].start == hours[i - 1].end);
      }
    }
  }

  TEST_CASE("plan: rotations of one item, of any kind, have a slot") {
    for (const int wanted : {0, 1, 60}) {
      CHECK(slot_at({item("only", 9s, wanted)}, kDay, 13h, 0ms).index == 0);
    }
    Item warning = item("stale", 8s);
    warning.kind = ItemKind::kWarning;
    CHECK(slot_at({warning}, kDay, 13h, 0ms).index == 0);
  }

  TEST_CASE("dwell: within the office's limits, but a text passes whole") {
    config::Display board;
    board.kind = "terminal";
    board.width_px = 128;
    board.height_px = 32;
    CHECK(dwell_of("请勿吸烟", board) == 8s);
    CHECK(dwell_of("请勿吸烟", board, {30s, 0s}) == 30s);
    CHECK(dwell_of("请勿吸烟", board, {0s, 5s}) == 5s);
    CHECK(dwell_of("请勿吸烟", board, {0s, 1s}) == 3s);
    const std::string passing = "医疗服务项目、药品、医用耗材价格可在大厅自助机查询。";
    const seconds pass = dwell_of(passing, board);
    CHECK(pass > 15s);
    CHECK(dwell_of(passing, board, {0s, 5s}) >= 15s);
    config::Display screen;
    screen.kind = "screen";
    CHECK(dwell_of(passing, screen, {0s, 5s}) == 5s);
  }
}
