// The board against the simulated sign, which shares no code with it, in made-up time.
#include "drivers/text/alpha_board.h"

#include <doctest/doctest.h>

#include "drivers/simulator/alpha/alpha_card.h"
#include "tests/drivers/board_bench.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using gongshi::drivers::simulator::AlphaCard;
using gongshi::drivers::simulator::AlphaSign;
using gongshi::drivers::simulator::SignSpec;

namespace {

SignSpec strict(int width = 80, int height = 16) {
  SignSpec spec;
  spec.width_px = width;
  spec.height_px = height;
  spec.strict = true;
  return spec;
}

/// Board and sign, of one size and address unless told otherwise.
struct Line {
  explicit Line(std::map<std::string, std::string> words = {}, SignSpec spec = strict(),
                int signs = 1)
      : bench(board_of(std::move(words), spec), std::make_unique<AlphaCard>(spec, signs)) {}

  static std::unique_ptr<Board> board_of(std::map<std::string, std::string> words,
                                         const SignSpec& spec) {
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

  test::BoardBench bench;
};

TextArea area(std::string text, const SignSpec& spec = strict()) {
  TextArea area;
  area.width = spec.width_px;
  area.height = spec.height_px;
  area.text = std::move(text);
  return area;
}

/// Chinese and its dots: each column is lit when the same bit of `pattern` is.
TextArea drawn(int width, unsigned pattern = 0b1011U, const SignSpec& spec = strict()) {
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

Desired want(std::string serial, std::vector<TextArea> areas) {
  Desired desired;
  desired.serial = std::move(serial);
  desired.areas = std::move(areas);
  return desired;
}

}  // namespace

TEST_SUITE("alpha board") {
  TEST_CASE("board: a plain text is shown and its serial read back") {
    Line line;
    REQUIRE(line.bench.board().want(want("1-42", {area("Ward 7")})));
    REQUIRE(line.bench.proves("1-42", Proof::kReadBack));
    CHECK(line.bench.refusals() == "");
    CHECK(line.sign().content('a', 'B') == "Ward 7");
    CHECK(line.sign().content('n', 'B') == "1-42");
    CHECK(line.sign().sequence() == "A");
    CHECK(line.sign().configurations() == 1);
    CHECK(line.bench.state().shows_all);
    CHECK(line.bench.state().flash_writes == 0);
  }

  TEST_CASE("board: Chinese goes as pictures, written before the text that calls them") {
    Line line;
    TextArea wide = drawn(150);
    wide.motion = Motion::kLeft;
    REQUIRE(line.bench.board().want(want("1-43", {wide})));
    REQUIRE(line.bench.proves("1-43", Proof::kReadBack));
    CHECK(line.bench.refusals() == "");
    CHECK(plain_sign_text(simulator::read_sign_text(line.sign().running())) == "[I][J]");
    const auto font = simulator::DotFont::open();
    if (!font) {
      MESSAGE("skipped: no bitmap font");
      return;
    }
    const auto dots = line.bench.card().dots(*font, line.bench.now());
    const std::string row = dots.text().substr(0, 80);
    std::string expected;
    for (int x = 0; x < 80; ++x) expected += (0b1011U >> x % 4 & 1U) != 0 ? '#' : '.';
    CHECK(row == expected);
  }

  TEST_CASE("board: a short text changes in its string alone") {
    Line line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    const int texts = line.count("AA");
    const int strings = line.count("Ga");
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 12, please")})));
    REQUIRE(line.bench.until([&] { return line.bench.state().shows_all; }, 60s));
    CHECK(line.count("AA") == texts);
    CHECK(line.count("Ga") == strings + 1);
    CHECK(line.sign().content('a', 'B') == "Room 12, please");
    CHECK(line.bench.state().proof == Proof::kReadBack);
    CHECK(line.sign().configurations() == 1);
  }

  TEST_CASE("board: what is held is not written again") {
    Line line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    line.bench.run(60s);
    const int texts = line.count("AA");
    const int serials = line.count("Hn");
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    line.bench.run(10min);
    CHECK(line.count("AA") == texts);
    CHECK(line.count("Hn") == serials);  // reading it would blank the sign
    CHECK(line.count("F$") >= 5);
    line.bench.run(6min);  // the refresh
    CHECK(line.count("AA") == texts + 1);
    CHECK(line.count("Hn") == serials);
    CHECK(line.bench.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: a long power cut is noticed and everything sent again") {
    Line line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    line.bench.card().lose_power(line.bench.now());
    REQUIRE(line.bench.until([&] { return line.bench.state().proof == Proof::kNone; }, 65s));
    CHECK(line.bench.state().trouble->word == "E2104");
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    CHECK(line.sign().content('a', 'B') == "Room 3");
    CHECK(line.sign().configurations() == 2);
    CHECK(line.bench.refusals() == "");
  }
}
