#include <doctest/doctest.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <thread>

#include "signage/caption/caption_output.h"
#include "tests/signage/editions.h"
#include "tests/signage/type.h"
#include "tests/support/fake_clock.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

config::Display caption(std::string port, std::map<std::string, std::string> options = {}) {
  config::Display display;
  display.name = "iptv-1";
  display.kind = "caption";
  display.port = std::move(port);
  display.width_px = 640;
  display.height_px = 360;
  display.options = std::move(options);
  return display;
}

/// Turns the loop in real time until `done` or ten seconds are over.
template <class Done>
bool turn_until(Loop& loop, const Clock& clock, Done done) {
  const SteadyTime end = clock.steady() + seconds(10);
  while (!done()) {
    if (clock.steady() > end) return false;
    REQUIRE(loop.turn(clock, clock.steady() + milliseconds(20)).has_value());
  }
  return true;
}

/// Pixels of `picture` that are neither `a` nor `b`.
int others(const Picture& picture, Color a, Color b) {
  int count = 0;
  for (const Color pixel : picture.pixels) count += pixel != a && pixel != b ? 1 : 0;
  return count;
}

}  // namespace

TEST_SUITE("caption") {
  TEST_CASE("caption plan: the strip lies inside the safe area, on even numbers") {
    for (const auto& [width, height] :
         {std::pair{1920, 1080}, std::pair{720, 576}, std::pair{3840, 2160}, std::pair{640, 360}}) {
      config::Display display = caption("udp:239.1.1.1:5000");
      display.width_px = width;
      display.height_px = height;
      const auto plan = caption_plan(display);
      REQUIRE(plan.has_value());
      CAPTURE(width);
      CHECK(plan->strip.x >= width * 5 / 100 - 1);
      CHECK(plan->strip.x + plan->strip.width <= width - width * 5 / 100 + 1);
      CHECK(plan->strip.y + plan->strip.height <= height - height * 5 / 100);
      CHECK(plan->strip.x % 2 + plan->strip.y % 2 + plan->strip.width % 2 +
                plan->strip.height % 2 ==
            0);
      CHECK(plan->font_px * 100 >= height * 4);  // read from the other side of a room
    }
  }

  TEST_CASE("caption plan: what it cannot be is refused with the display's name") {
    const auto refused = [](const config::Display& display) {
      const auto plan = caption_plan(display);
      REQUIRE_FALSE(plan.has_value());
      CHECK(plan.error().code == Errc::kConfig);
      return plan.error().what.zh + plan.error().what.en;
    };
    CHECK(refused(caption("tcp:1.2.3.4:80")).find("iptv-1") != std::string::npos);
    CHECK(refused(caption("udp:host.example:5000")).find("udp:IP") != std::string::npos);
    CHECK(refused(caption("udp:1.2.3.4:5000|exec")).find("udp:IP") != std::string::npos);
    CHECK(refused(caption("window:", {{"key", "green"}})).find("green") != std::string::npos);
    CHECK(refused(caption("udp:1.2.3.4:5000", {{"key", "none"}})).find("key") != std::string::npos);
    CHECK(refused(caption("window:", {{"colour", "1"}})).find("colour") != std::string::npos);
    config::Display odd = caption("window:");
    odd.width_px = 641;
    CHECK(refused(odd).find("iptv-1") != std::string::npos);
  }

  TEST_CASE("caption strip: words run over the whole strip, and the rest is the key colour") {
    auto type = test::type_case();
    const config::Display display = caption("window:", {{"key", "00ff00"}});
    const auto plan = caption_plan(display);
    REQUIRE(plan.has_value());
    CaptionStrip strip(*plan, type);
    const WallTime now = *parse_time("2026-11-23T10:05:00+08:00");
    const Showing showing = at(test::fresh(test::sample_release()), display, now);
    REQUIRE(strip.draw(showing, 0).has_value());
    const Picture first = strip.picture();
    CHECK(others(first, 0, 0) > 1000);
    REQUIRE(strip.draw(showing, 40).has_value());
    CHECK_FALSE(strip.picture() == first);
    const Picture frame = strip.on_frame(0x00FF00);
    CHECK(frame.size == plan->frame);
    CHECK(frame.row(0)[0] == 0x00FF00);
    CHECK(frame.row(plan->strip.y - 1)[plan->strip.x] == 0x00FF00);
    CHECK(frame.row(plan->strip.y)[plan->strip.x] == strip.picture().row(0)[0]);
  }

  TEST_CASE("caption strip: what may not be shown any more is gone with the next frame") {
    auto type = test::type_case();
    const config::Display display = caption("window:");
    const auto plan = caption_plan(display);
    REQUIRE(plan.has_value());
    const WallTime now = *parse_time("2026-11-23T10:05:00+08:00");
    const Showing before = at(test::fresh(test::sample_release()), display, now);
    const Edition withheld = test::edition_in(content::Freshness::kWithheld);
    const Showing after = at(withheld, display, now);
    Showing card = before;
    card.rotation = {{ItemKind::kEmergency, "emergency:fire", "火警", {}}};
    card.current = 0;

    CaptionStrip fresh(*plan, type);
    REQUIRE(fresh.draw(after, 40).has_value());
    CaptionStrip strip(*plan, type);
    REQUIRE(strip.draw(before, 0).has_value());
    SUBCASE("a release that is withheld") {}
    SUBCASE("a release that was withheld under an emergency card") {
      REQUIRE(strip.draw(card, 20).has_value());
    }
    REQUIRE(strip.draw(after, 40).has_value());
    CHECK(strip.picture() == fresh.picture());
  }

  TEST_CASE("caption output: a window claims what it has drawn") {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    auto type = test::type_case();
    test::FakeClock clock;
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    int changes = 0;
    auto opened = CaptionOutput::open(caption("window:", {{"key", "00ff00"}}), *loop, clock, type,
                                      [&] { ++changes; });
    REQUIRE(opened.has_value());
    CaptionOutput& output = **opened;
    output.take(test::fresh(test::sample_release()));
    CHECK_FALSE(output.settled());
    clock.tick(milliseconds(100));
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    CHECK(output.settled());
    CHECK(changes >= 1);
    CHECK(output.line().serial == "1-42");
    CHECK(output.line().proof == content::Proof::kDrawn);
  }

  TEST_CASE("encoder: ffmpeg makes a transport stream that others can read, and is started again") {
    REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
    auto type = test::type_case();
    const test::TempDir folder;
    const fs::path file = folder.path() / "out.ts";
    const SystemClock clock;
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    {
      auto opened = CaptionOutput::open(
          caption("file:" + file.string(), {{"key", "00ff00"}, {"codec", "mpeg2"}}), *loop, clock,
          type, [] {});
      REQUIRE(opened.has_value());
      CaptionOutput& output = **opened;
      output.take(test::fresh(test::sample_release()));
      REQUIRE(turn_until(*loop, clock, [&] { return output.settled(); }));
      CHECK(output.line().proof == content::Proof::kSent);
      CHECK(output.line().seen == content::Seen::kUnknown);

      ::kill(output.encoder()->child(), SIGKILL);
      REQUIRE(turn_until(*loop, clock, [&] { return output.trouble().has_value(); }));
      CHECK(output.line().seen == content::Seen::kNotSeen);
      CHECK(output.trouble()->word == "E2301");
      REQUIRE(turn_until(*loop, clock, [&] { return output.settled(); }));
      CHECK(output.encoder()->starts() == 2);
      const SteadyTime end = clock.steady() + milliseconds(800);
      while (clock.steady() < end) REQUIRE(loop->turn(clock, end).has_value());
    }
    // A reader that is not ours finds the key colour and the strip on it.
    const test::Ran probed =
        test::run_program({"/usr/bin/ffprobe", "-v", "error", "-show_entries",
                           "stream=codec_name,width,height", "-of", "csv=p=0", file.string()},
                          folder.path() / "probe.txt");
    CHECK(probed.code == 0);
    CHECK(probed.output.find("mpeg2video,640,360") != std::string::npos);
    const fs::path frame = folder.path() / "frame.ppm";
    const test::Ran taken = test::run_program(
        {"/usr/bin/ffmpeg", "-v", "error", "-i", file.string(), "-frames:v", "1", frame.string()},
        folder.path() / "frame.txt");
    CHECK(taken.code == 0);
    const auto picture = read_file(frame, std::size_t{1} << 20);
    REQUIRE(picture.has_value());
    constexpr std::size_t kHead = 15;  // "P6\n640 360\n255\n"
    REQUIRE(picture->size() == kHead + 640 * 360 * 3);
    const auto part = [&](int x, int y, int which) {
      return static_cast<unsigned char>(
          (*picture)[kHead + static_cast<std::size_t>((y * 640 + x) * 3 + which)]);
    };
    CHECK(part(20, 20, 0) < 40);
    CHECK(part(20, 20, 1) > 200);
    CHECK(part(20, 20, 2) < 40);
    const auto plan = caption_plan(caption("window:"));
    CHECK(part(plan->strip.x + 200, plan->strip.y + 3, 1) < 150);  // the strip is not green
  }

  TEST_CASE("encoder: a program that is not there is told with what to install") {
    auto type = test::type_case();
    const SystemClock clock;
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    auto opened = CaptionOutput::open(
        caption("udp:127.0.0.1:5000"), *loop, clock, type, [] {}, "no-such-ffmpeg");
    REQUIRE(opened.has_value());
    REQUIRE((*opened)->trouble().has_value());
    CHECK((*opened)->trouble()->what.en.find("install") != std::string::npos);
    CHECK((*opened)->line().seen == content::Seen::kNotSeen);
  }
}
