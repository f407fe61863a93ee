#include "signage/scroller.h"

#include <doctest/doctest.h>

#include "signage/board/strip.h"
#include "signage/layout/raster.h"

using namespace gongshi;
using namespace gongshi::signage;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

const SteadyTime kStart{std::chrono::seconds{1000}};

/// A strip of `width` columns whose column n is lit where bit n of a fixed pattern is.
drivers::Frame pattern(int width, drivers::PixelFormat format) {
  auto frame = drivers::Frame::blank({width, 2}, format);
  for (int x = 0; x < width; ++x) {
    if (x * x % 7 > 2) continue;
    const auto at = static_cast<std::size_t>(x);
    if (format == drivers::PixelFormat::kMono1) {
      frame.bytes[at / 8] = static_cast<std::uint8_t>(frame.bytes[at / 8] | 0x80U >> at % 8);
    } else {
      frame.bytes[at * 3] = 200;
    }
  }
  return frame;
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("scroller: every frame of ten thousand moves exactly one pixel when on time") {
    Scroller scroller(60, kStart);
    SteadyTime now = kStart;
    std::int64_t last = scroller.step(now).position_px;
    CHECK(last == 0);
    now = scroller.step(now).next;
    for (int frame = 0; frame < 10'000; ++frame) {
      const auto step = scroller.step(now);
      REQUIRE(step.position_px == last + 1);
      last = step.position_px;
      now = step.next;
    }
    CHECK(scroller.skipped() == 0);
    // Counted from the start, nothing drifts: pixel 10,000 at 60 a second.
    CHECK(now - kStart == microseconds(10'001LL * 1'000'000 / 60 + 1));
  }

  TEST_CASE("scroller: late frames are skipped and counted and the next is on time again") {
    Scroller scroller(100, kStart);  // a pixel every 10 ms
    CHECK(scroller.step(kStart).position_px == 0);
    const auto late = scroller.step(kStart + milliseconds(50));
    CHECK(late.position_px == 5);
    CHECK(scroller.skipped() == 4);
    CHECK(late.next == kStart + milliseconds(60));
    CHECK(scroller.step(late.next).position_px == 6);
    CHECK(scroller.skipped() == 4);
  }

  TEST_CASE("tape: a loop repeats without a seam") {
    Tape tape({1, 10, {0}}, 25);
    CHECK(tape.at(3) == std::vector<Tape::Piece>{{1, 3, 0, 7}, {1, 0, 7, 10}, {1, 0, 17, 8}});
  }

  TEST_CASE("tape: a changed text follows at the next joint behind what is visible") {
    Tape tape({1, 100, {0, 40, 70}}, 30);
    CHECK(tape.at(5) == std::vector<Tape::Piece>{{1, 5, 0, 30}});
    tape.splice({2, 50, {0}}, 5);  // 5 .. 35 is visible, the next joint is 40
    CHECK(tape.at(5) == std::vector<Tape::Piece>{{1, 5, 0, 30}});  // no jump
    CHECK(tape.at(20) == std::vector<Tape::Piece>{{1, 20, 0, 20}, {2, 0, 20, 10}});
    CHECK(tape.ids() == std::vector<std::uint64_t>{1, 2});
    CHECK(tape.at(40) == std::vector<Tape::Piece>{{2, 0, 0, 30}});
    CHECK(tape.ids() == std::vector<std::uint64_t>{2});  // the old text is nowhere any more
    CHECK(tape.at(80) == std::vector<Tape::Piece>{{2, 40, 0, 10}, {2, 0, 10, 20}});
  }

  TEST_CASE("tape: of two changes before either is visible only the last appears") {
    Tape tape({1, 100, {0, 40, 70}}, 30);
    tape.splice({2, 50, {0}}, 5);
    tape.splice({3, 60, {0}}, 6);
    CHECK(tape.ids() == std::vector<std::uint64_t>{1, 3});
    CHECK(tape.at(35) == std::vector<Tape::Piece>{{1, 35, 0, 5}, {3, 0, 5, 25}});
  }

  TEST_CASE("tape: a change while the last one is still coming in follows behind it") {
    Tape tape({1, 100, {0, 40, 70}}, 30);
    tape.splice({2, 50, {0, 20}}, 5);  // at 40
    tape.splice({3, 60, {0}}, 25);     // 25 .. 55 is visible, 2 began at 40, its joint 20 is at 60
    CHECK(tape.at(35) == std::vector<Tape::Piece>{{1, 35, 0, 5}, {2, 0, 5, 20}, {3, 0, 25, 5}});
  }

  TEST_CASE("strip: a window at any offset equals the loop's own columns") {
    for (const auto format : {drivers::PixelFormat::kMono1, drivers::PixelFormat::kRgb8}) {
      const auto whole = pattern(37, format);
      const std::string loop = frame_text(whole).substr(0, 37);
      const std::string endless = loop + loop + loop;
      const Strip strip(whole, 24);
      auto window = strip.blank_window();
      for (int offset = 0; offset < 37; ++offset) {
        strip.cut(offset, window);
        CHECK(frame_text(window).substr(0, 24) ==
              endless.substr(static_cast<std::size_t>(offset), 24));
      }
    }
  }

  TEST_CASE("pass: a long text stands, runs to its end, and stands there") {
    CHECK(pass_offset_px(milliseconds(0), 40, 100) == 0);
    CHECK(pass_offset_px(milliseconds(2000), 40, 100) == 0);
    CHECK(pass_offset_px(milliseconds(3000), 40, 100) == 40);
    CHECK(pass_offset_px(milliseconds(60'000), 40, 100) == 100);
    CHECK(pass_time(40, 100) == std::chrono::seconds(7));  // 2 + 2.5, rounded up, + 2
  }
}
