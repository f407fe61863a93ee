// What a new issue, or a day, does to a running card.
#include "signage/emergency/run_record.h"
#include "tests/signage/emergency_host.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

using Host = test::EmergencyHost;

TEST_SUITE("emergency lobby") {
  TEST_CASE("emergency lobby: an issue without the card ends it, one with it does not") {
    Host host;
    host.hang_up({"onbon-k"});
    host.start();
    host.settle();
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    REQUIRE(host.takes(2s, [&] { return host.all_alarmed(); }).has_value());
    host.publish(43, true);
    REQUIRE(host.takes(5s, [&] { return host.daemon->lines()[0].serial == "1-43"; }).has_value());
    CHECK(host.daemon->emergencies()->run().has_value());
    CHECK(host.all_alarmed());
    host.publish(44, false);
    REQUIRE(host.takes(5s, [&] { return host.none_alarmed(); }).has_value());
    CHECK_FALSE(host.daemon->emergencies()->run().has_value());
    const auto refused = host.daemon->emergencies()->start("fire", "command");
    CHECK_FALSE(refused.accepted);
    CHECK(refused.sentence.en == "there is no emergency card \"fire\" to start; there are: water");
  }

  TEST_CASE("emergency lobby: a card ends at the midnight after its last day") {
    Host host;
    const LocalTime today = to_local(host.clock.wall());
    host.publish(43, true, today.date);
    host.clock.set_wall(24h - std::chrono::minutes{today.minute_of_day} - 2s);
    host.start();
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    host.pass(300ms);
    CHECK(host.daemon->emergencies()->run().has_value());
    REQUIRE(host.takes(4s, [&] { return !host.daemon->emergencies()->run(); }).has_value());
    CHECK_FALSE(host.daemon->running().has_value());
  }

  TEST_CASE("emergency lobby: a recorded card that the content lacks at the start is not shown") {
    Host host;
    host.hang_up({"onbon-k"});
    host.start();
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    host.daemon.reset();
    host.publish(43, false);
    host.start();
    CHECK_FALSE(host.daemon->emergencies()->run().has_value());
    CHECK_FALSE(host.daemon->running().has_value());
  }

  TEST_CASE("emergency lobby: who pushes once keeps a running card over a new issue") {
    Host host;
    host.hang_up({"onbon-k"});
    // The record says ten days; the signed card says 30 minutes.
    const RunRecord record{"fire", "command", 240h, 10min, host.clock.wall(), boot_mark()};
    REQUIRE(write_run_record(host.site().signage.state_folder, record).has_value());
    host.open_daemon();
    REQUIRE(host.daemon->running().has_value());
    CHECK(host.daemon->running()->ends - host.clock.wall() <= 20min);
    REQUIRE(host.takes(3s, [&] { return host.all_alarmed(); }).has_value());
    host.publish(43, true);
    REQUIRE(host.takes(5s, [&] { return host.daemon->serial() == "1-43"; }).has_value());
    REQUIRE(host.daemon->running().has_value());
    CHECK(host.daemon->running()->card == "fire");
    CHECK(host.all_alarmed());
    host.publish(44, false);
    REQUIRE(host.takes(5s, [&] { return host.daemon->serial() == "1-44"; }).has_value());
    CHECK_FALSE(host.daemon->running().has_value());
  }
}
