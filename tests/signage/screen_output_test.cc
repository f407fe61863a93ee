#include "signage/screen/screen_output.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/signage/editions.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

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
    const auto opened = ScreenOutput::open(display, {drivers::Geometry{640, 480}}, *loop, clock,
                                           *type, [&] { ++changes; });
    ScreenOutput& output = *opened;
    CHECK(output.line().serial.empty());
    CHECK_FALSE(output.settled());  // has not been given anything

    output.take(test::fresh(test::sample_release()));
    CHECK(output.settled());
    CHECK(changes == 1);
    const content::DisplayLine line = output.line();
    CHECK(line.serial == "1-42");
    CHECK(line.proof == content::Proof::kDrawn);
    CHECK(line.seen == content::Seen::kSeen);
    CHECK(line.proved_at == clock.wall());
    CHECK(output.display().name == "hall-tv");
    CHECK_FALSE(output.trouble().has_value());

    const auto motion = output.motion();
    REQUIRE(motion.has_value());
    CHECK(motion->display == "hall-tv");
    CHECK(motion->size == drivers::Geometry{640, 480});
    CHECK_FALSE(motion->with_monitor);
    CHECK(motion->since == line.proved_at);
    CHECK(motion->until == clock.wall());
    CHECK(motion->frames.frames() > 0);
  }

  TEST_CASE("screen output: a pulled plug is told and the screen comes back with it") {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    test::FakeClock clock;
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    const test::TempDir graphics;
    graphics.write("card1-HDMI-A-2/status", "connected\n");
    CHECK(plug_of(graphics.path(), "HDMI-A-2") == Plug::kIn);
    CHECK(plug_of(graphics.path(), "HDMI-A-1") == Plug::kUnknown);
    config::Display display;
    display.name = "hall-tv";
    display.kind = "screen";
    display.content = "prices";
    display.look.connector = "HDMI-A-2";
    int changes = 0;
    const auto output = ScreenOutput::open(display, {drivers::Geometry{640, 480}, graphics.path()},
                                           *loop, clock, *type, [&] { ++changes; });
    output->take(test::fresh(test::sample_release()));
    CHECK(output->settled());
    const int before = changes;

    graphics.write("card1-HDMI-A-2/status", "disconnected\n");
    clock.tick(milliseconds(1100));
    const WallTime pulled = clock.wall();
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    REQUIRE(output->trouble().has_value());
    CHECK(output->trouble()->what.en.find("HDMI-A-2") != std::string::npos);
    CHECK(output->line().seen == content::Seen::kNotSeen);
    CHECK(output->line().not_seen_since == pulled);
    CHECK(output->line().serial.empty());
    CHECK_FALSE(output->motion().has_value());
    CHECK_FALSE(output->settled());
    CHECK(changes == before + 1);

    clock.tick(milliseconds(2100));  // still out: said once
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    CHECK(output->line().not_seen_since == pulled);
    CHECK(changes == before + 1);

    graphics.write("card1-HDMI-A-2/status", "connected\n");
    clock.tick(milliseconds(2100));
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    CHECK_FALSE(output->trouble().has_value());
    CHECK(output->settled());
    CHECK(output->line().serial == "1-42");
  }

  TEST_CASE("screen output: a monitor that is not there at the start holds up nobody") {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    test::FakeClock clock;
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    config::Display display;
    display.name = "far-tv";
    display.kind = "screen";
    display.monitor = 5;
    const auto output = ScreenOutput::open(display, {}, *loop, clock, *type, [] {});
    REQUIRE(output->trouble().has_value());
    CHECK(output->trouble()->what.zh.find("没有第 5 号显示器") != std::string::npos);
    output->take(test::fresh(test::sample_release()));
    CHECK_FALSE(output->settled());
    CHECK(output->line().seen == content::Seen::kNotSeen);
  }
}
