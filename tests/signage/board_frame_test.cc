#include "signage/board/board_frame.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "signage/scroller.h"
#include "tests/signage/editions.h"
#include "tests/signage/moment.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

config::Display board(int width, int height, int speed) {
  config::Display display;
  display.name = "lobby-1";
  display.kind = "terminal";
  display.width_px = width;
  display.height_px = height;
  display.speed_px_s = speed;
  return display;
}

int lit(const drivers::Frame& frame) {
  const std::string text = frame_text(frame);
  return static_cast<int>(std::count(text.begin(), text.end(), '#'));
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("board: each text of the rotation has passed whole before its slot ends") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    const auto release = test::sample_release();
    for (const auto& display :
         {board(64, 16, 40), board(128, 32, 40), board(96, 24, 25), board(192, 48, 80)}) {
      const auto showing = at(test::fresh(release), display, test::time("2026-11-25T07:00"));
      for (const Item& item : showing.rotation) {
        const auto layout = lay_out(item.text, {display.width_px, display.height_px}, *type);
        REQUIRE(layout.has_value());
        CAPTURE(item.text);
        CAPTURE(display.width_px);
        CHECK(layout->missing.empty());
        CHECK(item.dwell >= (layout->scrolls
                                 ? pass_time(display.speed_px_s, layout->last_offset_px())
                                 : std::chrono::seconds(8)));
      }
    }
  }

  TEST_CASE("board: lit at every second of an hour, also without a release") {
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    const auto release = test::sample_release();
    const auto display = board(128, 32, 40);
    for (int second = 0; second < 3600; second += 7) {
      const WallTime now = test::time("2026-11-25T09:00") + std::chrono::seconds(second);
      const auto frame = board_frame(at(test::fresh(release), display, now), display, now, *type);
      REQUIRE(frame.has_value());
      REQUIRE(lit(frame->frame) > 20);
    }
    const WallTime now = test::time("2026-11-25T09:00");
    CHECK(lit(board_frame(at(test::fresh(nullptr), display, now), display, now, *type)->frame) >
          20);
  }

  TEST_CASE("board: equal input gives equal bytes, whatever was drawn before") {
    auto fresh = fonts::TypeCase::open();
    auto used = fonts::TypeCase::open();
    REQUIRE(fresh.has_value());
    REQUIRE(used.has_value());
    const auto release = test::sample_release();
    const auto display = board(128, 32, 40);
    const WallTime now = test::time("2026-11-25T09:00:05");
    for (int i = 0; i < 50; ++i) {
      const WallTime other = now + std::chrono::seconds(11 * i);
      REQUIRE(
          board_frame(at(test::fresh(release), display, other), display, other, *used).has_value());
    }
    CHECK(board_frame(at(test::fresh(release), display, now), display, now, *fresh)->frame ==
          board_frame(at(test::fresh(release), display, now), display, now, *used)->frame);
  }

  TEST_CASE("board: urgent items are red on boards of more than one colour") {
    config::Display display = board(128, 32, 40);
    display.colors = "tricolor";
    CHECK(board_format(display) == drivers::PixelFormat::kRgb8);
    const Rgb urgent = item_color(display, ItemKind::kUrgent);
    CHECK(urgent.red > 200);
    CHECK(urgent.green < 100);
    CHECK(item_color(display, ItemKind::kRoutine).green > 200);
    display.colors = "red";
    CHECK(board_format(display) == drivers::PixelFormat::kMono1);
  }
}
