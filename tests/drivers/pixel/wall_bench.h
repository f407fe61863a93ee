// Walls of pixels and their receivers in made-up time.
#pragma once

#include <doctest/doctest.h>

#include "drivers/pixel/walls.h"
#include "tests/drivers/board_bench.h"
#include "tests/drivers/pixel/pictures.h"

namespace gongshi::test {

using namespace gongshi::drivers;

using Words = std::map<std::string, std::string>;

inline BoardOrder order_of(Geometry size, Words words = {}) {
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

inline Desired still(const std::string& serial, Frame frame) {
  Desired desired;
  desired.serial = serial;
  desired.frame = std::move(frame);
  return desired;
}

inline Desired running(const std::string& serial, Frame strip) {
  Desired desired;
  desired.serial = serial;
  desired.marquee = Marquee{std::move(strip), 40, true};
  return desired;
}

}  // namespace gongshi::test
