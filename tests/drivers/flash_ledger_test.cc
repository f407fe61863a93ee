#include "drivers/flash_ledger.h"

#include <doctest/doctest.h>

#include "drivers/flash_file.h"
#include "tests/support/temp_dir.h"

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
    FlashLedger ledger({.per_day = 4});
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
    FlashLedger ledger({.per_day = 1});
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
    FlashLedger ledger({.per_day = 0});
    CHECK_FALSE(ledger.allows(at(0min)));
    CHECK(ledger.refusal(at(0min)).what.en ==
          "the board's flash may not be written (flash_per_day is 0)");
  }

  TEST_CASE("ledger: after a burst one write in each pause") {
    FlashLedger ledger({.per_day = 1500, .burst = 3, .pause = 60s});
    int writes = 0;
    for (int second = 0; second < 600; ++second) {
      const Now now{at(0min).wall + std::chrono::seconds{second},
                    SteadyTime{std::chrono::seconds{second}}};
      if (!ledger.allows(now)) continue;
      ledger.note(now);
      ++writes;
    }
    CHECK(writes >= 11);
    CHECK(writes <= 13);  // 3 at once, 9 pauses
  }

  TEST_CASE("ledger: a restart forgets nothing") {
    test::TempDir folder;
    const fs::path path = folder.path() / "flash" / "lobby-1";
    {
      FlashLedger ledger({.per_day = 2}, std::make_shared<FlashFile>(path));
      CHECK(ledger.allows(at(0min)));
      ledger.note(at(0min));
      ledger.note(at(30min));
    }
    // The machine's steady clock begins anew.
    const auto later = [](std::chrono::minutes time) {
      return Now{at(time).wall, SteadyTime{time - 35min}};
    };
    FlashLedger ledger({.per_day = 2}, std::make_shared<FlashFile>(path));
    CHECK_FALSE(ledger.allows(later(40min)));
    CHECK_FALSE(ledger.allows(later(23h)));
    CHECK(ledger.allows(later(24h)));
    CHECK(ledger.writes() == 0);
  }

  TEST_CASE("ledger: what was noted under a clock that ran ahead counts as written now") {
    test::TempDir folder;
    const fs::path path = folder.path() / "lobby-1";
    {
      FlashLedger ledger({.per_day = 1}, std::make_shared<FlashFile>(path));
      ledger.note(at(24h * 3000));
    }
    FlashLedger ledger({.per_day = 1}, std::make_shared<FlashFile>(path));
    CHECK_FALSE(ledger.allows(at(0min)));
    CHECK_FALSE(ledger.allows(at(23h)));
    CHECK(ledger.allows(at(24h)));
  }

  TEST_CASE("ledger: a damaged record counts as half a day's writes, once") {
    const std::string whole = "gongshi-flash 1\n1795400000\n1795400001\nend 2\n";
    for (const std::string& text :
         {std::string{"?"}, std::string{"\n"}, whole.substr(0, whole.size() - 1),
          whole.substr(0, 38), std::string{"gongshi-flash 1\n-5\nend 1\n"},
          std::string{"gongshi-flash 1\n99999999999999999999\nend 1\n"}, whole + "1\n",
          std::string(300'000, '1')}) {
      test::TempDir folder;
      const fs::path path = folder.path() / "lobby-1";
      REQUIRE(write_file_atomic(path, text).has_value());
      CHECK_FALSE(FlashFile(path).read().has_value());
      FlashLedger ledger({.per_day = 4}, std::make_shared<FlashFile>(path));
      CHECK(ledger.allows(at(0min)));
      ledger.note(at(0min));
      ledger.note(at(1min));
      CHECK_FALSE(ledger.allows(at(2min)));
      const auto kept = FlashFile(path).read();
      REQUIRE(kept.has_value());
      CHECK(kept->size() == 4);
    }
  }

  TEST_CASE("ledger: a record that cannot be kept stops no write") {
    test::TempDir folder;
    const fs::path file = folder.path() / "file";
    REQUIRE(write_file_atomic(file, std::string_view{"x"}).has_value());
    FlashLedger ledger({.per_day = 2}, std::make_shared<FlashFile>(file / "lobby-1"));
    ledger.note(at(0min));
    ledger.note(at(0min));
    CHECK_FALSE(ledger.allows(at(1min)));
    CHECK(ledger.writes() == 2);
  }
}
