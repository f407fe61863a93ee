// A wall of ColorLight cards: rows, latches, discovery, cables.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "drivers/simulator/pixel/colorlight_card.h"
#include "tests/drivers/pixel/wall_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::test;
using namespace std::chrono_literals;

TEST_SUITE("drivers") {
  TEST_CASE("colorlight wall: the picture, in the card's order, latched apart from its rows") {
    auto bench =
        bench_of<simulator::ColorlightCard>(make_colorlight_board(order_of({600, 16})), {600, 16});
    REQUIRE(bench.board().want(still("1-1", counting(600, 16))));
    REQUIRE(bench.proves("1-1", Proof::kSent, 1s));
    CHECK(card_of<simulator::ColorlightCard>(bench).wall().shown() == counting(600, 16).bytes);
    CHECK(bench.refusals() == "");
    bench.run(30s);
    CHECK(bench.refusals() == "");
    CHECK(bench.state().proof == Proof::kSent);
    CHECK(bench.fact("cards") == "1");
    CHECK(bench.fact("firmware") == "10.8");
    CHECK(bench.fact("card_size") == "600x16");
    const std::string packets = bench.fact("packets");
    const std::size_t slash = packets.find('/');
    REQUIRE(slash != std::string::npos);
    CHECK(packets.substr(0, slash) == packets.substr(slash + 1));  // nothing lost
  }

  TEST_CASE("colorlight wall: a marquee is latched every period") {
    auto bench =
        bench_of<simulator::ColorlightCard>(make_colorlight_board(order_of({64, 8})), {64, 8});
    REQUIRE(bench.board().want(running("1-1", counting(200, 8))));
    bench.run(10ms);
    int before = 0;
    for (int i = 0; i < 300; ++i) {
      bench.run(20ms);
      const int now = card_of<simulator::ColorlightCard>(bench).wall().shown()[0];
      if (before != 0) REQUIRE(now == before % 200 + 1);
      before = now;
    }
    CHECK(before != 0);
    CHECK(card_of<simulator::ColorlightCard>(bench).wall().latches() >= 299);
    CHECK(bench.refusals() == "");
  }

  TEST_CASE(
      "colorlight wall: rows that leave late get their pause, and no latch is shifted by it") {
    auto board = make_colorlight_board(order_of({64, 8}, {{"discovery", "no"}}));
    REQUIRE(board);
    Board& wall = **board;
    Now now{WallTime{1h}, SteadyTime{1h}};
    REQUIRE(wall.want(running("1-1", counting(200, 8))));
    (void)wall.step(Tick{}, now);
    CHECK(wall.step(Opened{}, now).size() == 1);  // rows
    now.steady += 38ms;                           // 18 ms late: sync, and rows
    CHECK(wall.step(Tick{}, now).size() == 1);
    now.steady += 2ms;  // due, but the rows have only just left
    CHECK(wall.step(Tick{}, now).empty());
    REQUIRE(wall.deadline());
    CHECK(*wall.deadline() == now.steady + 3ms);
    now.steady = *wall.deadline();
    CHECK(wall.step(Tick{}, now).size() == 1);
    REQUIRE(wall.deadline());
    CHECK(*wall.deadline() == SteadyTime{1h} + 60ms);
  }

  TEST_CASE("colorlight wall: firmware 13 gets every sync twice once it is known") {
    for (const char* brightness : {"no", "yes"}) {
      simulator::ColorlightCard::Spec spec{64, 8};
      spec.firmware_major = 13;
      auto bench = bench_of<simulator::ColorlightCard>(
          make_colorlight_board(order_of({64, 8}, {{"brightness_frames", brightness}})), spec);
      REQUIRE(bench.board().want(still("1-1", counting(64, 8))));
      bench.run(3s);
      CHECK(card_of<simulator::ColorlightCard>(bench).wall().shown() == counting(64, 8).bytes);
      CHECK(bench.refusals() == "");
    }
  }

  TEST_CASE("colorlight wall: a newer card that was taken away is not remembered") {
    simulator::ColorlightCard::Spec spec{64, 8};
    spec.firmware_major = 13;
    auto bench =
        bench_of<simulator::ColorlightCard>(make_colorlight_board(order_of({64, 8})), spec);
    const auto doubled = [&] {
      bench.frames.clear();
      bench.run(3s);
      const auto sync = [](const auto& frame) { return frame[12] == 0x01 && frame[13] == 0x07; };
      const auto twice = [&](const auto& a, const auto& b) { return sync(a) && sync(b); };
      REQUIRE(std::any_of(bench.frames.begin(), bench.frames.end(), sync));
      return std::adjacent_find(bench.frames.begin(), bench.frames.end(), twice) !=
             bench.frames.end();
    };
    REQUIRE(bench.board().want(still("1-1", counting(64, 8))));
    bench.run(3s);
    CHECK(doubled());
    bench.on_reply = [](std::vector<std::uint8_t>& reply) {
      reply[15] = 10;  // an older one in its place
      return true;
    };
    bench.run(25s);
    CHECK_FALSE(doubled());
  }

  TEST_CASE("colorlight wall: brightness is the card's, pixels stay as they are") {
    auto bench =
        bench_of<simulator::ColorlightCard>(make_colorlight_board(order_of({64, 8})), {64, 8});
    Desired desired = still("1-1", counting(64, 8));
    desired.brightness_pct = 25;
    REQUIRE(bench.board().want(desired));
    bench.run(1s);
    CHECK(card_of<simulator::ColorlightCard>(bench).level() == 0x40);
    CHECK(card_of<simulator::ColorlightCard>(bench).wall().shown() == counting(64, 8).bytes);
  }

  TEST_CASE("colorlight wall: a chain of cards is counted, a silent one said and forgotten") {
    simulator::ColorlightCard::Spec spec{64, 8};
    spec.cards = 5;
    auto bench =
        bench_of<simulator::ColorlightCard>(make_colorlight_board(order_of({64, 8})), spec);
    REQUIRE(bench.board().want(still("1-1", counting(64, 8))));
    bench.run(3s);
    CHECK(bench.fact("cards") == "5");
    CHECK_FALSE(bench.state().trouble);

    bench.on_reply = [](auto&) { return false; };
    bench.run(12s);
    REQUIRE(bench.state().trouble);
    CHECK(bench.state().trouble->word == "E2162");
    CHECK(bench.state().proof == Proof::kNoAnswer);

    bench.on_reply = nullptr;
    REQUIRE(bench.proves("1-1", Proof::kSent, 13s));
    CHECK_FALSE(bench.state().trouble);
  }

  TEST_CASE("colorlight wall: cards that never answer are shown a picture all the same") {
    simulator::ColorlightCard::Spec spec{64, 8};
    spec.answers = false;
    auto bench =
        bench_of<simulator::ColorlightCard>(make_colorlight_board(order_of({64, 8})), spec);
    REQUIRE(bench.board().want(still("1-1", counting(64, 8))));
    REQUIRE(bench.proves("1-1", Proof::kSent, 1s));
    bench.run(3s);
    CHECK(bench.state().proof == Proof::kSent);
    REQUIRE(bench.state().trouble);
    CHECK(bench.state().trouble->word == "E2162");
  }

  TEST_CASE("colorlight wall: a slow or missing link is trouble that clears by itself") {
    auto board = make_colorlight_board(order_of({64, 8}, {{"discovery", "no"}}));
    REQUIRE(board);
    Now now{WallTime{1h}, SteadyTime{1h}};
    REQUIRE((*board)->want(still("1-1", counting(64, 8))));
    const auto run = [&](const Event& event) {
      (void)(*board)->step(event, now);
      for (int i = 0; i < 5; ++i) {
        now.steady += 20ms;
        (void)(*board)->step(Tick{}, now);
      }
    };
    run(Tick{});
    run(Opened{});
    const BoardState& state = (*board)->state();
    CHECK(state.proof == Proof::kSent);
    run(LinkChanged{true, 100});
    REQUIRE(state.trouble);
    CHECK(state.trouble->word == "E2161");
    CHECK(state.trouble->what.en.find("100 Mbit/s") != std::string::npos);
    CHECK(state.proof == Proof::kSent);
    run(LinkChanged{false, 0});
    CHECK(state.proof == Proof::kNoAnswer);
    CHECK(state.serial == "");
    run(LinkChanged{true, 1000});
    CHECK_FALSE(state.trouble);
    CHECK(state.proof == Proof::kSent);
    CHECK(state.serial == "1-1");
    run(LinkChanged{true, 0});  // a virtual interface knows no speed
    CHECK_FALSE(state.trouble);
  }
}
