#include "drivers/protocol/onbon/bitmap.h"

#include <doctest/doctest.h>

#include "drivers/simulator/onbon/graphic_bitmap.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::drivers::onbon;
using gongshi::test::to_hex;

namespace {

/// 'R', 'G', 'Y' and '.': one string a row.
Frame picture(const std::vector<std::string>& rows) {
  Frame frame = Frame::blank({static_cast<int>(rows[0].size()), static_cast<int>(rows.size())},
                             PixelFormat::kRgb8);
  std::size_t at = 0;
  for (const std::string& row : rows) {
    for (const char dot : row) {
      if (dot == 'R' || dot == 'Y') frame.bytes[at] = 255;
      if (dot == 'G' || dot == 'Y') frame.bytes[at + 1] = 255;
      at += 3;
    }
  }
  return frame;
}

/// A picture without rhyme, the same in each run.
Frame noise(int width, int height) {
  Frame frame = Frame::blank({width, height}, PixelFormat::kRgb8);
  std::uint32_t seed = 12345;
  for (std::uint8_t& byte : frame.bytes) {
    seed = seed * 1'664'525 + 1'013'904'223;
    byte = (seed >> 24 & 1U) != 0 ? 255 : 0;
  }
  return frame;
}

simulator::Lamp two_colors(const Frame& frame, int x, int y, bool dual) {
  const std::size_t at =
      static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x) * 3;
  const bool red = frame.bytes[at] != 0;
  const bool green = frame.bytes[at + 1] != 0;
  const bool blue = frame.bytes[at + 2] != 0;
  if (!dual) return simulator::lamp_of(red || green || blue ? 1 : 0);
  if (blue && !red && !green) return simulator::lamp_of(3);
  return simulator::lamp_of((red ? 1 : 0) + (green ? 2 : 0));
}

}  // namespace

