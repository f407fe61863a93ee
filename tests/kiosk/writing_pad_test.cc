#include "kiosk/touch/writing_pad.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/touch/entry.h"
#include "kiosk/touch/keyboard.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::FakeClock;
using std::chrono::milliseconds;

namespace {

/// Says how many strokes it was shown, and counts how often it was asked.
struct Counter {
  int asked = 0;
  Reader reader() {
    return [this](std::span<const handwriting::StrokeView> strokes) {
      ++asked;
      return std::vector<char32_t>(strokes.size(), U'一');
    };
  }
};

void write(WritingPad& pad, FakeClock& clock, int x) {
  pad.on_pen({PenTouch::Phase::kDown, {x, 10}, clock.steady()});
  pad.on_pen({PenTouch::Phase::kMove, {x + 40, 10}, clock.steady()});
  pad.on_pen({PenTouch::Phase::kUp, {x + 80, 10}, clock.steady()});
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("writing pad: reads after every stroke, shows after 600 ms of rest") {
    FakeClock clock;
    Counter counter;
    WritingPad pad;
    CHECK_FALSE(pad.deadline());
    write(pad, clock, 0);
    REQUIRE(pad.deadline());
    CHECK(*pad.deadline() <= clock.steady());  // to be read at once
    CHECK_FALSE(pad.on_tick(clock.steady(), counter.reader()));
    CHECK(counter.asked == 1);
    CHECK(pad.candidates().empty());
    CHECK(*pad.deadline() == clock.steady() + milliseconds(600));

    clock.tick(milliseconds(400));
    write(pad, clock, 100);
    CHECK_FALSE(pad.on_tick(clock.steady(), counter.reader()));
    CHECK(counter.asked == 2);
    clock.tick(milliseconds(599));
    CHECK_FALSE(pad.on_tick(clock.steady(), counter.reader()));
    clock.tick(milliseconds(1));
    CHECK(pad.on_tick(clock.steady(), counter.reader()));
    CHECK(pad.candidates().size() == 2);
    CHECK(counter.asked == 2);
    CHECK_FALSE(pad.deadline());
  }

  TEST_CASE("writing pad: nothing is read and nothing changes while the finger writes") {
    FakeClock clock;
    Counter counter;
    WritingPad pad;
    write(pad, clock, 0);
    pad.on_pen({PenTouch::Phase::kDown, {5, 50}, clock.steady()});
    clock.tick(milliseconds(5'000));
    CHECK_FALSE(pad.deadline());
    CHECK_FALSE(pad.on_tick(clock.steady(), counter.reader()));
    CHECK(counter.asked == 0);
  }

  TEST_CASE("writing pad: undo shows at once what is left, clear shows nothing") {
    FakeClock clock;
    Counter counter;
    WritingPad pad;
    write(pad, clock, 0);
    write(pad, clock, 100);
    clock.tick(milliseconds(600));
    pad.on_tick(clock.steady(), counter.reader());
    CHECK(pad.candidates().size() == 2);
    pad.undo();
    CHECK(pad.on_tick(clock.steady(), counter.reader()));
    CHECK(pad.candidates().size() == 1);
    pad.undo();
    CHECK(pad.on_tick(clock.steady(), counter.reader()));
    CHECK(pad.candidates().empty());
    write(pad, clock, 0);
    pad.clear();
    CHECK_FALSE(pad.deadline());
    CHECK(pad.candidates().empty());
  }

  TEST_CASE("writing pad: its ink is wiped with it, whoever still holds it") {
    std::shared_ptr<const handwriting::Ink> held;
    {
      FakeClock clock;
      WritingPad pad;
      write(pad, clock, 7);
      held = pad.ink();
      CHECK_FALSE(held->empty());
    }
    CHECK(held->empty());
    CHECK(std::ranges::all_of(held->memory(),
                              [](const auto& p) { return p == handwriting::InkPoint{}; }));
  }

  TEST_CASE("entry: keys and writing fill the same text, and the text never moves in memory") {
    Entry entry;
    const char* const bytes = entry.text().data();
    CHECK_FALSE(entry.by_hand());
    CHECK(entry.on_action("input:hand"));
    CHECK(entry.by_hand());
    CHECK(entry.on_action("write:3"));  // there is no such candidate: nothing
    CHECK(entry.text().empty());
    CHECK(entry.on_action("input:keys"));
    CHECK_FALSE(entry.by_hand());
    for (int i = 0; i < 60; ++i) CHECK(entry.on_action("key:a"));
    CHECK(entry.text().size() == kLongestQuery);
    CHECK(entry.text().data() == bytes);
    for (const char* other : {"write:", "write:x", "write:10", "input:", "open:1", "kind:1"}) {
      CHECK_FALSE(entry.on_action(other));
    }
  }

  TEST_CASE("keyboard: delete takes a whole Chinese character, typing never half of one") {
    std::string typed = "血A";
    CHECK(type_key(typed, "key:delete"));
    CHECK(typed == "血");
    CHECK(type_key(typed, "key:delete"));
    CHECK(typed.empty());
    for (int i = 0; i < 20; ++i) type_character(typed, U'血');
    CHECK(typed.size() == 39);  // thirteen characters
  }
}
