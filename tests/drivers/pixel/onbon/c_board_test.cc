// Cards without dynamic areas: settings alone, and program files in flash.
#include "drivers/pixel/onbon/c_board.h"

#include <doctest/doctest.h>

#include "drivers/simulator/onbon/graphic_card.h"
#include "tests/drivers/board_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

constexpr Geometry kSize{64, 32};

test::BoardBench bench_of(std::map<std::string, std::string> words, const std::string& card = "5e2",
                          const std::string& colors = "tricolor") {
  BoardOrder order;
  order.geometry = kSize;
  order.words = std::move(words);
  order.palette = Palette::kTricolor;
  auto board = make_onbon_c_board(order);
  REQUIRE_MESSAGE(board, board.error().what.en);
  simulator::CardOrder card_order;
  card_order.width_px = kSize.width_px;
  card_order.height_px = kSize.height_px;
  card_order.colors = colors;
  card_order.words["card"] = card;
  auto made = simulator::make_onbon_c_card(card_order);
  REQUIRE_MESSAGE(made, made.error().what.en);
  return {*std::move(board), *std::move(made)};
}

simulator::OnbonGraphicCard& card_of(test::BoardBench& bench) {
  return dynamic_cast<simulator::OnbonGraphicCard&>(bench.card());
}

/// One red column.
Desired column(const std::string& serial, int x) {
  Frame frame = Frame::blank(kSize, PixelFormat::kRgb8);
  for (int y = 0; y < kSize.height_px; ++y) {
    frame.bytes[static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x) * 3] =
        255;
  }
  Desired desired;
  desired.serial = serial;
  desired.frame = std::move(frame);
  return desired;
}

bool shows_column(test::BoardBench& bench, int x) {
  const auto dots = card_of(bench).dots();
  for (int column = 0; column < kSize.width_px; ++column) {
    if ((dots.at(column, 9) != simulator::Lamp{}) != (column == x)) return false;
  }
  return true;
}

}  // namespace

