// A JetFile II sign and its board in made-up time, for the tests of both halves of the board.
#pragma once

#include <doctest/doctest.h>

#include "drivers/simulator/jetfile2/card.h"
#include "drivers/text/jetfile2_board.h"
#include "tests/drivers/board_bench.h"

namespace gongshi::test {

using namespace gongshi::drivers;

using Words = std::map<std::string, std::string>;

inline BoardOrder order(Words words = {}) {
  BoardOrder order;
  order.geometry = {128, 16};
  order.palette = Palette::kTricolor;
  order.words = std::move(words);
  return order;
}

inline BoardBench bench_of(Words words = {}, simulator::Jetfile2Spec spec = {}) {
  return {std::move(make_jetfile2_board(order(std::move(words)))).value(),
          std::make_unique<simulator::Jetfile2Card>(std::move(spec))};
}

inline simulator::Jetfile2Card& card(BoardBench& bench) {
  return dynamic_cast<simulator::Jetfile2Card&>(bench.card());
}

inline TextArea area(std::string text) {
  TextArea area;
  area.width = 128;
  area.height = 16;
  area.text = std::move(text);
  area.color = Color::kGreen;
  return area;
}

inline Desired desired(std::string serial, std::string text) {
  return {std::move(serial), {area(std::move(text))}};
}

inline Frame pattern(int width, int height) {
  Frame frame = Frame::blank({width, height}, PixelFormat::kMono1);
  for (std::size_t index = 0; index < frame.bytes.size(); ++index) {
    frame.bytes[index] = static_cast<std::uint8_t>(index * 37 + 11);
  }
  return frame;
}

}  // namespace gongshi::test
