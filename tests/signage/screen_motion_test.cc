// What moves: the grid of frames, how punctual they were, and rows that roll.
#include <doctest/doctest.h>

#include "signage/screen/body_program.h"
#include "signage/screen/frame_clock.h"
#include "signage/screen/roll.h"

using namespace gongshi;
using namespace gongshi::signage;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST_SUITE("screen") {
  TEST_CASE("frame clock: a speed becomes an even step of the monitor") {
    CHECK(frame_step(60, 60) == FrameStep{1, 1});
    CHECK(frame_step(120, 60) == FrameStep{2, 1});
    CHECK(frame_step(30, 60) == FrameStep{1, 2});
    CHECK(frame_step(40, 60) == FrameStep{1, 2});
    CHECK(frame_step(20, 60) == FrameStep{1, 3});
    CHECK(frame_step(5, 60) == FrameStep{1, 4});
    CHECK(frame_step(1000, 60) == FrameStep{17, 1});
    CHECK(frame_step(60, 50) == FrameStep{1, 1});
  }

  TEST_CASE("frame clock: the same step in 10,000 frames however unpunctual the caller is") {
    const SteadyTime start{seconds{7}};
    FrameClock clock(60, 60, start, 1000);
    std::int64_t last = 999;
    SteadyTime due = start;
    for (int i = 0; i < 10'000; ++i) {
      const SteadyTime now = due + microseconds{i * 7919 % 16'000};
      const auto frame = clock.frame(now);
      REQUIRE(frame.moved_px == last + 1);
      REQUIRE(frame.due == due);
      last = frame.moved_px;
      clock.presented(frame, now);
      due = frame.next;
    }
    CHECK(clock.stats().frames() == 10'000);
    CHECK(clock.stats().late() == 0);
  }

  TEST_CASE("frame clock: what was left out is counted and not made up for") {
    const SteadyTime start{};
    FrameClock clock(120, 60, start, 0);
    clock.presented(clock.frame(start), start + milliseconds(1));
    const SteadyTime later = start + milliseconds(105);  // in the seventh frame
    const auto frame = clock.frame(later);
    CHECK(frame.number == 6);
    CHECK(frame.moved_px == 12);
    CHECK(clock.stats().skipped() == 5);
    clock.presented(frame, later + milliseconds(20));
    CHECK(clock.stats().late() == 6);  // and this one came after its own time
    CHECK(clock.stats().text().en.find("2 frames, 6 late (5 skipped)") == 0);
  }

  TEST_CASE("roll: rows follow each other without end and rows out of sight are let go") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    std::vector<int> heights;
    for (int i = 0; i < 50; ++i) heights.push_back(20 + i % 3);
    int painted = 0;
    Roll roll(heights, [&](std::size_t row, Rect place, Painter& painter) -> Status {
      ++painted;
      painter.fill(place, 0x100 + static_cast<Color>(row));
      return {};
    });
    Picture picture = Picture::filled({40, 120}, 0);
    Painter painter(picture, *type);
    const Rect window{10, 5, 20, 100};
    std::vector<Color> expected;
    for (int i = 0; i < 50; ++i) {
      expected.insert(expected.end(),
                      static_cast<std::size_t>(heights[static_cast<std::size_t>(i)]),
                      0x100 + static_cast<Color>(i));
    }
    REQUIRE(roll.loop_px() == static_cast<std::int64_t>(expected.size()));
    for (std::int64_t moved = 0; moved < 3 * roll.loop_px(); ++moved) {
      REQUIRE(roll.draw(moved, window, painter).has_value());
      for (int y : {0, 1, 50, 99}) {
        const auto row = static_cast<std::size_t>((moved + y) % roll.loop_px());
        REQUIRE(picture.row(window.y + y)[window.x + 19] == expected[row]);
      }
      CHECK(roll.kept() <= 8);
    }
    CHECK(painted <= 3 * 50 + 8);  // each once a round
    CHECK(picture.row(4)[10] == 0);
    CHECK(picture.row(105)[10] == 0);
    CHECK(picture.row(50)[9] == 0);
    CHECK(picture.row(50)[30] == 0);
  }

  TEST_CASE("program: something urgent follows every two pages, each in its turn") {
    const BodyProgram program({{4, seconds{10}}}, {seconds{8}, seconds{12}, seconds{9}});
    WallTime now = program.at(WallTime{std::chrono::hours{500'000}}).start;
    std::vector<std::size_t> urgent;
    int pages_since = 0;
    for (int i = 0; i < 40; ++i) {
      const auto turn = program.at(now);
      if (turn.kind == BodyProgram::Turn::Kind::kInterruption) {
        urgent.push_back(turn.number);
        pages_since = 0;
        CHECK(turn.end - turn.start == seconds{12});
      } else {
        CHECK(++pages_since <= 2);
      }
      now = turn.end;
    }
    REQUIRE(urgent.size() > 6);
    for (std::size_t i = 1; i < urgent.size(); ++i) CHECK(urgent[i] == (urgent[i - 1] + 1) % 3);
  }

  TEST_CASE("program: nothing to show is said, and something urgent alone stands all the time") {
    CHECK(BodyProgram({{0, seconds{5}}}, {}).at(WallTime{}).kind ==
          BodyProgram::Turn::Kind::kNothing);
    const auto turn = BodyProgram({}, {seconds{8}}).at(WallTime{seconds{100}});
    CHECK(turn.kind == BodyProgram::Turn::Kind::kInterruption);
    CHECK(turn.end - turn.start == seconds{8});
  }
}
