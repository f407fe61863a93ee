// The thread that writes the display log: what waits for the disk, and what the disk waits for.
#include "signage/log/log_writer.h"

#include <atomic>

#include "signage/log/log_key.h"
#include "signage/log/log_seal.h"
#include "tests/signage/log_lines.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;
using test::lines_of;
using test::opened;
using test::shows;
using test::text_of;
using test::when;

namespace {

/// Two threads look at it: it is moved by hand.
class HandClock final : public Clock {
 public:
  [[nodiscard]] WallTime wall() const override { return WallTime{}; }
  [[nodiscard]] SteadyTime steady() const override {
    return SteadyTime{std::chrono::milliseconds{ms}};
  }
  std::atomic<std::int64_t> ms{1000};
};

}  // namespace

TEST_SUITE("display log") {
  TEST_CASE("log writer: a fault waits for the sync of that second") {
    test::TempDir dir;
    const WallTime day = when("2026-11-23T10:00:00");
    HandClock clock;
    LogWriter writer(opened(dir.path(), day), clock);
    const auto put = [&](LogEvent event) {
      writer.put({.time = day, .event = event, .display = "lobby-1"});
      writer.flush();
    };
    put(LogEvent::kFault);
    put(LogEvent::kHealed);
    CHECK_FALSE(writer.synced());
    clock.ms += 999;
    put(LogEvent::kFault);
    CHECK_FALSE(writer.synced());
    clock.ms += 1;
    writer.drain();
    CHECK(writer.synced());
    put(LogEvent::kOverride);  // and this waits for nothing
    CHECK(writer.synced());
  }

  TEST_CASE("log writer: lines put by the loop are on the disk, and the stop is signed") {
    test::TempDir dir;
    const WallTime now = when("2026-11-23T12:00:00");
    {
      HandClock clock;
      LogWriter writer(opened(dir.path(), now), clock);
      for (int i = 0; i < 500; ++i) writer.put(shows(now + i * 1s, "第" + std::to_string(i)));
      writer.flush();
      CHECK(lines_of(text_of(dir / "000001.2026-11-23.log")).size() == 502);
      CHECK_FALSE(writer.trouble().has_value());
    }
    const auto key = log_public_key(dir.path());
    REQUIRE(key.has_value());
    const auto seal = read_seal(dir.path(), LogFile{1, Date{2026y / 11 / 23}}, *key);
    REQUIRE(seal.has_value());
    CHECK(seal->last == 503);
  }
}
