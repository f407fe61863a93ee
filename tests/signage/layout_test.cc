#include "signage/layout/layout.h"

#include <doctest/doctest.h>

#include <set>

#include "signage/layout/raster.h"
#include "tests/signage/type.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

std::size_t lines_of(const Layout& layout) {
  std::set<int> baselines;
  for (const PlacedGlyph& glyph : layout.glyphs) baselines.insert(glyph.baseline_px);
  return baselines.size();
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("layout: a short text stands in the largest size that fits") {
    auto type = test::type_case();
    const auto layout = lay_out("停诊", {128, 32}, type);
    REQUIRE(layout.has_value());
    CHECK_FALSE(layout->scrolls);
    CHECK(layout->rows == 32);
    CHECK(layout->last_offset_px() == 0);
  }

  TEST_CASE("layout: two lines of 16 dots before any scrolling") {
    auto type = test::type_case();
    const auto layout = lay_out("欢迎来院就诊，请有序候诊", {128, 32}, type);
    REQUIRE(layout.has_value());
    CHECK_FALSE(layout->scrolls);
    CHECK(layout->rows == 16);
    CHECK(lines_of(*layout) == 2);
  }

  TEST_CASE("layout: a text that fits nowhere is one line that scrolls, whole") {
    auto type = test::type_case();
    const std::string text =
        "医疗服务项目、药品、医用耗材价格可在大厅自助机查询。价格投诉电话 12315。";
    const auto layout = lay_out(text, {128, 32}, type);
    REQUIRE(layout.has_value());
    CHECK(layout->scrolls);
    CHECK(layout->glyphs.size() == 39);  // counted by hand: every character is there
    CHECK(lines_of(*layout) == 1);
    CHECK(layout->last_offset_px() == layout->width_px - 128);
    CHECK(layout->glyphs.back().x_px < layout->width_px);
  }

  TEST_CASE("layout: a missing character is named") {
    auto type = test::type_case();
    const auto layout = lay_out("甲\U0001F9EA", {128, 16}, type);
    REQUIRE(layout.has_value());
    const Status checked = check_glyphs(*layout, "甲\U0001F9EA");
    REQUIRE_FALSE(checked.has_value());
    CHECK(checked.error().code == Errc::kNoGlyph);
    CHECK(checked.error().what.en.find("U+1F9EA") != std::string::npos);
    CHECK(check_glyphs(*lay_out("甲", {128, 16}, type), "甲").has_value());
  }

  TEST_CASE("raster: a price on a board of 48 by 16, dot for dot") {
    auto type = test::type_case();
    const auto layout = lay_out("¥22.00", {48, 16}, type);
    REQUIRE(layout.has_value());
    const auto frame = raster(*layout, 0, drivers::PixelFormat::kMono1, {255, 0, 0}, type.glyphs);
    CHECK(frame_text(frame) ==
          "................................................\n"
          "................................................\n"
          "...#....#...####....####........####....####....\n"
          "...#....#..#....#..#....#......#....#..#....#...\n"
          "....#..#...#....#..#....#......#....#..#....#...\n"
          "....#..#........#.......#......#....#..#....#...\n"
          ".....##.........#.......#......#....#..#....#...\n"
          "...######......#.......#.......#....#..#....#...\n"
          ".....##.......#.......#........#....#..#....#...\n"
          "...######....#.......#.........#....#..#....#...\n"
          ".....##.....#.......#..........#....#..#....#...\n"
          ".....##....#.......#...........#....#..#....#...\n"
          ".....##....#.......#.......##..#....#..#....#...\n"
          ".....##....######..######..##...####....####....\n"
          "................................................\n"
          "................................................\n");
  }

  TEST_CASE("raster: an offset shifts the picture by that many dots") {
    auto type = test::type_case();
    const auto layout = lay_out("缴费、检查、取药请到一楼大厅", {64, 16}, type);
    REQUIRE(layout.has_value());
    REQUIRE(layout->scrolls);
    const auto mono = drivers::PixelFormat::kMono1;
    const std::string all =
        frame_text(raster_whole(*layout, layout->width_px, mono, {}, type.glyphs));
    const auto width = static_cast<std::size_t>(layout->width_px);
    for (const int offset : {0, 1, 7, 8, 33, layout->last_offset_px()}) {
      std::string expected;
      for (std::size_t y = 0; y < 16; ++y) {
        expected += all.substr(y * (width + 1) + static_cast<std::size_t>(offset), 64) + "\n";
      }
      CHECK(frame_text(raster(*layout, offset, mono, {}, type.glyphs)) == expected);
    }
  }

  TEST_CASE("raster: colours land in the red, green and blue bytes of lit dots only") {
    auto type = test::type_case();
    const auto layout = lay_out("一", {16, 16}, type);
    REQUIRE(layout.has_value());
    const auto frame = raster(*layout, 0, drivers::PixelFormat::kRgb8, {10, 20, 30}, type.glyphs);
    REQUIRE(frame.bytes.size() == 16 * 16 * 3);
    const std::size_t lit = (7 * 16 + 5) * 3;  // row 7 is the stroke of 一
    CHECK(frame.bytes[lit] == 10);
    CHECK(frame.bytes[lit + 1] == 20);
    CHECK(frame.bytes[lit + 2] == 30);
    CHECK(frame.bytes[0] == 0);
  }
}
