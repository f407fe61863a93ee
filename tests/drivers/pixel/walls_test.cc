// Each wall against its receiver: what is on the wall is what was wanted, and nothing was refused.
#include "drivers/pixel/walls.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "drivers/simulator/pixel/artnet_card.h"
#include "drivers/simulator/pixel/colorlight_card.h"
#include "drivers/simulator/pixel/e131_card.h"
#include "drivers/simulator/pixel/flaschen_card.h"
#include "tests/drivers/board_bench.h"
#include "tests/drivers/pixel/pictures.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

using Words = std::map<std::string, std::string>;

BoardOrder order_of(Geometry size, Words words = {}) {
  BoardOrder order;
  order.geometry = size;
  order.words = std::move(words);
  order.title = "lobby";
  return order;
}

template <class Card>
BoardBench bench_of(Result<std::unique_ptr<Board>> board, typename Card::Spec spec) {
  REQUIRE(board);
  return {std::move(*board), std::make_unique<Card>(spec)};
}

template <class Card>
const Card& card_of(BoardBench& bench) {
  return dynamic_cast<Card&>(bench.card());
}

Desired still(const std::string& serial, Frame frame) {
  Desired desired;
  desired.serial = serial;
  desired.frame = std::move(frame);
  return desired;
}

Desired running(const std::string& serial, Frame strip) {
  Desired desired;
  desired.serial = serial;
  desired.marquee = Marquee{std::move(strip), 40, true};
  return desired;
}

std::string fact(const BoardState& state, const std::string& key) {
  for (const Fact& fact : state.facts) {
    if (fact.key == key) return fact.value;
  }
  return {};
}

}  // namespace

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
    CHECK(fact(bench.state(), "port_address") == "0:15:0 (0x00F0) … 1:2:0 (0x0120)");
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
    CHECK(fact(bench.state(), "node") == "Simulated wall");
    CHECK(fact(bench.state(), "firmware") == "1.4");
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
    CHECK(fact(bench.state(), "cards") == "1");
    CHECK(fact(bench.state(), "firmware") == "10.8");
    CHECK(fact(bench.state(), "card_size") == "600x16");
    const std::string packets = fact(bench.state(), "packets");
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
    CHECK(fact(bench.state(), "cards") == "5");
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
