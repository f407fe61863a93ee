// Contacts at the emergency desk: a contact that stays closed has its card once, also over a
// restart, and one that could not have it is served later.
#include <doctest/doctest.h>

#include "signage/emergency/emergency_desk.h"
#include "tests/signage/emergency_cards.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

using drivers::ModemLines;

struct Relay final : ModemLines {
  explicit Relay(const unsigned& lines) : on(lines) {}
  Result<unsigned> read() override { return on; }
  const unsigned& on;
};

constexpr unsigned kFire = ModemLines::kCts;   // contact-1
constexpr unsigned kFire2 = ModemLines::kDcd;  // contact-2
constexpr unsigned kWater = ModemLines::kDsr;  // contact-3, latched

/// A desk with three contacts on one port; its service may be restarted.
struct Duty {
  Duty() {
    site.state_folder = dir / "state";
    site.socket = dir / "socket";
    for (const auto& [line, card] : {std::pair{"cts", "fire"}, {"dcd", "fire"}, {"dsr", "water"}}) {
      config::Contact contact;
      contact.port = "serial:/dev/gongshi-fire";
      contact.line = line;
      contact.card = card;
      contact.latch = site.contacts.size() == 2;
      site.contacts.push_back(contact);
    }
    start();
  }

  void start() {
    EmergencyDesk::Calls calls;
    calls.event = [this](const EmergencyEvent& event) {
      told.push_back(std::string(emergency_event_word(event.kind)) + " " + event.card + " " +
                     event.by);
    };
    calls.boot = [this] { return BootMark{"11111111-1111-1111-1111-111111111111", up}; };
    desk = EmergencyDesk::open(
        loop, clock, site, edition, std::move(calls), [this](const drivers::Port&) {
          return Result<std::unique_ptr<ModemLines>>(std::make_unique<Relay>(on));
        });
    pass(500ms);
  }
  /// Killed, and started anew `off` later.
  void restart(std::chrono::milliseconds off = 0ms) {
    desk.reset();
    clock.tick(off);
    up += off;
    start();
  }
  /// The first second as the contacts look at their lines, what follows in strides.
  void pass(std::chrono::milliseconds time) {
    for (const auto end = up + time, fine = up + 1s; up < end;) {
      const auto step = up < fine ? 100ms : std::min<std::chrono::milliseconds>(10s, end - up);
      clock.tick(step);
      up += step;
      REQUIRE(loop.turn(clock, clock.steady()).has_value());
    }
  }
  void take(std::shared_ptr<const content::Release> release) {
    edition = test::fresh(std::move(release));
    desk->take(edition);
  }
  [[nodiscard]] std::string runs() const { return desk->run() ? desk->run()->card : ""; }
  [[nodiscard]] std::string last() const { return told.empty() ? "" : told.back(); }

  test::TempDir dir;
  test::FakeClock clock{*parse_time("2026-11-25T10:00:00+08:00")};
  std::chrono::milliseconds up{100s};
  Loop loop = *Loop::create({});
  config::Signage site;
  Edition edition = test::fresh(test::release_with_cards());
  unsigned on = 0;
  std::vector<std::string> told;
  std::unique_ptr<EmergencyDesk> desk;
};

}  // namespace