TEST_SUITE("protocol") {
  TEST_CASE("bitmap: the pixels of the vendor's 5E2 area") {
    const Frame frame =
        picture({"R..............................G", "........Y.......................",
                 "................................", ".R.............................."});
    const Bytes bytes =
        encode_bitmap(frame, {0, 0, 32, 4}, 0, {Family::k5E, Lamps::kDual, Color::kRed, false});
    CHECK(to_hex(bytes) ==
          "7F FF FF FF FF FF FF FE FF FF 7F 7F FF FF FF FF FF FF FF FF FF FF FF FF BF FF FF FF FF "
          "FF FF FF");
  }

  TEST_CASE("bitmap: 6E is a red plane then a green one, words with the leftmost byte last") {
    const Frame frame = picture({"R......G........................Y..."});
    const Bytes bytes =
        encode_bitmap(frame, {0, 0, 36, 1}, 0, {Family::k6E, Lamps::kDual, Color::kRed, false});
    CHECK(to_hex(bytes) == "FF FF FF 7F FF FF FF 7F FF FF FF FE FF FF FF 7F");
    const Bytes single =
        encode_bitmap(frame, {0, 0, 36, 1}, 0, {Family::k6E, Lamps::kSingle, Color::kRed, false});
    CHECK(to_hex(single) == "FF FF FF 7E FF FF FF 7F");
  }

  TEST_CASE("bitmap: padding follows the panel's columns, not the area's") {
    const Frame frame = picture({"RR"});
    CHECK(to_hex(encode_bitmap(frame, {0, 0, 2, 1}, 7,
                               {Family::k5E, Lamps::kSingle, Color::kRed, false})) == "FE 7F");
    CHECK(to_hex(encode_bitmap(frame, {0, 0, 2, 1}, 31,
                               {Family::k6E, Lamps::kSingle, Color::kRed, false})) ==
          "FE FF FF FF FF FF FF 7F");
  }

  TEST_CASE("bitmap: a one-bit frame lights the lamp that the board asks for") {
    Frame frame = Frame::blank({8, 1}, PixelFormat::kMono1);
    frame.bytes[0] = 0xA0;
    const Piece all{0, 0, 8, 1};
    CHECK(to_hex(encode_bitmap(frame, all, 0, {Family::k5E, Lamps::kDual, Color::kRed, false})) ==
          "5F FF");
    CHECK(to_hex(encode_bitmap(frame, all, 0, {Family::k5E, Lamps::kDual, Color::kGreen, false})) ==
          "FF 5F");
    CHECK(to_hex(encode_bitmap(frame, all, 0,
                               {Family::k5E, Lamps::kDual, Color::kYellow, false})) == "5F 5F");
    CHECK(to_hex(encode_bitmap(frame, {0, 0, 2, 1}, 0,
                               {Family::k6Q, Lamps::kFull, Color::kYellow, false})) ==
          "FF FF 00 00 00 00");
  }

  TEST_CASE("bitmap: RGB565 in either byte order") {
    Frame frame = Frame::blank({1, 1}, PixelFormat::kRgb8);
    frame.bytes = {255, 128, 0};
    CHECK(to_hex(encode_bitmap(frame, {0, 0, 1, 1}, 0,
                               {Family::k5Q, Lamps::kFull, Color::kRed, false})) == "00 FC");
    CHECK(to_hex(encode_bitmap(frame, {0, 0, 1, 1}, 0,
                               {Family::k5Q, Lamps::kFull, Color::kRed, true})) == "FC 00");
  }

  TEST_CASE("bitmap: the simulated card sees equal pixels for all odd places and widths") {
    const Frame frame = noise(96, 5);
    for (const auto& [family, series] : {std::pair{Family::k5E, simulator::GraphicSeries::k5E},
                                         std::pair{Family::k6E, simulator::GraphicSeries::k6E}}) {
      for (const bool dual : {false, true}) {
        for (int x = 0; x < 40; ++x) {
          for (int width = 1; width <= 70 && x + width <= 96; width += 3) {
            const Lamps lamps = dual ? Lamps::kDual : Lamps::kSingle;
            const BitmapLayout layout{family, lamps, Color::kRed, false};
            const Piece piece{x, 1, width, 3};
            const Bytes bytes = encode_bitmap(frame, piece, x, layout);
            REQUIRE(bytes.size() == bitmap_bytes(piece, x, layout));
            const auto seen =
                simulator::read_graphic_bitmap(bytes, x, width, 3, {series, dual, false});
            REQUIRE_MESSAGE(seen.fault.empty(), seen.fault);
            bool equal = true;
            for (int row = 0; row < 3; ++row) {
              for (int column = 0; column < width; ++column) {
                const auto at = static_cast<std::size_t>(row * width + column);
                equal = equal && seen.lamps[at] == two_colors(frame, x + column, 1 + row, dual);
              }
            }
            REQUIRE_MESSAGE(equal, "x " << x << " width " << width);
          }
        }
      }
    }
  }

  TEST_CASE("bitmap: the simulated card sees all shades on full-colour panels") {
    const Frame frame = noise(17, 3);
    const Piece all{0, 0, 17, 3};
    for (const auto& [family, series] : {std::pair{Family::k5Q, simulator::GraphicSeries::k5Q},
                                         std::pair{Family::k6Q, simulator::GraphicSeries::k6Q}}) {
      const Bytes bytes = encode_bitmap(frame, all, 5, {family, Lamps::kFull, Color::kRed, false});
      const auto seen = simulator::read_graphic_bitmap(bytes, 5, 17, 3, {series, true, false});
      REQUIRE(seen.fault.empty());
      for (std::size_t at = 0; at < seen.lamps.size(); ++at) {
        CHECK(seen.lamps[at].r == frame.bytes[at * 3]);
        CHECK(seen.lamps[at].g == frame.bytes[at * 3 + 1]);
        CHECK(seen.lamps[at].b == frame.bytes[at * 3 + 2]);
      }
    }
  }

  TEST_CASE("bitmap: the simulated card refuses another size and lit padding") {
    const simulator::GraphicPanel panel{simulator::GraphicSeries::k5E, false, false};
    CHECK(simulator::read_graphic_bitmap(std::vector<std::uint8_t>{0xFF}, 7, 2, 1, panel).fault ==
          "bitmap is not of the page's size");
    CHECK(simulator::read_graphic_bitmap(std::vector<std::uint8_t>{0x7F, 0xFF}, 7, 2, 1, panel)
              .fault == "lit dots outside of the page");
  }
}
