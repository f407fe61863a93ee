// Which card runs and until when: clocks that are set, restarts, withdrawn cards, spoilt records.
#include "signage/emergency/emergency.h"

#include <doctest/doctest.h>

#include "signage/emergency/recorded_run.h"
#include "tests/signage/emergency_cards.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

/// One machine with its disk; the program on it may be restarted, and the machine too.
struct Machine {
  Machine() { restart(); }

  void restart() {
    emergency = std::make_unique<Emergency>(
        dir / "signage",
        [this](const EmergencyEvent& event) {
          told.push_back(std::string(emergency_event_word(event.kind)) + " " + event.card + " " +
                         event.by);
        },
        [this](const Error& error) { faults.push_back(error); });
    emergency->resume(at());
    emergency->save(at());
  }
  bool start(const char* id, const char* by) {
    const bool begun = emergency->start(card(id), by, at());
    emergency->save(at());
    return begun;
  }
  bool stop(const char* by) {
    const bool stopped = emergency->stop(by, at());
    emergency->save(at());
    return stopped;
  }
  void reboot(const std::string& id) {
    boot = id;
    since_boot = 20s;
    restart();
  }
  void pass(std::chrono::milliseconds time) {
    clock.tick(time);
    since_boot += time;
  }
  [[nodiscard]] EmergencyMoment at() const {
    return {{clock.wall(), clock.steady()}, {boot, since_boot}};
  }
  /// Looks at the running card, as the desk does.
  bool tick() {
    const auto& run = emergency->run();
    const bool other =
        emergency->tick(run && release ? release->emergency_card(run->card) : nullptr, at());
    emergency->save(at());
    return other;
  }
  /// Passes time as the desk does, until the card has ended; how long that took.
  std::chrono::milliseconds ends_after(std::chrono::milliseconds most) {
    std::chrono::milliseconds passed{0};
    for (; emergency->run() && passed <= most; passed += 1s) {
      pass(1s);
      tick();
    }
    return passed;
  }
  [[nodiscard]] std::string last() const { return told.empty() ? "" : told.back(); }
  [[nodiscard]] const content::EmergencyCard& card(const char* id) const {
    return *release->emergency_card(id);
  }

  test::TempDir dir;
  test::FakeClock clock{*parse_time("2026-11-25T10:00:00+08:00")};
  std::string boot = "11111111-1111-1111-1111-111111111111";
  std::chrono::milliseconds since_boot{100s};
  std::shared_ptr<const content::Release> release = test::release_with_cards();
  std::vector<std::string> told;
  std::vector<Error> faults;
  std::unique_ptr<Emergency> emergency;
};

}  // namespace

