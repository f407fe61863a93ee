// Motion locked to a made-up monitor: its pictures come when they come, and presents wait for them.
#include "signage/screen/picture_clock.h"

#include <doctest/doctest.h>

#include <cmath>
#include <tuple>

#include "signage/screen/frame_clock.h"

using namespace gongshi;
using namespace gongshi::signage;
using std::chrono::microseconds;

namespace {

constexpr SteadyTime kStart{std::chrono::hours{5}};

/// Shows a picture every `period_us`, beginning with kStart.
struct Monitor {
  double period_us;

  [[nodiscard]] std::int64_t picture_after(SteadyTime now) const {
    return static_cast<std::int64_t>(
               std::floor(static_cast<double>((now - kStart).count()) / period_us)) +
           1;
  }
  [[nodiscard]] SteadyTime begin_of(std::int64_t picture) const {
    return kStart + microseconds{std::llround(static_cast<double>(picture) * period_us)};
  }
};

/// A screen that draws and presents frame after frame.
struct Drawer {
  Monitor monitor;
  FrameClock& clock;
  SteadyTime now = kStart;
  std::int64_t picture = 0;  // of the monitor, that shows the last frame
  std::int64_t moved = 0;

  /// The present waits for the monitor and the thread wakes up `late` after its picture.
  void frame(microseconds drawing, microseconds late) {
    const FrameClock::Frame frame = clock.frame(now);
    picture = monitor.picture_after(now + drawing);
    moved = frame.moved_px;
    const SteadyTime back = monitor.begin_of(picture) + late;
    clock.presented(frame, back);
    now = std::max(back, frame.next);
  }
};

}  // namespace

TEST_SUITE("screen") {
  TEST_CASE("frame clock: ten minutes on a monitor of 59.94 Hz show each picture one pixel on") {
    for (const double period : {16'683.35, 16'611.3, 16'666.67}) {
      FrameClock clock(60, 60, kStart, 1000);
      clock.lock(microseconds{std::llround(period) + 40}, kStart);  // measured not quite right
      Drawer drawer{{period}, clock};
      drawer.frame(microseconds{3000}, microseconds{100});
      for (int i = 1; i < 36'000; ++i) {
        const std::int64_t picture = drawer.picture;
        const std::int64_t moved = drawer.moved;
        drawer.frame(microseconds{500 + i * 7919 % 5000}, microseconds{i * 104'729 % 900});
        REQUIRE(drawer.picture == picture + 1);
        REQUIRE(drawer.moved == moved + 1);
      }
      CHECK(clock.stats().frames() == 36'000);
      CHECK(clock.stats().late() == 0);
      CHECK(std::abs(static_cast<double>(clock.period().count()) - period) < 20);
    }
  }

  TEST_CASE("frame clock: a slow step and a fast monitor take every so many pictures") {
    FrameClock slow(20, 60, kStart, 0);
    slow.lock(microseconds{16'683}, kStart);
    FrameClock fast(60, 60, kStart, 0);
    fast.lock(microseconds{8'340}, kStart);  // 119.9 Hz
    for (auto [clock, period, pictures] :
         {std::tuple{&slow, 16'683.35, 3}, std::tuple{&fast, 8'340.3, 2}}) {
      Drawer drawer{{period}, *clock};
      drawer.frame(microseconds{2000}, microseconds{0});
      for (int i = 0; i < 3000; ++i) {
        const std::int64_t picture = drawer.picture;
        const std::int64_t moved = drawer.moved;
        drawer.frame(microseconds{2000}, microseconds{i % 300});
        // The very first one was drawn with the next picture, not at its place on the grid.
        if (i > 0) REQUIRE(drawer.picture == picture + pictures);
        REQUIRE(drawer.moved == moved + 1);
      }
      CHECK(clock->stats().late() == 0);
    }
  }

  TEST_CASE("frame clock: a frame that misses its picture is late and the next one stands right") {
    FrameClock clock(60, 60, kStart, 0);
    clock.lock(microseconds{16'667}, kStart);
    Drawer drawer{{16'666.67}, clock};
    for (int i = 0; i < 100; ++i) drawer.frame(microseconds{2000}, microseconds{50});
    CHECK(clock.stats().late() == 0);
    const std::int64_t picture = drawer.picture;
    const std::int64_t moved = drawer.moved;
    drawer.frame(microseconds{12'000}, microseconds{50});
    CHECK(drawer.picture == picture + 2);
    drawer.frame(microseconds{2000}, microseconds{50});
    CHECK(drawer.picture == picture + 3);
    CHECK(drawer.moved == moved + 3);
    CHECK(clock.stats().skipped() == 1);
    CHECK(clock.stats().late() == 2);
    for (int i = 0; i < 100; ++i) drawer.frame(microseconds{2000}, microseconds{50});
    CHECK(clock.stats().late() == 2);
  }

  TEST_CASE("frame clock: where presents no longer wait it goes on by itself, without a jump") {
    FrameClock clock(60, 60, kStart, 0);
    clock.lock(microseconds{16'667}, kStart);
    SteadyTime now = kStart;
    std::int64_t moved = -1;
    for (int i = 0; i < 1000; ++i) {
      const FrameClock::Frame frame = clock.frame(now);
      if (i > 0) REQUIRE(frame.moved_px == moved + 1);
      moved = frame.moved_px;
      clock.presented(frame, now + microseconds{1000});
      now = frame.next;
    }
    CHECK_FALSE(clock.locked());
    CHECK(clock.stats().frames() == 1000);
  }
}
