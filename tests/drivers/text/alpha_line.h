// AlphaLine: an Alpha board and a simulated sign, or several, in made-up time, for the tests of
// both.
#pragma once

#include <doctest/doctest.h>

#include "drivers/simulator/alpha/alpha_card.h"
#include "drivers/text/alpha_board.h"
#include "tests/drivers/board_bench.h"

namespace gongshi::test {

using namespace gongshi::drivers;
using simulator::AlphaCard;
using simulator::AlphaSign;
using simulator::SignSpec;

inline SignSpec strict(int width = 80, int height = 16) {
  SignSpec spec;
  spec.width_px = width;
  spec.height_px = height;
  spec.strict = true;
  return spec;
}

/// Board and sign, of one size and address unless told otherwise.
using Words = std::map<std::string, std::string>;

struct AlphaLine {
  explicit AlphaLine(Words words = {}, SignSpec spec = strict(), int signs = 1)
      : bench(board_of(std::move(words), spec), std::make_unique<AlphaCard>(spec, signs)) {}

  static std::unique_ptr<Board> board_of(Words words, const SignSpec& spec) {
    BoardOrder order;
    order.geometry = {spec.width_px, spec.height_px};
    order.palette = spec.tricolor ? Palette::kTricolor : Palette::kOne;
    order.words = std::move(words);
    order.words.emplace("address", std::to_string(spec.address));
    auto board = make_alpha_board(order);
    REQUIRE(board.has_value());
    return std::move(*board);
  }

  AlphaSign& sign() { return dynamic_cast<AlphaCard&>(bench.card()).sign(); }
  [[nodiscard]] int count(const std::string& command) const {
    int count = 0;
    for (const auto& verdict : bench.verdicts) count += verdict.command == command ? 1 : 0;
    return count;
  }

  BoardBench bench;
};

inline TextArea area(std::string text, const SignSpec& spec = strict()) {
  TextArea area;
  area.width = spec.width_px;
  area.height = spec.height_px;
  area.text = std::move(text);
  return area;
}

/// Chinese and its dots: each column is lit when the same bit of `pattern` is.
inline TextArea drawn(int width, unsigned pattern = 0b1011U, const SignSpec& spec = strict()) {
  TextArea out = area("挂号", spec);
  out.dots = Frame::blank({width, spec.height_px}, PixelFormat::kMono1);
  for (int y = 0; y < spec.height_px; ++y) {
    for (int x = 0; x < width; ++x) {
      if ((pattern >> x % 4 & 1U) == 0) continue;
      const std::size_t at = static_cast<std::size_t>(y) * out.dots->stride() + std::size_t(x) / 8;
      out.dots->bytes[at] |= static_cast<std::uint8_t>(0x80U >> x % 8);
    }
  }
  return out;
}

inline Desired want(std::string serial, std::vector<TextArea> areas) {
  Desired desired;
  desired.serial = std::move(serial);
  desired.areas = std::move(areas);
  return desired;
}

}  // namespace gongshi::test
