// Alpha signs that are higher than the pictures they take (31 rows): Chinese is drawn within those.
#include "signage/board/board_content.h"
#include "signage/board/board_frame.h"
#include "signage/layout/pages.h"
#include "tests/drivers/text/alpha_line.h"
#include "tests/signage/editions.h"
#include "tests/signage/lobby_board.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

constexpr int kPictureRows = 31;

/// The lit dots of the left of `layout`, in the middle of a sign of `height_px` rows.
std::string lit_rows(const Layout& layout, int height_px, fonts::TypeCase& type) {
  const drivers::Frame frame = raster_whole(layout, layout.width_px, drivers::PixelFormat::kMono1,
                                            {255, 48, 32}, type.glyphs);
  std::string rows;
  const int rows_drawn = std::min(height_px, kPictureRows);
  const int above = (height_px - rows_drawn) / 2;
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < 128; ++x) {
      const auto at =
          static_cast<std::size_t>(y - above) * frame.stride() + static_cast<std::size_t>(x) / 8;
      const bool drawn = y >= above && y < above + rows_drawn;
      rows += drawn && (unsigned{frame.bytes[at]} >> (7 - x % 8) & 1U) != 0 ? '#' : '.';
    }
    rows += '\n';
  }
  return rows;
}

}  // namespace

TEST_SUITE("board output") {
  TEST_CASE("output: an Alpha sign of 32 rows and more shows Chinese, in pictures of 31 rows") {
    fonts::TypeCase type = *fonts::TypeCase::open();
    const auto font = drivers::simulator::DotFont::open();
    REQUIRE(font.has_value());
    for (const int height_px : {16, 31, 32, 48, 64}) {
      // The second stands in two lines on a card that has a font of its own.
      for (const char* words : {"停诊通知", "火警，请听从指挥撤离"}) {
        CAPTURE(height_px);
        CAPTURE(words);
        test::AlphaLine line({}, test::strict(128, height_px));
        config::Display display = test::lobby_board("alpha");
        display.height_px = height_px;
        const Edition edition = test::fresh(nullptr);
        const WallTime now = line.bench.now().wall;
        const Showing showing = at(edition, display, now);
        Item item = showing.item();
        item.text = words;
        auto content =
            board_content(showing, item, display, line.bench.board().capabilities(), now, type);
        REQUIRE(content.has_value());
        content->desired.serial = "1-42";
        const Status taken = line.bench.board().want(content->desired);
        REQUIRE_MESSAGE(taken.has_value(), (taken ? "" : taken.error().what.en));
        REQUIRE(line.bench.proves("1-42", drivers::Proof::kReadBack));
        CHECK(line.bench.refusals() == "");

        const auto layout = lay_out(words, {128, std::min(height_px, kPictureRows)}, type);
        REQUIRE(layout.has_value());
        const bool travels = content->desired.areas.at(0).motion == drivers::Motion::kLeft;
        CHECK(travels == layout->scrolls);
        std::string shown = line.bench.card().dots(*font, line.bench.now()).text();
        std::replace_if(
            shown.begin(), shown.end(), [](char c) { return c != '.' && c != '\n'; }, '#');
        CHECK(shown.find('#') != std::string::npos);
        CHECK(shown == lit_rows(*layout, height_px, type));
      }
    }
  }

  TEST_CASE("output: English on an Alpha sign stands in lines of the sign's own letters") {
    fonts::TypeCase type = *fonts::TypeCase::open();
    test::AlphaLine line({}, test::strict(128, 32));
    const config::Display display = test::lobby_board("alpha");
    const Edition edition = test::fresh(nullptr);
    const WallTime now = line.bench.now().wall;
    const Showing showing = at(edition, display, now);
    Item item = showing.item();
    item.text = "The pharmacy is open until six";
    const auto content =
        board_content(showing, item, display, line.bench.board().capabilities(), now, type);
    REQUIRE(content.has_value());
    CHECK(content->desired.areas.at(0).motion == drivers::Motion::kStill);
    CHECK(content->desired.areas.at(0).text == "The pharmacy is\nopen until six");
    CHECK(line.bench.board().want(content->desired).has_value());
  }
}
