// Each wall against its receiver: what is on the wall is what was wanted, and nothing was refused.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "drivers/simulator/pixel/artnet_card.h"
#include "drivers/simulator/pixel/e131_card.h"
#include "drivers/simulator/pixel/flaschen_card.h"
#include "tests/drivers/pixel/wall_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::test;
using namespace std::chrono_literals;

TEST_SUITE("drivers") {
  TEST_CASE("e131 wall: 256x32 in 49 universes, pictures equal, sequences right for minutes") {
    for (const auto& [packing, slots, universes] :
         {std::tuple{"170", 510U, 49U}, std::tuple{"512", 512U, 48U}}) {
      const Geometry size{256, 32};
      auto bench = bench_of<simulator::E131Card>(
          make_e131_board(order_of(size, {{"universe", "100"}, {"packing", packing}})),
          {256, 32, 100, slots});
      CHECK(card_of<simulator::E131Card>(bench).universes() == universes);
      REQUIRE(bench.board().want(still("1-42", counting(256, 32))));
      REQUIRE(bench.proves("1-42", Proof::kSent, 1s));
      CHECK(card_of<simulator::E131Card>(bench).wall().shown() == counting(256, 32).bytes);
      bench.run(300s);
      CHECK(bench.refusals() == "");
      // A source that is silent for 2.5 s is gone; ours never is.
      CHECK(card_of<simulator::E131Card>(bench).source(bench.now()) == "live");
      CHECK(bench.frames.size() == universes * 375);  // one every 0.8 s
    }
  }

  TEST_CASE("e131 wall: with a synchronization universe each picture is shown whole") {
    auto bench = bench_of<simulator::E131Card>(
        make_e131_board(order_of({64, 16}, {{"sync", "7000"}})), {64, 16});
    REQUIRE(bench.board().want(running("1-1", counting(200, 16))));
    bench.run(5s);
    CHECK(bench.refusals() == "");
    CHECK(card_of<simulator::E131Card>(bench).wall().latches() == 200);
    CHECK(card_of<simulator::E131Card>(bench).state(bench.now())["sync_universe"] == 7000);
  }

  TEST_CASE("e131 wall: says good-bye three times, or not at all") {
    for (const bool says : {true, false}) {
      auto board = make_e131_board(order_of({200, 1}, {{"terminate", says ? "yes" : "no"}}));
      REQUIRE(board);
      simulator::E131Card card({200, 1});
      Now now{WallTime{1h}, SteadyTime{1h}};
      CHECK((*board)->farewell(now).empty());
      REQUIRE((*board)->want(still("1-1", counting(200, 1))));
      (void)(*board)->step(Tick{}, now);
      const auto sent = (*board)->step(Opened{}, now);
      REQUIRE(sent.size() == 1);
      CHECK(std::get<Send>(sent[0]).ends.size() == 2);
      const auto words = (*board)->farewell(now);
      REQUIRE(words.size() == (says ? 1 : 0));
      if (!says) continue;
      const Send& send = std::get<Send>(words[0]);
      REQUIRE(send.ends.size() == 6);
      std::size_t from = 0;
      for (const std::uint32_t end : send.ends) {
        CHECK(card.receive(std::span(send.bytes).subspan(from, end - from), now)[0].accepted);
        from = end;
      }
      CHECK(card.source(now) == "terminated");
    }
  }

  TEST_CASE("e131 wall: each universe goes to its own group") {
    BoardOrder order = order_of({200, 1}, {{"universe", "300"}, {"sync", "1"}});
    const auto port = parse_port("udp:multicast:5568");
    REQUIRE(port);
    order.port = *port;
    auto board = make_e131_board(order);
    REQUIRE(board);
    const Now now{WallTime{1h}, SteadyTime{1h}};
    REQUIRE((*board)->want(still("1-1", counting(200, 1))));
    (void)(*board)->step(Tick{}, now);
    const auto actions = (*board)->step(Opened{}, now);
    REQUIRE(actions.size() == 1);
    CHECK(std::get<Send>(actions[0]).to ==
          std::vector<std::uint32_t>{0xEFFF012C, 0xEFFF012D, 0xEFFF0001});
  }

  TEST_CASE("e131 wall: a wall that runs out of universes, and a CID that is none") {
    const auto none = make_e131_board(order_of({256, 32}, {{"universe", "63980"}}));
    REQUIRE_FALSE(none);
    CHECK(none.error().word == "E2160");
    CHECK(make_e131_board(order_of({8, 8}, {{"cid", "00112233-4455-6677-8899-aabbccddeeff"}})));
    const auto wrong = make_e131_board(order_of({8, 8}, {{"cid", "00112233"}}));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().word == "E2105");
  }

  TEST_CASE("artnet wall: pictures equal over nets and sub-nets, shown together") {
    auto bench = bench_of<simulator::ArtnetCard>(
        make_artnet_board(order_of({256, 32}, {{"address", "0xF0"}})), {256, 32, 0xF0});
    REQUIRE(bench.board().want(running("1-1", counting(250, 32))));
    bench.run(5s);
    CHECK(bench.refusals() == "");
    CHECK(card_of<simulator::ArtnetCard>(bench).universes() == 49);
    CHECK(card_of<simulator::ArtnetCard>(bench).wall().latches() == 201);  // the first: no sync yet
    CHECK(bench.fact("port_address") == "0:15:0 (0x00F0) … 1:2:0 (0x0120)");
  }

  TEST_CASE("artnet wall: an odd count of slots") {
    auto bench = bench_of<simulator::ArtnetCard>(make_artnet_board(order_of({7, 3})), {7, 3});
    REQUIRE(bench.board().want(still("1-1", counting(7, 3))));
    REQUIRE(bench.proves("1-1", Proof::kSent, 1s));
    CHECK(card_of<simulator::ArtnetCard>(bench).wall().shown() == counting(7, 3).bytes);
    CHECK(bench.refusals() == "");
  }

  TEST_CASE("artnet wall: a node that answers is seen, one that falls silent is not") {
    auto bench = bench_of<simulator::ArtnetCard>(make_artnet_board(order_of({8, 8})), {8, 8});
    REQUIRE(bench.board().want(still("1-1", counting(8, 8))));
    bench.run(1s);
    CHECK(bench.state().last_answer);
    CHECK(bench.fact("node") == "Simulated wall");
    CHECK(bench.fact("firmware") == "1.4");
    CHECK(bench.state().proof == Proof::kSent);  // being there is not showing

    bench.on_reply = [](auto&) { return false; };
    bench.run(6s);
    CHECK(bench.state().proof == Proof::kSent);  // two polls may be lost
    bench.run(6s);
    CHECK(bench.state().proof == Proof::kNoAnswer);
    CHECK(bench.state().serial == "");
    CHECK(bench.state().not_seen_since);
    REQUIRE(bench.state().trouble);
    CHECK(bench.state().trouble->word == "E2163");

    bench.on_reply = nullptr;
    REQUIRE(bench.proves("1-1", Proof::kSent, 5s));
    CHECK_FALSE(bench.state().trouble);
    CHECK_FALSE(bench.state().not_seen_since);
  }

  TEST_CASE("artnet wall: a node that never answers polls is nothing unusual") {
    auto bench =
        bench_of<simulator::ArtnetCard>(make_artnet_board(order_of({8, 8})), {8, 8, 0, 510, false});
    REQUIRE(bench.board().want(still("1-1", counting(8, 8))));
    bench.run(60s);
    CHECK(bench.state().proof == Proof::kSent);
    CHECK_FALSE(bench.state().trouble);
    CHECK_FALSE(bench.state().last_answer);
  }

  TEST_CASE("artnet wall: rubbish in place of a reply changes nothing") {
    auto bench = bench_of<simulator::ArtnetCard>(make_artnet_board(order_of({8, 8})), {8, 8});
    bench.on_reply = [](std::vector<std::uint8_t>& reply) {
      reply.resize(100);
      return true;
    };
    REQUIRE(bench.board().want(still("1-1", counting(8, 8))));
    bench.run(20s);
    CHECK_FALSE(bench.state().last_answer);
    CHECK(bench.state().proof == Proof::kSent);
  }

  TEST_CASE("flaschen wall: one datagram where it fits, whole rows where not") {
    for (const auto& [most, datagrams] : {std::pair{"65507", 1U}, std::pair{"1400", 11U}}) {
      auto board = make_flaschen_board(order_of({128, 32}, {{"datagram", most}}));
      REQUIRE(board);
      BoardBench bench(std::move(*board), std::make_unique<simulator::FlaschenCard>(128, 32, 15s));
      REQUIRE(bench.board().want(still("1-1", counting(128, 32))));
      REQUIRE(bench.proves("1-1", Proof::kSent, 1s));
      CHECK(bench.frames.size() == datagrams);
      CHECK(card_of<simulator::FlaschenCard>(bench).wall().shown() == counting(128, 32).bytes);
      CHECK(bench.refusals() == "");
    }
    const auto narrow = make_flaschen_board(order_of({512, 8}, {{"datagram", "1400"}}));
    REQUIRE_FALSE(narrow);
    CHECK(narrow.error().word == "E2160");
  }

  TEST_CASE("flaschen wall: a still overlay does not vanish") {
    auto board = make_flaschen_board(order_of({16, 8}, {{"layer", "3"}}));
    REQUIRE(board);
    BoardBench bench(std::move(*board), std::make_unique<simulator::FlaschenCard>(16, 8, 15s));
    REQUIRE(bench.board().want(still("1-1", counting(16, 8))));
    for (int i = 0; i < 20; ++i) {
      bench.run(7s);
      CHECK(card_of<simulator::FlaschenCard>(bench).state(bench.now())["layers"] ==
            nlohmann::json::array({3}));
    }
    CHECK(bench.frames.size() <= 29);  // every 5 s, no oftener
  }
}