TEST_SUITE("board") {
  TEST_CASE("c board: power and brightness are set and read back, pictures refused") {
    for (const std::string card : {"5e2", "6e2"}) {
      auto bench = bench_of({}, card);
      Desired desired;
      desired.serial = "1-42";
      desired.power = false;
      desired.brightness_pct = 100;
      REQUIRE(bench.board().want(desired));
      REQUIRE(bench.until([&] { return bench.state().proof == Proof::kReadBack; }, 20s));
      CHECK_FALSE(card_of(bench).on());
      CHECK(bench.state().shows_all);
      // What it shows is nobody's word here.
      CHECK(bench.state().serial.empty());
      const auto refused = bench.board().want(column("1-43", 3));
      REQUIRE_FALSE(refused);
      CHECK(refused.error().word == "E2123");
      CHECK(card_of(bench).files().writes() == 0);
    }
  }

  TEST_CASE("c board: a standing picture becomes a program, and the card lists it") {
    auto bench = bench_of({{"programs", "yes"}});
    REQUIRE(bench.board().want(column("1-42", 5)));
    bench.run(55s);
    CHECK(card_of(bench).files().writes() == 0);
    REQUIRE(bench.proves("1-42", Proof::kReadBack, 20s));
    CHECK(shows_column(bench, 5));
    CHECK(bench.state().flash_writes == 1);
    CHECK(bench.state().shows_all);
    bench.card().lose_power(bench.now());
    bench.run(600s);
    CHECK(shows_column(bench, 5));
    CHECK(card_of(bench).files().writes() == 1);
    for (const auto& verdict : bench.verdicts) {
      if (verdict.reason != "header of another generation") {
        CHECK_MESSAGE(verdict.accepted, verdict.reason);
      }
    }
  }

  TEST_CASE("c board: a program that the card holds already is not written again") {
    auto bench = bench_of({{"programs", "yes"}, {"settle_s", "0"}});
    REQUIRE(bench.board().want(column("1-42", 5)));
    REQUIRE(bench.proves("1-42", Proof::kReadBack, 20s));
    // Another start of the program, the same card.
    BoardOrder order;
    order.geometry = kSize;
    order.words = {{"programs", "yes"}, {"settle_s", "0"}};
    auto again = make_onbon_c_board(order);
    REQUIRE(again);
    auto card = std::make_unique<simulator::OnbonGraphicCard>(card_of(bench));
    test::BoardBench second(*std::move(again), std::move(card));
    REQUIRE(second.board().want(column("1-43", 5)));
    REQUIRE(second.proves("1-43", Proof::kReadBack, 20s));
    CHECK(second.state().flash_writes == 0);
    CHECK(card_of(second).files().writes() == 1);
  }

  TEST_CASE("c board: a hundred changes a day keep within the flash budget, and it is said") {
    auto bench = bench_of({{"programs", "yes"}, {"settle_s", "5"}});
    for (int change = 0; change < 100; ++change) {
      REQUIRE(bench.board().want(column("1-" + std::to_string(change), change % 64)));
      bench.run(10min);
    }
    CHECK(card_of(bench).files().writes() == 4);
    CHECK(bench.state().flash_writes == 4);
    REQUIRE(bench.state().trouble);
    CHECK(bench.state().trouble->word == "E2112");
    CHECK_FALSE(bench.state().shows_all);
    // The next day the newest is written.
    REQUIRE(bench.proves("1-99", Proof::kReadBack, 24h));
    CHECK(shows_column(bench, 99 % 64));
    CHECK(card_of(bench).files().writes() == 5);
  }

  TEST_CASE("c board: a picture that changes all the time is never written") {
    auto bench = bench_of({{"programs", "yes"}});
    for (int change = 0; change < 60; ++change) {
      REQUIRE(bench.board().want(column("1-1", change)));
      bench.run(10s);
    }
    CHECK(card_of(bench).files().writes() == 0);
  }

  TEST_CASE("c board: lost replies do not wear the flash, and the screen does not stay dark") {
    for (const int every : {2, 3}) {
      CAPTURE(every);
      auto bench = bench_of({{"programs", "yes"}, {"settle_s", "0"}});
      int replies = 0;
      bench.on_reply = [&](std::vector<std::uint8_t>&) { return ++replies % every != 0; };
      REQUIRE(bench.board().want(column("1-42", 5)));
      REQUIRE(bench.proves("1-42", Proof::kReadBack, 300s));
      CHECK(shows_column(bench, 5));
      CHECK(card_of(bench).files().writes() == 1);
    }
  }

  TEST_CASE("c board: a new picture during an upload does not leave the screen dark") {
    auto bench = bench_of({{"programs", "yes"}});
    REQUIRE(bench.board().want(column("1-1", 5)));
    REQUIRE(bench.until([&] { return card_of(bench).files().transferring(); }, 70s));
    REQUIRE(bench.board().want(column("1-2", 6)));
    bench.run(2s);
    CHECK_FALSE(card_of(bench).files().transferring());
    CHECK(shows_column(bench, 5));
    CHECK(bench.state().serial.empty());
    REQUIRE(bench.proves("1-2", Proof::kReadBack, 70s));
    CHECK(shows_column(bench, 6));
  }

  TEST_CASE("c board: a card that lists no files leaves it at the acknowledgements") {
    auto bench = bench_of({{"programs", "yes"}, {"settle_s", "0"}});
    bench.on_reply = [](std::vector<std::uint8_t>& reply) {
      onbon::FrameReader reader;
      reader.feed(reply);
      const auto packet = onbon::common::decode_packet(reader.next().value_or(onbon::Bytes{}));
      REQUIRE(packet);
      if (packet->body[1] != 0xA1) return true;
      // The count alone, as if the records came elsewhere.
      onbon::Bytes body(packet->body.begin(), packet->body.begin() + 11);
      body[9] = 1;
      reply = onbon::wrap(onbon::common::encode_packet(5, packet->header, 1, body));
      return true;
    };
    REQUIRE(bench.board().want(column("1-42", 5)));
    REQUIRE(bench.proves("1-42", Proof::kAcknowledged, 20s));
    bench.run(60s);
    CHECK(bench.state().proof == Proof::kAcknowledged);
    CHECK(card_of(bench).files().writes() == 1);
  }

  TEST_CASE("c board: programs of the 6th generation are refused by name") {
    auto bench = bench_of({{"programs", "yes"}, {"settle_s", "0"}}, "6e2");
    REQUIRE(bench.board().want(column("1-42", 5)));
    bench.run(20s);
    REQUIRE(bench.state().trouble);
    CHECK(bench.state().trouble->word == "E2125");
    CHECK(bench.count("A1 02") == 0);
  }
}
