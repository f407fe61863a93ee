#include "content/store/service/pin_guard.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "content/store/service/pin.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::store;
using namespace std::chrono_literals;

namespace {

/// A guard of its own folder, and a new one whenever the updater is restarted.
struct Desk {
  test::TempDir dir;
  test::FakeClock clock;
  PinGuard guard{dir / "pin", dir / "tries"};

  Desk() { REQUIRE(write_pin_file(dir / "pin", "204816", "nobody-of-this-name").has_value()); }

  std::string check(std::string_view pin) {
    const Status checked = guard.check(pin, clock.wall(), clock.steady());
    return checked ? "right" : checked.error().what.en;
  }
  void restart() { guard = PinGuard{dir / "pin", dir / "tries"}; }
};

const std::string kLocked = "too many wrong PINs; try again in 5 minutes";

}  // namespace

TEST_SUITE("service") {
  TEST_CASE("pin: four to twelve digits, kept as a hash that only they match") {
    for (const char* pin : {"", "123", "1234567890123", "12a4", "１２３４", " 1234"}) {
      CHECK(check_pin(pin).error().code == Errc::kUsage);
    }
    const std::string hash = *hash_pin("204816");
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(pin_matches(hash, "204816"));
    CHECK_FALSE(pin_matches(hash, "204817"));
    CHECK_FALSE(pin_matches(hash, ""));
    CHECK(hash != *hash_pin("204816"));
  }

  TEST_CASE("pin: the file is nobody else's, and one that holds no hash is refused") {
    const test::TempDir dir;
    REQUIRE(write_pin_file(dir / "pin", "1234", "nobody-of-this-name").has_value());
    struct stat info{};
    REQUIRE(::stat((dir / "pin").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777U) == 0640);
    CHECK(pin_matches(*read_pin_file(dir / "pin"), "1234"));
    CHECK(read_pin_file(dir / "none").error().code == Errc::kNotFound);
    dir.write("plain", "1234\n");
    CHECK(read_pin_file(dir / "plain").error().code == Errc::kCorrupt);
    CHECK_FALSE(write_pin_file(dir / "pin", "12", "nobody-of-this-name").has_value());
    CHECK(pin_matches(*read_pin_file(dir / "pin"), "1234"));
  }

  TEST_CASE("requirement 22: five wrong PINs lock for 5 minutes, then twice that, up to a day") {
    CHECK(pin_lock(0) == 0min);
    CHECK(pin_lock(4) == 0min);
    CHECK(pin_lock(5) == 5min);
    CHECK(pin_lock(10) == 10min);
    CHECK(pin_lock(30) == 160min);
    CHECK(pin_lock(50) == 24h);
    CHECK(pin_lock(1'000'000) == 24h);

    Desk desk;
    CHECK(desk.check("204816") == "right");
    CHECK(desk.check("0000") == "this is not the PIN; 4 tries left");
    CHECK(desk.check("0000") == "this is not the PIN; 3 tries left");
    CHECK(desk.check("0000") == "this is not the PIN; 2 tries left");
    CHECK(desk.check("0000") == "this is not the PIN; 1 try left");
    CHECK(desk.check("204816") == "right");
    for (int i = 0; i < 4; ++i) (void)desk.check("0000");
    CHECK(desk.check("0000") == kLocked);
    CHECK(desk.check("204816") == kLocked);  // the right one, too
    desk.clock.tick(4min);
    CHECK(desk.check("204816") == "too many wrong PINs; try again in 1 minutes");
    desk.clock.tick(1min);
    for (int i = 0; i < 4; ++i) (void)desk.check("0000");
    CHECK(desk.check("0000") == "too many wrong PINs; try again in 10 minutes");
    desk.clock.tick(10min);
    CHECK(desk.check("204816") == "right");
    CHECK(desk.check("0000") == "this is not the PIN; 4 tries left");
  }

  TEST_CASE("pin guard: neither a restart nor a clock without battery gives new tries") {
    Desk desk;
    for (int i = 0; i < 3; ++i) (void)desk.check("0000");
    desk.restart();
    CHECK(desk.check("0000") == "this is not the PIN; 1 try left");
    desk.restart();
    CHECK(desk.check("0000") == kLocked);
    desk.restart();
    CHECK(desk.check("204816") == kLocked);

    // Started with the clock in the past: the whole lock counts, by the clock that never jumps.
    desk.restart();
    const WallTime past{};
    const SteadyTime boot{1h};
    CHECK(desk.guard.check("204816", past, boot).error().what.en == kLocked);
    CHECK(desk.guard.check("204816", past + 4min, boot + 4min).error().code == Errc::kRejected);
    CHECK(desk.guard.check("204816", past + 5min, boot + 5min).has_value());
  }

  TEST_CASE("pin guard: a count that is damaged or cannot be kept opens nothing") {
    Desk desk;
    desk.dir.write("tries", "gongshi-pin-tries 1\nwrong: 0\n");
    CHECK(desk.check("204816") == kLocked);
    desk.dir.write("tries", std::string(4096, 'x'));
    CHECK(desk.check("204816") == kLocked);

    PinGuard homeless{desk.dir / "pin", desk.dir / "no/such/folder/tries"};
    const Status checked = homeless.check("204816", desk.clock.wall(), desk.clock.steady());
    CHECK(checked.error().what.en.starts_with("the tries of the PIN cannot be counted"));
    PinGuard unset{desk.dir / "none", desk.dir / "tries"};
    CHECK(unset.check("204816", desk.clock.wall(), desk.clock.steady()).error().code ==
          Errc::kNotFound);
  }
}
