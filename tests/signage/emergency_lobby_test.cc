// Who starts and stops a card, and every kind of board within two seconds.
#include <unistd.h>

#include "tests/signage/emergency_host.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

using Host = test::EmergencyHost;

TEST_SUITE("emergency lobby") {
  TEST_CASE("emergency lobby: one order through the socket, on every kind of board within 2 s") {
    Host host;
    for (const test::HungUp& board :
         {test::HungUp{"onbon-k", 9600}, test::HungUp{"jetfile2", 19200},
          test::HungUp{"cpower", 57600}, test::HungUp{"huidu"}, test::HungUp{"parking-fk", 9600},
          test::HungUp{"onbon-f0"}, test::HungUp{"ddp"}}) {
      host.hang_up(board);
    }
    host.start();
    host.settle();
    CHECK(host.none_alarmed());

    const auto reply = host.ask({content::EmergencyVerb::kStart, "fire", "command"});
    REQUIRE(reply.has_value());
    CHECK(reply->accepted);
    CHECK(reply->displays == 7);
    REQUIRE(reply->running.has_value());
    CHECK(reply->running->id == "fire");
    CHECK(reply->running->by == "command, uid " + std::to_string(::getuid()));
    CHECK(reply->running->ends - reply->running->started == 30min);

    const SteadyTime begun = host.clock.steady();
    std::map<std::string, std::int64_t> shown;
    host.takes(4s, [&] {
      for (const test::HungBoard& board : host.boards) {
        if (shown.contains(board.display.name) || !host.alarmed(board)) continue;
        shown[board.display.name] =
            std::chrono::duration_cast<std::chrono::milliseconds>(host.clock.steady() - begun)
                .count();
      }
      return shown.size() == host.boards.size();
    });
    for (const test::HungBoard& board : host.boards) {
      CAPTURE(board.display.name);
      REQUIRE(shown.contains(board.display.name));
      MESSAGE(board.display.name << " after " << shown[board.display.name] << " ms");
      CHECK(shown[board.display.name] < 2000);
    }

    // Half an hour later it has ended by itself, and every board is back to its ordinary content.
    host.clock.leap(29min);
    host.pass(300ms);
    CHECK(host.daemon->emergencies()->run().has_value());
    host.clock.leap(1min);
    REQUIRE(host.takes(8s, [&] { return host.none_alarmed(); }).has_value());
    CHECK_FALSE(host.daemon->emergencies()->run().has_value());
  }

  TEST_CASE("emergency lobby: a daemon that is killed in mid-run goes on where it was") {
    Host host;
    host.hang_up({"onbon-k"});
    host.start();
    host.settle();
    REQUIRE(host.daemon->emergencies()->start("fire", "contact-1").accepted);
    REQUIRE(host.takes(2s, [&] { return host.all_alarmed(); }).has_value());
    const WallTime ends = host.daemon->emergencies()->run()->ends;
    host.daemon.reset();
    host.start();
    REQUIRE(host.daemon->emergencies()->run().has_value());
    CHECK(std::chrono::abs(host.daemon->emergencies()->run()->ends - ends) < 1s);
    host.pass(300ms);
    CHECK(host.all_alarmed());
    CHECK(host.daemon->emergencies()->stop("command").accepted);
    REQUIRE(host.takes(3s, [&] { return host.none_alarmed(); }).has_value());
    host.daemon.reset();
    host.start();
    CHECK_FALSE(host.daemon->emergencies()->run().has_value());
  }

  TEST_CASE("emergency lobby: a clock that is set leaves the card where it is, and its end too") {
    Host host;
    host.hang_up({"onbon-k"});
    host.start();
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    REQUIRE(host.takes(3s, [&] { return host.all_alarmed(); }).has_value());
    for (const std::chrono::milliseconds step : {std::chrono::milliseconds{3h}, {-6h}}) {
      host.clock.set_wall(step);
      host.pass(400ms);
      CHECK(host.all_alarmed());
      const EmergencyRun run = *host.daemon->emergencies()->run();
      CHECK(run.ends - host.clock.wall() < 30min);
      CHECK(run.ends - host.clock.wall() > 29min);
    }
  }

  TEST_CASE("emergency lobby: a fire panel's contact starts the card and takes its own back") {
    struct Relay final : drivers::ModemLines {
      explicit Relay(unsigned& lines) : on(lines) {}
      Result<unsigned> read() override { return on; }
      unsigned& on;
    };
    unsigned on = 0;
    Host host;
    host.hang_up({"onbon-k"});
    host.site().signage.contacts.push_back({.port = "serial:/dev/x", .card = "fire"});
    host.start();
    host.daemon->serve_emergencies([&](const drivers::Port&) {
      return Result<std::unique_ptr<drivers::ModemLines>>(std::make_unique<Relay>(on));
    });
    on = drivers::ModemLines::kCts;
    const auto reaction = host.takes(2s, [&] { return host.all_alarmed(); });
    REQUIRE(reaction.has_value());
    MESSAGE("contact to board: " << reaction->count() << " ms");
    const auto runs = [&] { return host.daemon->emergencies()->run().has_value(); };
    on = 0;
    REQUIRE(host.takes(1s, [&] { return !runs(); }).has_value());
    // What a person starts the contact leaves alone.
    on = drivers::ModemLines::kCts;
    REQUIRE(host.takes(1s, runs).has_value());
    REQUIRE(host.daemon->emergencies()->start("water", "kiosk").accepted);
    on = 0;
    host.pass(600ms);
    REQUIRE(host.daemon->emergencies()->run().has_value());
    CHECK(host.daemon->emergencies()->run()->card == "water");
  }

  TEST_CASE("emergency lobby: displays are told before the disk is") {
    Host host;
    host.start();
    const fs::path record = host.site().signage.state_folder / "emergency";
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    CHECK(host.daemon->running().has_value());
    CHECK_FALSE(fs::exists(record));
    host.pass(50ms);
    CHECK(fs::exists(record));
    REQUIRE(host.daemon->emergencies()->stop("command").accepted);
    CHECK_FALSE(host.daemon->running().has_value());
    CHECK(fs::exists(record));
    host.pass(50ms);
    CHECK_FALSE(fs::exists(record));
  }

  TEST_CASE("emergency lobby: a client of the socket cannot pass for a contact") {
    Host host;
    host.start();
    const std::string user = ", uid " + std::to_string(::getuid());
    for (const auto& [from, by] : {std::pair{"contact-1", "socket"},
                                   {"stick-2", "socket"},
                                   {"", "socket"},
                                   {"kiosk", "kiosk"}}) {
      CAPTURE(from);
      const auto reply = host.ask({content::EmergencyVerb::kStart, "fire", from});
      REQUIRE(reply.has_value());
      REQUIRE(reply->running.has_value());
      CHECK(reply->running->by == by + user);
      CHECK(host.daemon->emergencies()->stop("command").accepted);
    }
  }

  TEST_CASE("emergency lobby: a panel that is off by its hours is on while a card runs") {
    Host host;
    host.hang_up({"lg-rs232"});
    config::Display& panel = host.site().displays.back();
    panel.hours.emplace();
    panel.hours->on = {.from = 20h, .to = 21h};
    panel.options = {{"gap_ms", "100"}};
    host.start();
    host.settle();
    CHECK(host.none_alarmed());
    CHECK(host.daemon->lines()[0].serial.empty());
    CHECK(host.daemon->lines()[0].seen == content::Seen::kSeen);
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    const auto told = host.takes(20s, [&] { return host.all_alarmed(); });
    REQUIRE(told.has_value());
    MESSAGE("panel on after " << told->count() << " ms");
  }
}
