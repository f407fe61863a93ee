#include "signage/screen/screen_output.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/signage/editions.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::signage;
using std::chrono::milliseconds;

TEST_SUITE("signage") {
  TEST_CASE("screen output: claims a serial only once it has been drawn, and then its age") {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    test::FakeClock clock;
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    config::Display display;
    display.name = "hall-tv";
    display.kind = "screen";
    display.content = "prices";
    int changes = 0;
    auto opened = ScreenOutput::open(display, drivers::Geometry{640, 480}, *loop, clock, *type,
                                     [&] { ++changes; });
    REQUIRE(opened.has_value());
    ScreenOutput& output = **opened;
    CHECK(output.line().serial.empty());
    CHECK(output.settled());  // nothing to show is shown

    output.take(test::fresh(test::sample_release()));
    CHECK_FALSE(output.settled());
    CHECK(output.line().serial.empty());
    clock.tick(milliseconds(100));
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    CHECK(output.settled());
    CHECK(changes == 1);
    const content::DisplayLine line = output.line();
    CHECK(line.serial == "1-42");
    CHECK(line.proof == content::Proof::kDrawn);
    CHECK(line.seen == content::Seen::kSeen);
    CHECK(line.proved_at == clock.wall());
    CHECK(output.display().name == "hall-tv");
    CHECK_FALSE(output.trouble().has_value());
  }
}
