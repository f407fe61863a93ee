// Lines of centred texts and of sheets: of about one length, none left alone.
#include <doctest/doctest.h>

#include <algorithm>

#include "fonts/type_case.h"
#include "signage/screen/screen.h"
#include "signage/screen/sheets.h"
#include "signage/screen/text_block.h"
#include "tests/signage/editions.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

using Kind = SheetLine::Kind;

std::vector<SheetLine> text_lines(int count) {
  return std::vector<SheetLine>(static_cast<std::size_t>(count), {10, Kind::kText});
}

}  // namespace

TEST_SUITE("screen lines") {
  TEST_CASE("lines: a centred text takes at most a line more for whole words, none of one word") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    const std::string text = "请听从工作人员指挥，沿疏散指示撤离，不要乘坐电梯。";
    for (int width = 300; width <= 900; width += 60) {
      CAPTURE(width);
      const BlockSizes sizes{50, 50};
      BlockSizes even = sizes;
      even.even = true;
      const auto plain = fit_block(text, sizes, width, 1000, *type);
      const auto made = fit_block(text, even, width, 1000, *type);
      REQUIRE(plain.has_value());
      REQUIRE(made.has_value());
      CHECK(made->lines.size() <= plain->lines.size() + 1);
      std::string all;
      std::size_t longest = 0;
      for (const std::string& line : made->lines) {
        all += line;
        longest = std::max(longest, line.size());
      }
      CHECK(all == text);
      CHECK(made->lines.back().size() * 2 >= longest);
    }
  }

  TEST_CASE("safe: free edges all round, the picture whole within them and its hash its own") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    config::Display display;
    display.kind = "screen";
    display.look.bodies = {"prices"};
    const Edition edition = test::fresh(test::sample_release());
    const WallTime now = *parse_time("2026-11-25T10:00:00");
    const auto inner = prove_screen(edition, display, now, {900, 450}, *type);
    display.look.safe_pct = 5;
    const auto whole = prove_screen(edition, display, now, {1000, 500}, *type);
    REQUIRE(inner.has_value());
    REQUIRE(whole.has_value());
    CHECK(whole->hash == inner->hash);
    Picture expected = Picture::filled({1000, 500}, display.look.theme.header);
    for (int y = 0; y < 450; ++y) {
      std::copy_n(inner->picture.row(y), 900, expected.row(25 + y) + 50);
    }
    CHECK(whole->picture == expected);
  }

  TEST_CASE("sheets: as few as hold the lines, one about as full as the next") {
    CHECK(sheets_of(text_lines(9), 100) == std::vector<SheetSpan>{{0, 9}});
    CHECK(sheets_of(text_lines(11), 100) == std::vector<SheetSpan>{{0, 6}, {6, 11}});
    CHECK(sheets_of(text_lines(21), 100) == std::vector<SheetSpan>{{0, 7}, {7, 14}, {14, 21}});
    CHECK(sheets_of({}, 100).empty());
    CHECK(sheets_of(text_lines(2), 5) == std::vector<SheetSpan>{{0, 1}, {1, 2}});
  }

  TEST_CASE("sheets: no space at the top, no heading at the foot, no line lost") {
    std::vector<SheetLine> lines = text_lines(9);
    lines.push_back({3, Kind::kSpace});
    lines.push_back({10, Kind::kHeading});
    lines.push_back({3, Kind::kSpace});
    for (const SheetLine& line : text_lines(9)) lines.push_back(line);
    for (int height = 24; height < 240; ++height) {
      CAPTURE(height);
      const auto sheets = sheets_of(lines, height);
      std::vector<bool> shown(lines.size(), false);
      for (const SheetSpan& sheet : sheets) {
        REQUIRE(sheet.first < sheet.end);
        int used = 0;
        for (std::size_t i = sheet.first; i < sheet.end; ++i) {
          used += lines[i].height_px;
          shown[i] = true;
        }
        CHECK(used <= height);
        CHECK(lines[sheet.first].kind != Kind::kSpace);
        if (sheet.end < lines.size()) CHECK(lines[sheet.end - 1].kind == Kind::kText);
      }
      for (std::size_t i = 0; i < lines.size(); ++i) {
        CHECK((shown[i] || lines[i].kind == Kind::kSpace));
      }
    }
  }
}
