// The board against the simulated one in made-up time.
#include "drivers/text/parking_fk_board.h"

#include <doctest/doctest.h>

#include "drivers/simulator/parking/fk_card.h"
#include "tests/drivers/board_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using test::BoardBench;

namespace {

BoardOrder order(std::map<std::string, std::string> words = {}) {
  BoardOrder order;
  order.geometry = {64, 32};
  order.words = std::move(words);
  return order;
}

BoardBench bench_of(std::map<std::string, std::string> words = {}) {
  return {std::move(make_parking_fk_board(order(std::move(words)))).value(),
          std::make_unique<simulator::ParkingFkCard>(64, 32)};
}

const std::map<int, simulator::ParkingLine>& lines(BoardBench& bench) {
  return dynamic_cast<simulator::ParkingFkCard&>(bench.card()).lines();
}

Desired desired(std::string serial, std::string text) {
  TextArea area;
  area.width = 64;
  area.height = 32;
  area.text = std::move(text);
  area.color = Color::kGreen;
  return {std::move(serial), {area}};
}

}  // namespace

TEST_SUITE("parking-fk board") {
  TEST_CASE("board: two lines, sent and no more than that") {
    BoardBench bench = bench_of();
    REQUIRE(bench.board().want(desired("1-42", "停车\n请入场")).has_value());
    CHECK(bench.proves("1-42", Proof::kSent));
    CHECK(bench.refusals() == "");
    CHECK(lines(bench).at(0).text == U"停车");
    CHECK(lines(bench).at(1).text == U"请入场");
    CHECK(lines(bench).at(0).lamp == simulator::Lamp{0, 255, 0});
    CHECK_FALSE(bench.state().last_answer.has_value());
    CHECK(bench.board().capabilities().strongest == Proof::kSent);
  }

  TEST_CASE("board: only the changed line travels, all of it once an hour") {
    BoardBench bench = bench_of();
    REQUIRE(bench.board().want(desired("1-42", "停车\n请入场")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kSent));
    REQUIRE(bench.board().want(desired("1-43", "停车\n已满")).has_value());
    REQUIRE(bench.proves("1-43", Proof::kSent));
    CHECK(bench.frames.size() == 3);
    bench.run(30min);
    CHECK(bench.frames.size() == 3);
    bench.card().lose_power(bench.now());
    bench.run(31min);
    CHECK(bench.frames.size() == 5);
    CHECK(lines(bench).at(1).text == U"已满");
    CHECK(bench.state().flash_writes == 5);
  }

  TEST_CASE("board: lines counted from 1, where the board wants it") {
    BoardBench bench = bench_of({{"first_line", "1"}});
    REQUIRE(bench.board().want(desired("1-42", "停车")).has_value());
    REQUIRE(bench.proves("1-42", Proof::kSent));
    CHECK(lines(bench).at(1).text == U"停车");
    CHECK(lines(bench).at(2).text == U" ");
  }

  TEST_CASE("board: what it can never show is refused before anything is sent") {
    const auto made = std::move(make_parking_fk_board(order())).value();
    const auto word = [&](const Desired& wanted) {
      const Status status = made->want(wanted);
      return status ? std::string("taken") : status.error().word;
    };
    CHECK(word(desired("1", "㛃")) == "E2101");
    CHECK(word(desired("1", "a\x04")) == "E2101");
    CHECK(word(desired("1", "a\nb\nc")) == "E2102");
    CHECK(word(desired("1", std::string(237, 'x'))) == "E2102");
    CHECK(word(desired("1", std::string(236, 'x'))) == "taken");
    Desired part = desired("1", "x");
    part.areas[0].y = 8;
    CHECK(word(part) == "E2102");
    Desired off = desired("1", "x");
    off.power = false;
    CHECK(word(off) == "E2140");
    Desired dim = desired("1", "x");
    dim.brightness_pct = 50;  // of a display's settings: no reason to go dark
    CHECK(word(dim) == "taken");
    CHECK(make_parking_fk_board(order({{"effect", "256"}})).error().word == "E2105");
  }
}
