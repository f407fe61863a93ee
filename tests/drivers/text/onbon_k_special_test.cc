// Rare characters as dots in a K card's special area, and two cards on one RS-485 line.
#include <doctest/doctest.h>

#include "drivers/simulator/onbon/k_card.h"
#include "drivers/text/onbon_k_board.h"
#include "tests/drivers/board_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

test::BoardBench bench_of(simulator::CardSpec spec = {}) {
  BoardOrder order;
  order.geometry = {128, 32};
  order.words = {{"special_area", "yes"}};
  auto board = make_onbon_k_board(order);
  REQUIRE(board.has_value());
  return {std::move(*board), std::make_unique<simulator::OnbonKCard>(std::move(spec))};
}

const simulator::OnbonKCard& card_of(test::BoardBench& bench) {
  return dynamic_cast<simulator::OnbonKCard&>(bench.card());
}

/// A text of `width` dots, lit in a diagonal.
Desired rare(const std::string& text, int width = 64) {
  Desired desired;
  desired.serial = "1-42";
  desired.areas.emplace_back();
  TextArea& area = desired.areas[0];
  area.width = 64;
  area.height = 16;
  area.text = text;
  area.dots = Frame::blank({width, 16}, PixelFormat::kMono1);
  for (std::size_t row = 0; row < 16; ++row) {
    const std::size_t at = row * area.dots->stride() + row / 8;
    area.dots->bytes[at] = static_cast<std::uint8_t>(0x80U >> row % 8);
  }
  return desired;
}

}  // namespace

