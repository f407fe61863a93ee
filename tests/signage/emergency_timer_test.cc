// A board that lays a card over its content and takes it down by its own timer.
#include "tests/signage/emergency_host.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

using Host = test::EmergencyHost;

TEST_SUITE("emergency lobby") {
  TEST_CASE("emergency lobby: a board with its own timer ends the card though the host has died") {
    Host host;
    host.hang_up({"jetfile2"});
    host.start();
    host.settle();
    const auto sign = [&] {
      const auto state =
          host.boards[0].card->card().state({host.clock.wall(), host.clock.steady()});
      return state.at("emergency").get<std::string>();
    };
    CHECK(sign().empty());
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    REQUIRE(host.takes(2s, [&] { return sign().find("撤离") != std::string::npos; }).has_value());
    host.daemon.reset();
    host.clock.leap(29min);
    CHECK_FALSE(sign().empty());
    host.clock.leap(1min);
    CHECK(sign().empty());
    const auto below = host.boards[0].card->card().state({host.clock.wall(), host.clock.steady()});
    CHECK(below.dump().find("撤离") == std::string::npos);
  }

  TEST_CASE("emergency lobby: after a restart in mid-run a board's own timer has what is left") {
    Host host;
    host.hang_up({"jetfile2"});
    const RunRecord recorded{"fire", "command", 30min, 29min, host.clock.wall(), boot_mark()};
    REQUIRE(write_run_record(host.site().signage.state_folder, recorded).has_value());
    host.start();
    const auto sign = [&] {
      const auto state =
          host.boards[0].card->card().state({host.clock.wall(), host.clock.steady()});
      return state.at("emergency").get<std::string>();
    };
    REQUIRE(host.takes(5s, [&] { return !sign().empty(); }).has_value());
    host.daemon.reset();
    host.clock.leap(1min);
    CHECK(sign().empty());
  }

  TEST_CASE("emergency lobby: an issue in mid-run changes what is below the card too") {
    Host host;
    host.notice = "今日停电检修";
    host.publish(43, true);
    host.hang_up({"jetfile2"});
    host.start();
    host.settle();
    const auto sign = [&] {
      return host.boards[0].card->card().state({host.clock.wall(), host.clock.steady()});
    };
    const auto holds = [&](const char* words) {
      return sign().at("files").dump().find(words) != std::string::npos;
    };
    const auto card = [&] { return sign().at("emergency").get<std::string>(); };
    for (int slot = 0; slot < 10 && !holds("停电"); ++slot) {
      host.clock.leap(4s);  // until it is the notice's turn
      host.takes(1s, [&] { return holds("停电"); });
    }
    REQUIRE(holds("停电"));
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    REQUIRE(host.takes(2s, [&] { return !card().empty(); }).has_value());
    CHECK(holds("停电"));

    host.notice = "已恢复供电";
    host.publish(44, true);
    REQUIRE(host.takes(5s, [&] { return !holds("停电"); }).has_value());
    CHECK_FALSE(card().empty());
    // Nor does it come back when the card's time is over, though the host has died.
    host.daemon.reset();
    host.clock.leap(30min);
    CHECK(card().empty());
    CHECK_FALSE(holds("停电"));
  }
}
