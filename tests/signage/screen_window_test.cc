#include "signage/screen/screen_window.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/signage/editions.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::signage;
using std::chrono::milliseconds;

namespace {

config::Display hall_tv() {
  config::Display display;
  display.name = "hall-tv";
  display.kind = "screen";
  display.content = "prices";
  display.speed_px_s = 80;
  return display;
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("screen window: shows the first release at once and a newer one at the next page") {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    test::FakeClock clock;
    auto window = ScreenWindow::open(hall_tv(), drivers::Geometry{640, 480}, *type, clock);
    REQUIRE(window.has_value());
    ScreenWindow& screen = **window;
    REQUIRE(screen.turn().has_value());
    CHECK(screen.shown() == nullptr);
    CHECK(screen.drawn_at() == clock.wall());

    const auto first = test::sample_release();
    const auto second = test::sample_release();
    screen.take(test::fresh(first));
    REQUIRE(screen.turn().has_value());
    CHECK(screen.shown() == first);

    screen.take(test::fresh(second));
    const WallTime turn = screen.screen().turns_at(clock.wall());
    int frames = 0;
    while (clock.wall() < turn) {
      const auto next = screen.turn();
      REQUIRE(next.has_value());
      REQUIRE(*next > clock.steady());
      CHECK(screen.shown() == first);
      clock.tick(milliseconds(50));
      ++frames;
    }
    CHECK(frames > 1);
    REQUIRE(screen.turn().has_value());
    CHECK(screen.shown() == second);
    CHECK_FALSE(screen.closed());

    screen.take(test::fresh(nullptr));  // withdrawn: gone with the next frame, not the next page
    CHECK(screen.shown() == second);    // never more is claimed than was presented
    clock.tick(milliseconds(20));
    REQUIRE(screen.turn().has_value());
    CHECK(screen.shown() == nullptr);
  }

  TEST_CASE("screen window: where presents do not wait for the monitor the clock paces motion") {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    test::FakeClock clock;
    for (const char* renderer : {"", "software"}) {  // none here, and one that does not wait
      REQUIRE(::setenv("SDL_RENDER_DRIVER", renderer, 1) == 0);
      const auto window = ScreenWindow::open(hall_tv(), drivers::Geometry{320, 240}, *type, clock);
      REQUIRE(window.has_value());
      CHECK(motion_words((*window)->motion())
                .en.starts_with("320×240, by the clock, every 16.67 ms: 0 frames, 0 late"));
      const auto next = (*window)->turn();
      REQUIRE(next.has_value());
      CHECK(*next == clock.steady() + std::chrono::microseconds{16'667});
    }
    REQUIRE(::unsetenv("SDL_RENDER_DRIVER") == 0);
  }

  TEST_CASE("screen window: a monitor that is not there is an error in words") {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    config::Display display = hall_tv();
    const test::FakeClock clock;
    display.monitor = 7;
    const auto window = ScreenWindow::open(display, {}, *type, clock);
    REQUIRE_FALSE(window.has_value());
    CHECK(window.error().code == Errc::kConfig);
    CHECK(window.error().what.en.find("monitor 7") != std::string::npos);
  }
}
