// An Onbon graphic card and its board in made-up time, for the tests of both halves of the board.
#pragma once

#include <doctest/doctest.h>

#include "drivers/pixel/onbon/f0_board.h"
#include "drivers/simulator/onbon/graphic_card.h"
#include "tests/drivers/board_bench.h"

namespace gongshi::test {

using namespace gongshi::drivers;

struct Set {
  std::string card = "6e2";
  std::string colors = "red";
  Geometry size{64, 32};
  std::map<std::string, std::string> words{};
};

inline BoardBench bench_of(const Set& set) {
  BoardOrder order;
  order.geometry = set.size;
  order.words = set.words;
  order.palette = set.colors == "red"        ? Palette::kOne
                  : set.colors == "tricolor" ? Palette::kTricolor
                                             : Palette::kFull;
  auto board = make_onbon_f0_board(order);
  REQUIRE_MESSAGE(board, board.error().what.en);
  simulator::CardOrder card_order;
  card_order.width_px = set.size.width_px;
  card_order.height_px = set.size.height_px;
  card_order.colors = set.colors;
  card_order.words["card"] = set.card;
  auto card = simulator::make_onbon_f0_card(card_order);
  REQUIRE_MESSAGE(card, card.error().what.en);
  return {*std::move(board), *std::move(card)};
}

inline simulator::OnbonGraphicCard& card_of(BoardBench& bench) {
  return dynamic_cast<simulator::OnbonGraphicCard&>(bench.card());
}

/// A dot here and there, different for each `salt`.
inline Frame picture(Geometry size, int salt) {
  Frame frame = Frame::blank(size, PixelFormat::kRgb8);
  for (int y = 0; y < size.height_px; ++y) {
    for (int x = 0; x < size.width_px; ++x) {
      if ((x * 7 + y * 13 + salt) % 11 >= 3) continue;
      const auto at =
          static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x) * 3;
      frame.bytes[at] = (x + y) % 3 != 1 ? 255 : 0;
      frame.bytes[at + 1] = (x + y) % 3 != 0 ? 255 : 0;
    }
  }
  return frame;
}

inline Desired showing(const std::string& serial, Frame frame) {
  Desired desired;
  desired.serial = serial;
  desired.frame = std::move(frame);
  return desired;
}

/// '#' where the frame has any light.
inline std::string text_of(const Frame& frame) {
  std::string text;
  for (int y = 0; y < frame.geometry.height_px; ++y) {
    for (int x = 0; x < frame.geometry.width_px; ++x) {
      const auto at =
          static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x) * 3;
      text +=
          frame.bytes[at] != 0 || frame.bytes[at + 1] != 0 || frame.bytes[at + 2] != 0 ? '#' : '.';
    }
    text += '\n';
  }
  return text;
}

}  // namespace gongshi::test
