#include "drivers/pixel/terminal_board.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

/// Dots as '#' and '.', rows of equal length.
Frame picture(std::initializer_list<std::string_view> rows) {
  Frame frame = Frame::blank(
      {static_cast<int>(rows.begin()->size()), static_cast<int>(rows.size())}, PixelFormat::kMono1);
  std::size_t y = 0;
  for (const std::string_view row : rows) {
    for (std::size_t x = 0; x < row.size(); ++x) {
      if (row[x] == '#') {
        frame.bytes[y * frame.stride() + x / 8] |= static_cast<std::uint8_t>(0x80U >> x % 8);
      }
    }
    ++y;
  }
  return frame;
}

TerminalOptions plain(Geometry geometry) {
  TerminalOptions options;
  options.geometry = geometry;
  options.color = false;
  return options;
}

}  // namespace

TEST_SUITE("terminal board") {
  TEST_CASE("terminal: half blocks show two dots a character, the odd last row too") {
    const Frame frame = picture({"#.#.", "##..", "...#"});
    CHECK(terminal_text(frame, plain({4, 3})) == "█▄▀ \n   ▀\n");
  }

  TEST_CASE("terminal: Braille shows eight dots a character") {
    TerminalOptions options = plain({4, 4});
    options.style = TerminalOptions::Style::kBraille;
    // Dots 1, 2, 3, 7 are the left column from the top; 8 is the right bottom one.
    CHECK(terminal_text(picture({"#...", "#...", "#...", "#..#"}), options) == "⡇⢀\n");
  }

  TEST_CASE("terminal: draws a frame once, and again only when it changed") {
    TerminalBoard board(plain({4, 2}));
    Now now{WallTime{1s}, SteadyTime{1s}};
    Desired desired{"1-42", {}, picture({"#...", "#..."})};
    REQUIRE(board.want(desired).has_value());
    CHECK(std::holds_alternative<Open>(board.step(Tick{}, now).at(0)));
    const auto drawn = board.step(Opened{}, now);
    REQUIRE(drawn.size() == 1);
    const auto& bytes = std::get<Send>(drawn[0]).bytes;
    CHECK(std::string(bytes.begin(), bytes.end()) == "\x1b[2J\x1b[H█   \n");
    CHECK(board.state().proof == Proof::kSent);
    CHECK(board.state().serial == "1-42");
    REQUIRE(board.want(desired).has_value());
    CHECK(board.step(Tick{}, now).empty());
    desired.frame = picture({"...#", "...#"});
    REQUIRE(board.want(desired).has_value());
    CHECK(board.step(Tick{}, now).empty());  // 33 ms have not passed
    REQUIRE(board.deadline().has_value());
    now.steady = *board.deadline();
    CHECK(board.step(Tick{}, now).size() == 1);
  }

  TEST_CASE("terminal: a frame of another size is refused, a lost terminal is not seen") {
    TerminalBoard board(plain({4, 2}));
    CHECK_FALSE(board.want({"1-42", {}, picture({"#"})}).has_value());
    CHECK_FALSE(board.want({"1-42", {}, std::nullopt}).has_value());
    const Now now{WallTime{1s}, SteadyTime{1s}};
    static_cast<void>(board.step(Closed{Error{Errc::kClosed, {"断", "gone"}, {}}}, now));
    CHECK(board.state().proof == Proof::kNoAnswer);
    CHECK_FALSE(parse_terminal_options({4, 2}, {{"style", "ascii"}}).has_value());
  }
}
