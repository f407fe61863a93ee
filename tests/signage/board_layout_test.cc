#include <doctest/doctest.h>

#include <random>

#include "signage/layout/pages.h"
#include "signage/layout/raster.h"
#include "signage/layout/table.h"
#include "tests/signage/type.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

/// Dots of ink that a layout has outside its own picture.
int cut_dots(const Layout& layout, fonts::TypeCase& type) {
  int cut = 0;
  for (const PlacedGlyph& glyph : layout.glyphs) {
    const fonts::Mask mask = type.glyphs.mask(*glyph.face, glyph.glyph);
    for (int y = 0; y < mask.height_px; ++y) {
      for (int x = 0; x < mask.width_px; ++x) {
        const auto at = static_cast<std::size_t>(y * mask.width_px + x);
        if (mask.coverage[at] < 128) continue;
        const int column = glyph.x_px + mask.left_px + x;
        const int row = glyph.baseline_px - mask.top_px + y;
        const bool inside =
            column >= 0 && column < layout.width_px && row >= 0 && row < layout.geometry.height_px;
        if (!inside) ++cut;
      }
    }
  }
  return cut;
}

}  // namespace

TEST_SUITE("layout") {
  TEST_CASE("layout: line heights fill the board with one, two, three lines") {
    CHECK(line_sizes(16) == std::vector<int>{16});
    CHECK(line_sizes(32) == std::vector<int>{32, 24, 16});
    CHECK(line_sizes(40) == std::vector<int>{40, 32, 24, 16});
    CHECK(line_sizes(96) == std::vector<int>{96, 64, 48, 32, 24, 16});
    CHECK(line_sizes(12) == std::vector<int>{16});
  }

  TEST_CASE("layout: 3.5 mm of height for each metre, in dots") {
    CHECK(readable_rows(0, 0) == 16);
    CHECK(readable_rows(8, 4.75) == 16);
    CHECK(readable_rows(20, 2.5) == 28);
    CHECK(readable_rows(30, 4) == 27);
    CHECK(line_sizes(64, 28) == std::vector<int>{64, 48, 32});
    CHECK(line_sizes(16, 28) == std::vector<int>{16});  // as large as the board can
  }

  TEST_CASE("layout: read from afar, a text passes by sooner than it is set too small") {
    auto type = test::type_case();
    const std::string_view text = "欢迎来院就诊，请有序候诊";
    CHECK_FALSE(lay_out(text, {128, 32}, type)->scrolls);
    const auto far = lay_out(text, {128, 32}, type, readable_rows(20, 2.5));
    REQUIRE(far.has_value());
    CHECK(far->scrolls);
    CHECK(far->rows == 32);
  }

  TEST_CASE("layout: a number and its unit pass by sooner than they are parted") {
    auto type = test::type_case();
    const auto layout = lay_out("国药准字H20013082A7754", {96, 64}, type);
    REQUIRE(layout.has_value());
    CHECK(layout->scrolls);
    CHECK_FALSE(lay_out("国药准字H20013082A7754", {128, 64}, type)->scrolls);
  }

  TEST_CASE("layout: Tibetan on a board too low for its stacks is refused by name") {
    auto type = test::type_case();
    const auto low = lay_out("སྨན་ཁང་།", {128, 16}, type);
    REQUIRE_FALSE(low.has_value());
    CHECK(low.error().code == Errc::kNoGlyph);
    CHECK(low.error().what.zh.find("16 点") != std::string::npos);
    CHECK(lay_out("སྨན་ཁང་།", {128, 24}, type).has_value());
  }

  TEST_CASE("layout: what reads from the right begins at the right end of its strip") {
    auto type = test::type_case();
    const auto line = lay_out_line("كېسەل كۆرسىتىش ۋاقتى", {64, 16}, type);
    REQUIRE(line.has_value());
    CHECK(line->right_to_left);
    CHECK(line->window_px(0) == line->width_px - 64);
    CHECK(line->window_px(line->last_offset_px()) == 0);
  }

  TEST_CASE("layout: Chinese, Latin and digits have one baseline at every size") {
    auto type = test::type_case();
    for (const int rows : {16, 24, 32, 40, 48, 64}) {
      const auto layout = lay_out_line("测CT12g", {512, rows}, type);
      REQUIRE(layout.has_value());
      for (const PlacedGlyph& glyph : layout->glyphs) {
        CHECK(glyph.baseline_px == layout->glyphs.front().baseline_px);
      }
    }
  }

  TEST_CASE("layout: no dot of any text is cut, whatever the board") {
    auto type = test::type_case();
    const std::vector<std::string> words = {
        "门诊",     "12.50元", "（甲类）", "8:00至17:30", "CT",    "jpgQ",    "باھا",
        "ئاڭلىتىش", "ې",       "سوراش",    "སྨན་",         "བསྒྲུབས་", "ᠡᠮᠨᠡᠯᠭᠡ", "0571-5550 1234",
        "，",       " ",       "Äé",       "¥22.00",      "℃",     "\n"};
    std::mt19937 random(5);
    const auto pick = [&](std::size_t below) { return random() % below; };
    int stood = 0;
    int paged = 0;
    int passed = 0;
    for (int round = 0; round < 400; ++round) {
      std::string text;
      for (std::size_t count = 1 + pick(9); count > 0; --count) text += words[pick(words.size())];
      const drivers::Geometry board{static_cast<int>(64 + 32 * pick(10)),
                                    static_cast<int>(16 + 8 * pick(8))};
      CAPTURE(text);
      CAPTURE(board.width_px);
      CAPTURE(board.height_px);
      const auto pages = lay_out_board(text, board, type);
      if (!pages) {
        CHECK(pages.error().code == Errc::kNoGlyph);
        CHECK(board.height_px < 24);
        continue;
      }
      for (const Layout& page : *pages) {
        CHECK(page.missing.empty());
        CHECK(cut_dots(page, type) == 0);
      }
      (pages->size() > 1 ? paged : pages->front().scrolls ? passed : stood) += 1;
    }
    CHECK(stood > 50);
    CHECK(passed > 50);
    CHECK(paged > 10);
  }

  TEST_CASE("table: what has no room for columns is still shown, as a text") {
    auto type = test::type_case();
    const auto narrow = lay_out("血常规（五分类）\t次\t22.00", {64, 16}, type);
    REQUIRE(narrow.has_value());
    CHECK(narrow->scrolls);
    const auto deep = lay_out("甲\t1\n乙\t2\n丙\t3", {256, 32}, type);
    REQUIRE(deep.has_value());
    CHECK(cut_dots(*deep, type) == 0);
    CHECK(deep->glyphs.size() >= 6);
  }
}