TEST_SUITE("onbon k special area") {
  TEST_CASE("special area: a character that the fonts lack is drawn as dots") {
    auto bench = bench_of();
    CHECK(bench.board().capabilities().dots);
    REQUIRE(bench.board().want(rare("朱镕")).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    const auto& special = card_of(bench).special();
    REQUIRE(special.shown());
    CHECK(special.has_dots());
    for (int row = 0; row < 16; ++row) {
      CHECK(special.lit(row, row));
      CHECK_FALSE(special.lit(row + 1, row));
    }
    CHECK(card_of(bench).areas().empty());
    CHECK(bench.refusals().empty());
  }

  TEST_CASE("special area: what the fonts have goes as text, and the dots give way to it") {
    auto bench = bench_of();
    REQUIRE(bench.board().want(rare("欢迎")).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    CHECK_FALSE(card_of(bench).special().shown());
    CHECK(card_of(bench).areas().at(0).text == "欢迎");
    REQUIRE(bench.board().want(rare("镕")).has_value());
    bench.run(10s);
    CHECK(card_of(bench).special().shown());
    CHECK(card_of(bench).areas().empty());
    REQUIRE(bench.board().want(rare("欢迎")).has_value());
    bench.run(10s);
    CHECK_FALSE(card_of(bench).special().shown());
    CHECK(card_of(bench).areas().at(0).text == "欢迎");
    CHECK(bench.state().proof == Proof::kReadBack);
    // This card does not know A4 04, which the driver finds out once.
    CHECK(bench.refusals() == "A4 04: unknown command\n");
  }

  TEST_CASE("special area: a wide text is pages, another picture replaces them") {
    auto bench = bench_of();
    REQUIRE(bench.board().want(rare("镕", 200)).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    CHECK(card_of(bench).special().pages() == 4);
    Desired other = rare("镕", 100);
    other.serial = "1-43";
    REQUIRE(bench.board().want(other).has_value());
    CHECK(bench.proves("1-43", Proof::kReadBack));
    CHECK(card_of(bench).special().pages() == 2);
  }

  TEST_CASE("special area: lost with the power, noticed and drawn again") {
    simulator::CardSpec spec;
    spec.device = 0x54;  // 5MK1
    auto bench = bench_of(spec);
    REQUIRE(bench.board().want(rare("镕")).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack));
    bench.card().lose_power(bench.now());
    CHECK_FALSE(card_of(bench).special().shown());
    bench.run(20s);
    CHECK(card_of(bench).special().shown());
    CHECK(bench.state().proof == Proof::kReadBack);
  }

  TEST_CASE("special area: a lossy line ends with the right dots") {
    auto bench = bench_of();
    int replies = 0;
    bench.on_reply = [&](std::vector<std::uint8_t>&) { return ++replies % 3 != 0; };
    REQUIRE(bench.board().want(rare("镕")).has_value());
    CHECK(bench.proves("1-42", Proof::kReadBack, 300s));
    CHECK(card_of(bench).special().lit(3, 3));
  }

  TEST_CASE("special area: what cannot be drawn there is refused before sending") {
    auto bench = bench_of();
    Desired two = rare("镕");
    two.areas.push_back(two.areas[0]);
    two.areas[1].id = 1;
    two.areas[1].y = 16;
    CHECK_FALSE(bench.board().want(two).has_value());  // there is one special area
    Desired odd = rare("镕");
    odd.areas[0].x = 4;
    CHECK(bench.board().want(odd).error().word == "E2102");
    CHECK(bench.board().want(rare("镕", 64 * 200)).error().word == "E2102");  // above 16 KB
    Desired plain = rare("镕");
    plain.areas[0].dots.reset();
    CHECK(bench.board().want(plain).error().word == "E2101");
  }
}

TEST_SUITE("onbon k bus") {
  TEST_CASE("bus: two cards on one line, and each board hears its own only") {
    // Both cards hear every frame; both boards hear every reply. One board speaks at a time.
    std::vector<std::unique_ptr<OnbonKBoard>> boards;
    std::vector<simulator::OnbonKCard> cards;
    for (const int address : {1, 2}) {
      OnbonKOptions options;
      options.address = static_cast<std::uint16_t>(address);
      boards.push_back(std::make_unique<OnbonKBoard>(options));
      simulator::CardSpec spec;
      spec.address = options.address;
      cards.emplace_back(spec);
      Desired desired;
      desired.serial = "1-4" + std::to_string(address);
      desired.areas.emplace_back();
      desired.areas[0].width = 128;
      desired.areas[0].height = 16;
      desired.areas[0].text = address == 1 ? "一号窗口" : "二号窗口";
      REQUIRE(boards.back()->want(desired).has_value());
    }
    test::FakeClock clock;
    std::vector<std::vector<std::uint8_t>> line;  // replies on their way
    const auto act = [&](std::size_t index, const Event& first) {
      std::vector<Event> events{first};
      while (!events.empty()) {
        const Event event = events.front();
        events.erase(events.begin());
        for (const Action& action : boards[index]->step(event, {clock.wall(), clock.steady()})) {
          if (std::holds_alternative<Open>(action)) events.emplace_back(Opened{});
          const auto* send = std::get_if<Send>(&action);
          if (send == nullptr) continue;
          for (auto& card : cards) {
            for (const auto& verdict : card.receive(send->bytes, {clock.wall(), clock.steady()})) {
              if (!verdict.reply.empty()) line.push_back(verdict.reply);
            }
          }
        }
      }
    };
    for (int turn = 0; turn < 800; ++turn) {
      clock.tick(20ms);
      for (const auto& reply : std::exchange(line, {})) {
        for (std::size_t index = 0; index < boards.size(); ++index) act(index, Received{reply});
      }
      for (std::size_t index = 0; index < boards.size(); ++index) {
        const bool free = !boards[1 - index]->awaiting();
        if (free && line.empty()) act(index, Tick{});
      }
    }
    CHECK(cards[0].areas().at(0).text == "一号窗口");
    CHECK(cards[1].areas().at(0).text == "二号窗口");
    CHECK(boards[0]->state().serial == "1-41");
    CHECK(boards[1]->state().serial == "1-42");
    CHECK(boards[0]->state().proof == Proof::kReadBack);
    CHECK(boards[1]->state().proof == Proof::kReadBack);
    CHECK(cards[0].client_info() == "1-41");
  }
}