TEST_SUITE("emergency") {
  TEST_CASE("emergency: a card runs for its maximum run time and ends by itself") {
    Machine machine;
    REQUIRE(machine.start("fire", "command"));
    const auto run = machine.emergency->run();
    REQUIRE(run.has_value());
    CHECK(run->card == "fire");
    CHECK(run->started == machine.clock.wall());
    CHECK(run->ends == machine.clock.wall() + 30min);
    CHECK(machine.ends_after(1h) == 30min);
    CHECK(machine.told == std::vector<std::string>{"started fire command", "ended fire command"});
    CHECK_FALSE(fs::exists(machine.dir / "signage/emergency"));
    CHECK(machine.faults.empty());
  }

  TEST_CASE("emergency: starting the running card again does not prolong it, another replaces it") {
    Machine machine;
    machine.start("fire", "command");
    machine.pass(5min);
    CHECK_FALSE(machine.start("fire", "kiosk"));
    CHECK(machine.emergency->run()->ends == machine.clock.wall() + 25min);
    CHECK(machine.start("water", "kiosk"));
    CHECK(machine.emergency->run()->card == "water");
    CHECK(machine.told[1] == "replaced fire kiosk");
    CHECK(machine.ends_after(1h) == 10min);
  }

  TEST_CASE("emergency: a clock that is set neither prolongs nor cuts it, and playlists follow") {
    for (const std::chrono::seconds step :
         {std::chrono::seconds{3h}, std::chrono::seconds{-3h}, std::chrono::seconds{-24h * 365}}) {
      CAPTURE(step.count());
      Machine machine;
      machine.start("fire", "command");
      machine.pass(10min);
      machine.clock.step_wall(step);
      CHECK(machine.tick());
      const auto run = machine.emergency->run();
      REQUIRE(run.has_value());
      CHECK(run->started == machine.clock.wall() - 10min);
      CHECK(run->ends == machine.clock.wall() + 20min);
      CHECK_FALSE(machine.tick());
      CHECK(machine.ends_after(1h) == 20min);
    }
  }

  TEST_CASE("emergency: a restart in mid-run goes on with what is left, whatever the wall clock") {
    for (const std::chrono::seconds step :
         {0s, std::chrono::seconds{3h}, std::chrono::seconds{-3h}}) {
      CAPTURE(step.count());
      Machine machine;
      machine.start("fire", "kiosk");
      machine.pass(10min);
      machine.tick();
      machine.emergency.reset();  // killed: nothing is said on the way out
      machine.pass(2min);
      machine.clock.step_wall(step);
      machine.restart();
      CHECK(machine.last() == "resumed fire kiosk");
      REQUIRE(machine.emergency->run().has_value());
      CHECK(machine.emergency->run()->ends == machine.clock.wall() + 18min);
      CHECK(machine.emergency->by() == "kiosk");
      CHECK(machine.ends_after(1h) == 18min);
    }
  }

  TEST_CASE("emergency: a reboot in mid-run goes by the wall clock, never beyond the maximum") {
    Machine machine;
    machine.start("fire", "kiosk");
    machine.pass(10min);
    machine.tick();
    machine.clock.step_wall(60s);  // the machine was off for a minute
    machine.reboot("22222222-2222-2222-2222-222222222222");
    REQUIRE(machine.emergency->run().has_value());
    CHECK(machine.ends_after(1h) == 19min);

    // A clock without a battery starts far in the past at each boot: the time off counts nothing,
    // but the time on does, and is not forgotten.
    Machine poor;
    poor.start("fire", "kiosk");
    std::chrono::milliseconds shown{0};
    for (int boot = 0; boot < 50 && poor.emergency->run(); ++boot) {
      for (int minute = 0; minute < 5 && poor.emergency->run(); ++minute) {
        poor.pass(1min);
        shown += 1min;
        poor.tick();
      }
      poor.clock.step_wall(-2h);
      poor.reboot("33333333-3333-3333-3333-3333333333" + std::to_string(10 + boot));
    }
    CHECK_FALSE(poor.emergency->run().has_value());
    CHECK(shown == 30min);
  }

  TEST_CASE("emergency: one that ended while the machine was off does not come back") {
    Machine machine;
    machine.start("water", "kiosk");
    machine.clock.step_wall(11min);
    machine.reboot("22222222-2222-2222-2222-222222222222");
    CHECK_FALSE(machine.emergency->run().has_value());
    CHECK(machine.last() == "ended water kiosk");
    CHECK_FALSE(fs::exists(machine.dir / "signage/emergency"));
  }

  TEST_CASE("emergency: a card that leaves the release in mid-run ends, and so without a release") {
    for (const bool withheld : {false, true}) {
      Machine machine;
      machine.start("fire", "command");
      machine.release = withheld ? nullptr : test::release_with_cards(false);
      CHECK(machine.tick());
      CHECK_FALSE(machine.emergency->run().has_value());
      CHECK(machine.last() == "withdrawn fire command");
      machine.restart();
      CHECK_FALSE(machine.emergency->run().has_value());
    }
  }

  TEST_CASE("emergency: an issue that lets the card run for less cuts it, one for more does not") {
    Machine machine;
    machine.start("fire", "command");
    machine.pass(5min);
    auto card = machine.card("fire");
    card.max_run_min = 60;
    CHECK_FALSE(machine.emergency->tick(&card, machine.at()));
    card.max_run_min = 8;
    CHECK(machine.emergency->tick(&card, machine.at()));
    REQUIRE(machine.emergency->run().has_value());
    CHECK(machine.emergency->run()->ends == machine.clock.wall() + 3min);
    CHECK(machine.ends_after(1h) == 3min);

    Machine over;
    over.start("fire", "command");
    over.pass(9min);
    CHECK(over.emergency->tick(&card, over.at()));
    CHECK(over.last() == "ended fire command");
  }

  TEST_CASE("emergency: a record on the disk prolongs nothing beyond what is signed") {
    Machine machine;
    const RunRecord forged{"fire", "kiosk", 240h, 0ms, machine.clock.wall(), machine.at().boot};
    REQUIRE(write_run_record(machine.dir / "signage", forged).has_value());
    machine.restart();
    REQUIRE(machine.emergency->run().has_value());
    CHECK(machine.tick());
    CHECK(machine.ends_after(1h) == 30min);
  }

  TEST_CASE("emergency: a spoilt record is told and is no emergency, and the next one works") {
    Machine machine;
    machine.start("fire", "command");
    const fs::path file = machine.dir / "signage/emergency";
    const std::string whole = *read_file(file, 4096);
    for (std::size_t i = 0; i < whole.size(); i += 3) {
      std::string spoilt = whole;
      spoilt[i] = spoilt[i] == '7' ? '8' : '7';
      REQUIRE(write_file_atomic(file, spoilt).has_value());
      machine.faults.clear();
      machine.restart();
      CAPTURE(spoilt);
      CHECK_FALSE(machine.emergency->run().has_value());
      CHECK(machine.faults.size() == 1);
    }
    for (const std::string& rubbish :
         {std::string(), std::string("fire\n"), whole.substr(0, 40), std::string(100'000, 'x')}) {
      REQUIRE(write_file_atomic(file, rubbish).has_value());
      machine.faults.clear();
      machine.restart();
      CHECK_FALSE(machine.emergency->run().has_value());
      CHECK(machine.faults.size() == 1);
    }
    CHECK(machine.start("fire", "command"));
    machine.restart();
    CHECK(machine.emergency->run().has_value());
  }

  TEST_CASE("emergency: a disk that cannot be written stops no card") {
    Machine machine;
    machine.dir.write("signage", "a file where the folder should be");
    machine.faults.clear();
    CHECK(machine.start("fire", "command"));
    CHECK(machine.emergency->run().has_value());
    CHECK_FALSE(machine.faults.empty());
    CHECK(machine.stop("command"));
    CHECK_FALSE(machine.emergency->run().has_value());
  }

  TEST_CASE("emergency: programs beside the service see what runs") {
    Machine machine;
    machine.start("fire", "command");
    machine.pass(7min);
    const auto seen = [&](const Edition& edition) {
      const auto run = recorded_run(machine.dir / "signage", edition, machine.clock.wall(),
                                    {machine.boot, machine.since_boot});
      REQUIRE(run.has_value());
      return *run;
    };
    const Edition edition = test::fresh(machine.release);
    REQUIRE(seen(edition).has_value());
    CHECK(*seen(edition) == *machine.emergency->run());
    machine.pass(23min);
    CHECK_FALSE(seen(edition).has_value());
  }

  TEST_CASE("emergency: for programs beside the service too the signed card has the last word") {
    Machine machine;
    const RunRecord forged{"fire", "kiosk", 240h, 10min, machine.clock.wall(), machine.at().boot};
    REQUIRE(write_run_record(machine.dir / "signage", forged).has_value());
    const auto seen = [&](const Edition& edition) {
      const auto run =
          recorded_run(machine.dir / "signage", edition, machine.clock.wall(), machine.at().boot);
      REQUIRE(run.has_value());
      return *run;
    };
    const auto run = seen(test::fresh(machine.release));
    REQUIRE(run.has_value());
    CHECK(run->ends == machine.clock.wall() + 20min);
    CHECK_FALSE(seen(test::fresh(test::release_with_cards(false))).has_value());
    CHECK_FALSE(seen(test::fresh(nullptr)).has_value());
    machine.pass(20min);
    CHECK_FALSE(seen(test::fresh(machine.release)).has_value());
  }

  TEST_CASE("boot mark: this machine tells one, and it runs on") {
    const BootMark first = boot_mark();
    CHECK(first.boot.size() == 36);
    const auto later = between(first, boot_mark());
    REQUIRE(later.has_value());
    CHECK(*later < 10s);
    CHECK_FALSE(between(first, {"22222222-2222-2222-2222-222222222222", first.since}).has_value());
    CHECK_FALSE(between({}, {}).has_value());
  }
}
