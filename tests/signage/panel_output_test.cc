// When a panel's output looks at its hours again, which the watchdog holds it to.
#include "signage/panel/panel_output.h"

#include <doctest/doctest.h>

#include "tests/signage/editions.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

/// A panel lit from 7:30 to 18:00, at a port where nobody answers.
struct Panel {
  explicit Panel(const char* now) : clock(*parse_time(now)) {
    config::Display display;
    display.name = "tv-power";
    display.kind = "lg-rs232";
    display.port = "tcp:127.0.0.1:9";
    display.hours = config::PanelHours{{7h + 30min, 18h}, false};
    auto opened = PanelOutput::open(loop, clock, lines, display, [] {});
    REQUIRE(opened.has_value());
    output = std::move(*opened);
  }

  /// How long until it is due; the loop has had its turn.
  SteadyClock::duration left() {
    REQUIRE(loop.turn(clock, clock.steady()).has_value());
    const auto due = output->due();
    REQUIRE(due.has_value());
    return *due - clock.steady();
  }

  Loop loop = *Loop::create({});
  test::FakeClock clock;
  drivers::Lines lines{loop, clock};
  std::unique_ptr<PanelOutput> output;
};

}  // namespace

TEST_SUITE("panel") {
  TEST_CASE("panel output: is due at nothing before it is given an edition") {
    const Panel panel("2026-11-24T07:00:00");
    CHECK_FALSE(panel.output->due().has_value());
  }

  TEST_CASE("panel output: is due when its hours begin, and every 20 s until then") {
    Panel panel("2026-11-24T07:29:35");
    panel.output->take(test::fresh(test::sample_release()));
    CHECK(panel.left() == 20s);
    panel.clock.tick(19s);
    CHECK(panel.left() == 1s);
    panel.clock.tick(1s);
    CHECK(panel.left() == 5s);  // 7:30 is nearer than another 20 s
    panel.clock.tick(5s);
    CHECK(panel.left() == 20s);
  }

  TEST_CASE("panel output: an instant before its hours it waits long enough not to spin") {
    Panel panel("2026-11-24T07:29:59");
    panel.clock.tick(995ms);
    panel.output->take(test::fresh(test::sample_release()));
    CHECK(panel.left() == 10ms);
  }

  TEST_CASE("panel output: where the loop stands still, what is due is over") {
    Panel panel("2026-11-24T12:00:00");
    panel.output->take(test::fresh(test::sample_release()));
    panel.clock.tick(30s);
    CHECK(*panel.output->due() - panel.clock.steady() == -10s);
    CHECK(panel.left() == 20s);
  }

  TEST_CASE("panel output: a clock that is set puts nothing off, and counts within 20 s") {
    Panel panel("2026-11-24T07:29:50");
    panel.output->take(test::fresh(test::sample_release()));
    CHECK(panel.left() == 10s);
    panel.clock.step_wall(-3600s);
    panel.clock.tick(10s);
    CHECK(panel.left() == 20s);
    panel.clock.step_wall(3585s);  // 7:29:45
    panel.clock.tick(20s);         // 7:30:05
    CHECK(panel.left() == 20s);
    panel.clock.step_wall(-15s);  // 7:29:50
    panel.output->take(test::fresh(test::sample_release()));
    CHECK(panel.left() == 10s);
  }

  TEST_CASE("panel output: a new edition is looked at anew, and a card ends on time") {
    Panel panel("2026-11-24T12:00:00");
    Edition edition = test::fresh(test::sample_release());
    panel.output->take(edition);
    panel.clock.tick(15s);
    CHECK(panel.left() == 5s);
    edition.emergency =
        EmergencyRun{"fire", panel.clock.wall(), panel.clock.wall() + std::chrono::seconds{12}};
    panel.output->take(edition);
    CHECK(panel.left() == 12s);
  }
}