TEST_SUITE("emergency") {
  TEST_CASE("contact desk: a contact that stays closed has its card once, also after restarts") {
    Duty duty;
    duty.on = kFire;
    duty.pass(400ms);
    CHECK(duty.runs() == "fire");
    duty.pass(31min);
    CHECK(duty.runs().empty());
    CHECK(duty.last() == "ended fire contact-1");
    for (int i = 0; i < 3; ++i) {
      duty.restart();
      duty.pass(1min);
      CHECK(duty.runs().empty());
    }
    CHECK(duty.told.size() == 2);
    duty.on = 0;
    duty.pass(400ms);
    duty.restart();
    duty.on = kFire;
    duty.pass(400ms);
    CHECK(duty.runs() == "fire");
  }

  TEST_CASE("contact desk: one that opened while the service was down counts anew") {
    Duty duty;
    duty.on = kFire;
    duty.pass(31min);
    CHECK(duty.runs().empty());
    duty.on = 0;
    duty.restart();
    duty.on = kFire;
    duty.pass(400ms);
    CHECK(duty.runs() == "fire");
  }

  TEST_CASE("contact desk: a run that was over while the service was down is not begun again") {
    Duty duty;
    duty.on = kFire;
    duty.pass(10min);
    duty.restart(15min);
    CHECK(duty.runs() == "fire");
    duty.restart(15min);
    CHECK(duty.last() == "ended fire contact-1");
    duty.pass(1min);
    CHECK(duty.runs().empty());
    duty.restart();
    CHECK(duty.runs().empty());
  }

  TEST_CASE("contact desk: nor is one that a person has stopped, or another card replaced") {
    for (const bool replaced : {false, true}) {
      CAPTURE(replaced);
      Duty duty;
      duty.on = kFire;
      duty.pass(400ms);
      REQUIRE((replaced ? duty.desk->start("water", "kiosk") : duty.desk->stop("kiosk")).accepted);
      duty.pass(1s);
      CHECK(duty.runs() == (replaced ? "water" : ""));
      duty.restart();
      CHECK(duty.runs() == (replaced ? "water" : ""));
      duty.pass(11min);
      CHECK(duty.runs().empty());
    }
  }

  TEST_CASE("contact desk: one that closes while there is no card to start is served later") {
    Duty duty;
    duty.take(test::release_with_cards(false));
    duty.on = kFire;
    duty.pass(1min);
    CHECK(duty.told.empty());
    duty.take(nullptr);
    duty.pass(1s);
    duty.take(test::release_with_cards());
    duty.pass(300ms);
    CHECK(duty.runs() == "fire");
    CHECK(duty.last() == "started fire contact-1");

    // One that has opened meanwhile wants nothing any more.
    Duty gone;
    gone.take(test::release_with_cards(false));
    gone.on = kFire;
    gone.pass(1s);
    gone.on = 0;
    gone.pass(1s);
    gone.take(test::release_with_cards());
    gone.pass(1s);
    CHECK(gone.runs().empty());
  }

  TEST_CASE("contact desk: a card that was withdrawn in mid-run is begun when it is back") {
    Duty duty;
    duty.on = kFire;
    duty.pass(1min);
    duty.take(test::release_with_cards(false));
    CHECK(duty.last() == "withdrawn fire contact-1");
    duty.pass(1min);
    CHECK(duty.runs().empty());
    duty.take(test::release_with_cards());
    duty.pass(300ms);
    CHECK(duty.runs() == "fire");
  }

  TEST_CASE("contact desk: two contacts of one card: it runs as long as one of them is closed") {
    Duty duty;
    duty.on = kFire | kFire2;
    duty.pass(400ms);
    CHECK(duty.last() == "started fire contact-1");
    duty.on = kFire2;
    duty.pass(400ms);
    CHECK(duty.last() == "started fire contact-2");
    duty.pass(31min);
    CHECK(duty.runs().empty());
    duty.on = kFire | kFire2;
    duty.pass(31min);
    CHECK(duty.last() == "ended fire contact-1");
    duty.restart();
    CHECK(duty.runs().empty());
    CHECK(duty.told.size() == 6);
  }

  TEST_CASE("contact desk: a latched contact that has opened before the end may start it again") {
    Duty duty;
    duty.on = kWater;
    duty.pass(400ms);
    duty.on = 0;
    duty.pass(400ms);
    CHECK(duty.runs() == "water");
    duty.pass(11min);
    CHECK(duty.runs().empty());
    duty.on = kWater;
    duty.pass(400ms);
    CHECK(duty.runs() == "water");
  }

  TEST_CASE("contact desk: a spoilt record says so, and then a closed contact starts its card") {
    Duty duty;
    duty.on = kFire;
    duty.pass(31min);
    const fs::path record = duty.dir / "state/spent-contacts";
    REQUIRE(fs::exists(record));
    REQUIRE(write_file_atomic(record, "rubbish\n").has_value());
    duty.restart();
    CHECK(duty.runs() == "fire");
  }
}
