#include "drivers/flash_ledger.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

Now at(std::chrono::minutes time) {
  const WallTime start{std::chrono::seconds{1'795'400'000}};
  return {start + time, SteadyTime{time}};
}

}  // namespace

TEST_SUITE("flash ledger") {
  TEST_CASE("ledger: a hundred wishes in an hour are four writes, and four more the next day") {
    FlashLedger ledger(4);
    int writes = 0;
    for (int minute = 0; minute < 100; ++minute) {
      const Now now = at(std::chrono::minutes{minute} / 2);
      if (!ledger.allows(now)) continue;
      ledger.note(now);
      ++writes;
    }
    CHECK(writes == 4);
    CHECK(ledger.writes() == 4);
    CHECK_FALSE(ledger.allows(at(23h)));
    CHECK(ledger.allows(at(24h)));
    ledger.note(at(24h));
    // Any 24 hours: the second of the four is 24 h old a little later.
    CHECK(ledger.allows(at(24h + 5min)));
  }

  TEST_CASE("ledger: says when the next write is allowed, in words") {
    FlashLedger ledger(1);
    CHECK(ledger.allows(at(0min)));
    ledger.note(at(0min));
    REQUIRE(ledger.next(at(60min)).has_value());
    CHECK(*ledger.next(at(60min)) == SteadyTime{24h});
    const Error refusal = ledger.refusal(at(60min));
    CHECK(refusal.word == "E2112");
    const WallTime next = at(0min).wall + 24h;
    CHECK(refusal.what.en ==
          "the flash is written at most 1 times a day, next at " + local_text(next));
  }

  TEST_CASE("ledger: no writes at all where none are allowed") {
    FlashLedger ledger(0);
    CHECK_FALSE(ledger.allows(at(0min)));
    CHECK(ledger.refusal(at(0min)).what.en ==
          "the board's flash may not be written (flash_per_day is 0)");
  }
}
