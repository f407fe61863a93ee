#include "drivers/desk/patterns.h"

#include <doctest/doctest.h>

#include "drivers/desk/drawing.h"

using namespace gongshi;
using namespace gongshi::drivers;

namespace {

const simulator::DotFont& font() {
  static const auto opened = simulator::DotFont::open();
  REQUIRE(opened.has_value());
  return *opened;
}

bool all(char32_t /*character*/) {
  return true;
}

Capabilities wall(int width, int height, Palette palette = Palette::kOne) {
  Capabilities can;
  can.pixels = true;
  can.geometry = {width, height};
  can.palette = palette;
  return can;
}

Capabilities sign(int width, int height, std::string charset) {
  Capabilities can;
  can.text = true;
  can.charset = std::move(charset);
  can.geometry = {width, height};
  return can;
}

std::string picture(const Frame& frame) {
  std::string text;
  for (int y = 0; y < frame.geometry.height_px; ++y) {
    for (int x = 0; x < frame.geometry.width_px; ++x) {
      const auto at =
          static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x) / 8;
      text += (frame.bytes[at] >> (7 - x % 8) & 1) != 0 ? '#' : '.';
    }
    text += '\n';
  }
  return text;
}

}  // namespace

TEST_SUITE("desk") {
  TEST_CASE("patterns: the two pages of columns light every dot once") {
    const auto pages = make_pattern("columns", wall(10, 2), font(), 0, 9, all);
    REQUIRE(pages.has_value());
    REQUIRE(pages->size() == 2);
    CHECK(picture(*(*pages)[0].desired.frame) == "#.#.#.#.#.\n#.#.#.#.#.\n");
    CHECK(picture(*(*pages)[1].desired.frame) == ".#.#.#.#.#\n.#.#.#.#.#\n");
  }

  TEST_CASE("patterns: rows alternate likewise") {
    const auto pages = make_pattern("rows", wall(4, 3), font(), 0, 9, all);
    REQUIRE(pages.has_value());
    CHECK(picture(*(*pages)[0].desired.frame) == "####\n....\n####\n");
    CHECK(picture(*(*pages)[1].desired.frame) == "....\n####\n....\n");
  }

  TEST_CASE("patterns: colours are those of the lamps") {
    CHECK(make_pattern("colours", wall(8, 8), font(), 0, 9, all)->size() == 1);
    CHECK(make_pattern("colours", wall(8, 8, Palette::kTricolor), font(), 0, 9, all)->size() == 3);
    const auto full = make_pattern("colours", wall(2, 1, Palette::kFull), font(), 0, 9, all);
    REQUIRE(full->size() == 7);
    CHECK((*full)[0].desired.frame->bytes == std::vector<std::uint8_t>{255, 0, 0, 255, 0, 0});
    CHECK((*full)[1].desired.frame->bytes == std::vector<std::uint8_t>{0, 255, 0, 0, 255, 0});
  }

  TEST_CASE("patterns: coverage pages through ASCII") {
    // 94 characters, 16 in a row, two rows: three pages.
    const auto pages = make_pattern("coverage", sign(128, 32, "ASCII"), font(), 0, 99, all);
    REQUIRE(pages.has_value());
    REQUIRE(pages->size() == 3);
    CHECK((*pages)[0].desired.areas.at(0).text == "!\"#$%&'()*+,-./0\n123456789:;<=>?@");
    CHECK((*pages)[2].desired.areas.at(0).text.ends_with("~"));
  }

  TEST_CASE("patterns: coverage of GB2312 has all of its 7445 characters") {
    const auto pages = make_pattern("coverage", sign(128, 32, "GB2312"), font(), 94, 9999, all);
    REQUIRE(pages.has_value());
    std::size_t bytes = 0;
    for (const PatternPage& page : *pages) {
      for (const char unit : page.desired.areas.at(0).text) {
        bytes += unit != '\n' && (unit & 0xC0) != 0x80 ? 1 : 0;
      }
    }
    CHECK(bytes >= 7445);
    CHECK(bytes <= 7450);  // and the few look-alikes that are sent as a sign of GB2312
  }

  TEST_CASE("patterns: coverage leaves out what the board cannot show") {
    const auto pages = make_pattern("coverage", sign(128, 16, "ASCII"), font(), 0, 1,
                                    [](char32_t character) { return character != U'"'; });
    REQUIRE(pages.has_value());
    CHECK((*pages)[0].desired.areas.at(0).text == "!#$%&'()*+,-./01");
  }

  TEST_CASE("drawing: the text is as large as fits and centred") {
    Desired desired;
    REQUIRE(add_text(desired, {"1", Color::kRed, {}}, wall(32, 32), font()).has_value());
    REQUIRE(desired.frame.has_value());
    CHECK_FALSE(desired.marquee.has_value());
    CHECK(picture(*desired.frame).find("##") != std::string::npos);  // every dot twice
  }

  TEST_CASE("drawing: a long text moves where the board can move it, and is refused elsewhere") {
    Capabilities can = wall(32, 16);
    Desired desired;
    const TextOrder order{"one two three four five", Color::kRed, {}};
    CHECK(add_text(desired, order, can, font()).error().word == "E2205");
    can.marquee = true;
    REQUIRE(add_text(desired, order, can, font()).has_value());
    REQUIRE(desired.marquee.has_value());
    CHECK(desired.marquee->strip.geometry.width_px == 23 * 8 + 32);
    CHECK(desired.marquee->strip.geometry.height_px == 16);
  }
}
