// The board against the simulated card, in made-up time: what goes wrong, and what is refused.
#include <doctest/doctest.h>

#include <array>

#include "tests/drivers/pixel/onbon/f0_bench.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::test;
using namespace std::chrono_literals;

TEST_SUITE("board") {
  TEST_CASE("f0 board: a late acknowledgement is not taken for that of the next picture") {
    auto bench = bench_of({});
    REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 10s));
    bench.run(2s);
    // From here on each reply comes after the board has given up waiting for it.
    bench.reply_delay = 2200ms;
    int swallowed = 0;
    bench.on_frame = [&](std::vector<std::uint8_t>& frame) {
      const bool area = frame.size() > 200;
      if (area) ++swallowed;
      return !area;  // no picture arrives
    };
    REQUIRE(bench.board().want(showing("1-2", picture({64, 32}, 2))));
    bench.run(60s);
    CHECK(swallowed > 0);
    CHECK(bench.state().serial != "1-2");
    CHECK_FALSE(bench.state().shows_all);
  }

  TEST_CASE("f0 board: a dead card is no answer, asked seldom, and filled when it lives again") {
    auto bench = bench_of({});
    const Frame frame = picture({64, 32}, 1);
    REQUIRE(bench.board().want(showing("1-1", frame)));
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 10s));
    bench.on_frame = [](std::vector<std::uint8_t>&) { return false; };
    bench.card().lose_power(bench.now());
    bench.run(120s);
    CHECK(bench.state().proof == Proof::kNoAnswer);
    CHECK(bench.state().serial.empty());
    CHECK_FALSE(bench.state().shows_all);
    const auto asked = bench.frames.size();
    bench.run(600s);
    CHECK(bench.frames.size() - asked <= 12);
    bench.on_frame = nullptr;
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 90s));
    CHECK(card_of(bench).dots().text() == text_of(frame));
  }

  TEST_CASE("f0 board: replies of another card on the line are not ours") {
    auto bench = bench_of({.words = {{"address", "1"}}});
    bench.on_reply = [](std::vector<std::uint8_t>& reply) {
      // The sender's address of a well-formed reply: 01 becomes 02, and so do its checks.
      onbon::FrameReader reader;
      reader.feed(reply);
      onbon::Bytes packet = reader.next().value_or(onbon::Bytes{});
      REQUIRE(packet.size() > 28);
      packet[2] = 2;
      if (packet[4] != 0xF0) packet[27] ^= 1 ^ 2;
      reply = onbon::wrap(packet);
      return true;
    };
    REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
    bench.run(30s);
    CHECK(bench.state().proof == Proof::kNoAnswer);
    CHECK_FALSE(bench.state().last_answer);
  }

  TEST_CASE("f0 board: what the card refuses is said and tried again after a minute") {
    auto bench = bench_of({.card = "6e2"});
    // A bit of the area's type changes on the way and its check with it: the card refuses.
    bool spoil = true;
    bench.on_frame = [&](std::vector<std::uint8_t>& frame) {
      if (!spoil || frame.size() < 200) return true;
      onbon::FrameReader reader;
      reader.feed(frame);
      onbon::Bytes packet = reader.next().value_or(onbon::Bytes{});
      packet[16 + 5 + 2 + 4 + 12] ^= 1;
      packet.resize(packet.size() - 2);
      const unsigned check = onbon::crc16_arc(packet);
      packet.push_back(static_cast<std::uint8_t>(check & 0xFFU));
      packet.push_back(static_cast<std::uint8_t>(check >> 8));
      frame = onbon::wrap(packet);
      return true;
    };
    REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
    bench.run(30s);
    REQUIRE(bench.state().trouble);
    CHECK(bench.state().trouble->word == "E2103");
    CHECK(bench.state().trouble->what.en == "the card refused: download fault (error 8)");
    CHECK(bench.count("A7 00") == 1);
    spoil = false;
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 60s));
    CHECK_FALSE(bench.state().trouble);
  }

  TEST_CASE("f0 board: a card of another size, type or colour is named and gets no picture") {
    const auto trouble_of = [](const Set& set, simulator::GraphicSpec spec) {
      BoardOrder order;
      order.geometry = set.size;
      order.words = set.words;
      auto board = make_onbon_f0_board(order);
      REQUIRE(board);
      test::BoardBench bench(*std::move(board),
                             std::make_unique<simulator::OnbonGraphicCard>(std::move(spec)));
      REQUIRE(bench.board().want(showing("1-1", picture(set.size, 1))));
      bench.run(20s);
      if (!bench.state().trouble) return std::string("none");
      CHECK(bench.count("A7 00") == 0);
      CHECK_FALSE(bench.state().shows_all);
      return bench.state().trouble->word;
    };
    simulator::GraphicSpec spec;
    spec.screen.width_px = 128;
    CHECK(trouble_of({}, spec) == "E2121");
    spec = {};
    spec.screen.width_px = 64;
    spec.ear.device = 0x0271;
    CHECK(trouble_of({}, spec) == "E2120");
    spec = {};
    spec.screen.width_px = 64;
    spec.color_code = 7;
    CHECK(trouble_of({}, spec) == "E2122");
    CHECK(trouble_of({.words = {{"lamps", "dual"}}}, spec) == "none");
  }

  TEST_CASE("f0 board: nothing is changed where nobody wants anything") {
    auto bench = bench_of({});
    bench.run(30s);
    CHECK(bench.fact("size") == "64x32");
    CHECK(bench.state().last_answer);
    CHECK(bench.state().proof == Proof::kNone);
    CHECK(bench.count("A2 00") + bench.count("A2 0F") == bench.verdicts.size());
  }

  TEST_CASE("f0 board: a card of another size is still switched and set") {
    BoardOrder order;
    order.geometry = {128, 32};
    auto board = make_onbon_f0_board(order);
    REQUIRE(board);
    simulator::GraphicSpec spec;
    spec.screen.width_px = 64;
    test::BoardBench bench(*std::move(board), std::make_unique<simulator::OnbonGraphicCard>(spec));
    Desired desired;
    desired.power = false;
    REQUIRE(bench.board().want(desired));
    bench.run(20s);
    CHECK_FALSE(card_of(bench).on());
    CHECK(card_of(bench).clock_set());
    CHECK(bench.state().shows_all);
    CHECK_FALSE(bench.state().trouble);
    // A minute later it may be another card.
    CHECK(bench.count("A2 00") == 1);
    bench.run(60s);
    CHECK(bench.count("A2 00") == 2);
  }

  TEST_CASE("f0 board: a card that does not tell its state shows pictures all the same") {
    BoardOrder order;
    order.geometry = {64, 32};
    auto board = make_onbon_f0_board(order);
    REQUIRE(board);
    simulator::GraphicSpec spec;
    spec.screen.width_px = 64;
    spec.tells_state = false;
    test::BoardBench bench(*std::move(board), std::make_unique<simulator::OnbonGraphicCard>(spec));
    Desired desired = showing("1-1", picture({64, 32}, 1));
    desired.power = true;
    desired.brightness_pct = 20;
    REQUIRE(bench.board().want(desired));
    REQUIRE(bench.proves("1-1", Proof::kAcknowledged, 20s));
    bench.run(30s);
    CHECK(bench.state().shows_all);
    CHECK_FALSE(bench.state().trouble);
    CHECK(card_of(bench).brightness() == 3);
    CHECK(bench.count("A2 05") == 1);
    CHECK(bench.fact("state") == "unknown command (error 2)");
  }

  TEST_CASE("f0 board: a card that keeps its own will about power is named") {
    auto bench = bench_of({});
    bench.on_frame = [&](std::vector<std::uint8_t>&) {
      card_of(bench).switch_by_hand(false);  // at once, whatever was asked
      return true;
    };
    Desired desired = showing("1-1", picture({64, 32}, 1));
    desired.power = true;
    REQUIRE(bench.board().want(desired));
    bench.run(60s);
    REQUIRE(bench.state().trouble);
    CHECK(bench.state().trouble->word == "E2124");
    CHECK_FALSE(bench.state().shows_all);
    CHECK(bench.count("A2 05") <= 4);
  }

  TEST_CASE("f0 board: on a network the card is asked for its address, on a line it is not") {
    for (const bool network : {true, false}) {
      BoardOrder order;
      order.geometry = {64, 32};
      order.port.kind = network ? Port::Kind::kTcp : Port::Kind::kSerial;
      auto board = make_onbon_f0_board(order);
      REQUIRE(board);
      simulator::GraphicSpec spec;
      spec.screen.width_px = 64;
      spec.ear.address = 77;
      test::BoardBench bench(*std::move(board),
                             std::make_unique<simulator::OnbonGraphicCard>(spec));
      REQUIRE(bench.board().want(showing("1-1", picture({64, 32}, 1))));
      CHECK(bench.proves("1-1", Proof::kAcknowledged, 20s) == network);
      // dst of the first frame and of the last
      CHECK(test::to_hex(std::span(bench.frames.front()).subspan(8, 2)) ==
            (network ? "FE FF" : "01 00"));
      CHECK(test::to_hex(std::span(bench.frames.back()).subspan(8, 2)) ==
            (network ? "4D 00" : "01 00"));
    }
  }

  TEST_CASE("f0 board: options that do not exist are refused by name") {
    const auto word = [](const std::string& key, const std::string& value) {
      BoardOrder order;
      order.geometry = {64, 32};
      order.words[key] = value;
      const auto board = make_onbon_f0_board(order);
      return board ? std::string("taken") : board.error().what.en;
    };
    CHECK(word("card", "6q3l") == "taken");
    CHECK(word("card", "5a1").starts_with("option card: \"5a1\" is not valid, use auto, 5e1"));
    CHECK(word("bands", "5").starts_with("option bands"));
    CHECK(word("speed", "25").starts_with("option speed"));
    CHECK(word("colour", "red").starts_with("option colour"));
    BoardOrder order;
    order.geometry = {8, 8};
    CHECK_FALSE(make_onbon_f0_board(order));
  }

  TEST_CASE("f0 board: a text too long for one area is refused, by UDP sooner") {
    BoardOrder order;
    order.geometry = {128, 32};
    order.palette = Palette::kTricolor;
    for (const auto kind : {Port::Kind::kTcp, Port::Kind::kUdp}) {
      order.port.kind = kind;
      auto board = make_onbon_f0_board(order);
      REQUIRE(board);
      const auto strip = [&](int width) {
        Desired desired;
        desired.marquee = Marquee{Frame::blank({width, 32}, PixelFormat::kRgb8), 40, true};
        return (*board)->want(desired).has_value();
      };
      // 1024 bytes a page of 128 columns, and what its parameters take.
      CHECK(strip(128 * 30));
      CHECK(strip(128 * 280) == (kind == Port::Kind::kTcp));
      CHECK_FALSE(strip(128 * 300));
    }
  }
}
