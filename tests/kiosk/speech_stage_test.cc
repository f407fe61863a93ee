// Every page of the tour read aloud; begun by a button, ended by the page, the visit, the visitor.
#include <doctest/doctest.h>

#include <cstdlib>

#include "kiosk/speech/speech_text.h"
#include "tests/kiosk/fake_voice.h"
#include "tests/kiosk/visitor.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::FakeVoice;
using test::Visitor;

namespace {

struct Listener {
  explicit Listener(const test::Glass& glass = test::kGlasses[0], const Manner& manner = {})
      : visitor(glass, manner) {
    visitor.stage.set_voice(&voice);
    visitor.wait(milliseconds(10));
  }
  FakeVoice voice;
  Visitor visitor;
};

}  // namespace

TEST_SUITE("kiosk speech") {
  TEST_CASE("stage: without a voice there is no button, with one nothing is said unasked") {
    Visitor silent;
    CHECK_FALSE(silent.sees("朗读"));
    Listener listener;
    CHECK(listener.visitor.sees("朗读"));
    REQUIRE(listener.visitor.tap("prices"));
    listener.visitor.wait(seconds(5));
    CHECK(listener.voice.all.empty());
    listener.voice.is_ready = false;
    listener.visitor.wait(milliseconds(10));
    CHECK_FALSE(listener.visitor.sees("朗读"));
  }

  TEST_CASE("requirement 24: every page is read aloud whole, in the order of the page model") {
    Listener listener;
    Visitor& visitor = listener.visitor;
    for (const test::Stop& stop : test::tour()) {
      if (stop.rests) continue;  // there is nobody to ask for it
      CAPTURE(std::string(stop.name));
      listener.voice.all.clear();
      go(visitor, stop);
      const auto expected =
          speech_text(visitor.stage.scene(), visitor.stage.offsets(), Language::kZh);
      REQUIRE(expected.size() >= 3);
      REQUIRE(visitor.tap("@speak"));
      for (std::size_t i = 0; i < expected.size() && visitor.stage.reading().active(); ++i) {
        listener.voice.end();
        visitor.wait(milliseconds(10));
      }
      CHECK(listener.voice.all == expected);
      CHECK_FALSE(visitor.stage.reading().active());
    }
  }

  TEST_CASE("stage: the bar is whole on every glass, and each of its buttons does what it says") {
    for (const test::Glass& glass : test::kGlasses) {
      for (const Manner& manner :
           {Manner{}, Manner{.contrast = true}, Manner{.language = Language::kEn}}) {
        Listener listener(glass, manner);
        Visitor& visitor = listener.visitor;
        REQUIRE(visitor.tap("@speak"));
        for (const std::string& fault :
             faults(visitor.placed(), visitor.stage.page_metrics(), *visitor.text)) {
          FAIL_CHECK(glass.pixels.w, " ", manner.contrast, ": ", fault);
        }
        if (const char* folder = std::getenv("GONGSHI_VIEW_PICTURES")) {
          visitor.save(std::string(folder) + "/speech-" + std::to_string(glass.pixels.w) + "-" +
                       std::to_string(int(glass.inch)) + (manner.contrast ? "-contrast" : "") +
                       std::string(code_of(manner.language)) + ".png");
        }
        REQUIRE(visitor.tap("@speech:louder"));
        CHECK(listener.voice.last.volume == 75);
        REQUIRE(visitor.tap("@speech:faster"));
        CHECK(listener.voice.last.speed == 20);
        REQUIRE(visitor.tap("@speech:pause"));
        CHECK(listener.voice.now.empty());
        REQUIRE(visitor.tap("@speech:pause"));
        CHECK_FALSE(listener.voice.now.empty());
        REQUIRE(visitor.tap("@speak"));
        CHECK(listener.voice.now.empty());
        CHECK_FALSE(visitor.sees("@speech:louder"));
      }
    }
  }

  TEST_CASE("stage: another page, another size and another language bring silence") {
    Listener listener;
    Visitor& visitor = listener.visitor;
    for (const char* const way : {"prices", "@home", "@text-size", "@language"}) {
      REQUIRE(visitor.tap("@speak"));
      CHECK_FALSE(listener.voice.now.empty());
      REQUIRE(visitor.tap(way));
      CHECK(listener.voice.now.empty());
      CHECK_FALSE(visitor.stage.reading().active());
    }
  }

  TEST_CASE("requirement 25: volume and speed are the usual ones again after each visit") {
    Listener listener;
    Visitor& visitor = listener.visitor;
    DeviceSettings device;
    device.volume = 40;
    visitor.stage.set_device(device);
    REQUIRE(visitor.tap("@speak"));
    REQUIRE(visitor.tap("@speech:louder"));
    REQUIRE(visitor.tap("@speech:slower"));
    CHECK(listener.voice.last.volume == 55);
    REQUIRE(visitor.tap("@speech:pause"));
    visitor.wait(seconds(61));
    CHECK_FALSE(visitor.stage.reading().active());
    CHECK(visitor.stage.reading().volume() == 40);
    CHECK(visitor.stage.reading().speed() == 0);
  }

  TEST_CASE("stage: whoever listens is not sent home, whoever has paused is") {
    Listener listener;
    Visitor& visitor = listener.visitor;
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.tap("@speak"));
    for (int i = 0; i < 10; ++i) visitor.wait(seconds(15));
    CHECK(visitor.page() != "home");
    REQUIRE(visitor.tap("@speech:pause"));
    visitor.wait(seconds(61));
    CHECK(visitor.page() == "home");
  }
}
