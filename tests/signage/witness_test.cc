// What outputs prove becomes lines of the display log, once each, in the order of events.
#include "signage/log/witness.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "content/schema.h"
#include "signage/playlist/playlist.h"
#include "signage/watchdog/pulse.h"
#include "signage/watchdog/watchdog.h"
#include "tests/signage/editions.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

/// A display that shows and proves what the test says.
class FakeOutput final : public Output {
 public:
  explicit FakeOutput(std::string name) { display_.name = std::move(name); }
  [[nodiscard]] const config::Display& display() const override { return display_; }
  void take(const Edition&) override {
    if (on_take) on_take();
  }
  [[nodiscard]] content::DisplayLine line() const override {
    content::DisplayLine line;
    line.display = display_.name;
    line.proof = proof;
    line.serial = serial;
    line.seen = seen;
    return line;
  }
  [[nodiscard]] bool settled() const override { return strongest; }
  [[nodiscard]] std::optional<Error> trouble() const override { return error; }
  [[nodiscard]] const Shown* shown() const override { return stands ? &*stands : nullptr; }
  [[nodiscard]] std::optional<SteadyTime> due() const override { return next; }

  void show(const std::string& id, const std::string& text, content::Proof how, bool best) {
    stands = Shown{{id}, text, std::string(64, 'a'), "1-42"};
    proof = how;
    strongest = best;
  }

  config::Display display_;
  std::optional<Shown> stands;
  content::Proof proof = content::Proof::kNone;
  content::Seen seen = content::Seen::kSeen;
  bool strongest = false;
  std::string serial;
  std::optional<Error> error;
  std::optional<SteadyTime> next;
  std::function<void()> on_take;
};

struct Lobby {
  Lobby() {
    auto made = std::make_unique<FakeOutput>("lobby-1");
    board = made.get();
    outputs.push_back(std::move(made));
  }
  void look() { witness.look(outputs, clock.wall(), clock.steady()); }
  void after(std::chrono::milliseconds time) {
    clock.tick(time);
    look();
  }
  [[nodiscard]] std::vector<LogLine> of(LogEvent event) const {
    std::vector<LogLine> found;
    for (const LogLine& line : lines) {
      if (line.event == event) found.push_back(line);
    }
    return found;
  }

  test::FakeClock clock{*parse_time("2026-11-23T10:00:00")};
  std::vector<LogLine> lines;
  Witness witness{[this](LogLine line) { lines.push_back(std::move(line)); }};
  std::vector<std::unique_ptr<Output>> outputs;
  FakeOutput* board = nullptr;
};

constexpr auto kSent = content::Proof::kSent;
constexpr auto kAcknowledged = content::Proof::kAcknowledged;
constexpr auto kReadBack = content::Proof::kReadBack;

}  // namespace

TEST_SUITE("display log") {
  TEST_CASE("witness: a text is said once, with the best proof and since when it stood there") {
    Lobby lobby;
    lobby.look();
    CHECK(lobby.of(LogEvent::kShow).empty());
    const WallTime since = lobby.clock.wall() + 1s;
    lobby.clock.tick(1s);
    lobby.board->show("message:a", "欢迎", kAcknowledged, false);
    lobby.look();
    CHECK(lobby.of(LogEvent::kShow).empty());  // a better proof may come
    lobby.board->show("message:a", "欢迎", kReadBack, true);
    for (int i = 0; i < 5; ++i) lobby.after(1s);
    const auto shows = lobby.of(LogEvent::kShow);
    REQUIRE(shows.size() == 1);
    CHECK(shows[0].proof == kReadBack);
    CHECK(shows[0].since == since);
    CHECK(shows[0].time == since + 1s);
    CHECK(shows[0].words.zh == "欢迎");
    CHECK(shows[0].items == std::vector<std::string>{"message:a"});
    CHECK(shows[0].display == "lobby-1");
  }

  TEST_CASE("witness: a proof that never gets better is said as it is") {
    Lobby lobby;
    lobby.board->show("message:a", "欢迎", kAcknowledged, false);
    lobby.look();
    for (int i = 0; i < 5; ++i) lobby.after(1s);
    REQUIRE(lobby.of(LogEvent::kShow).size() == 1);
    CHECK(lobby.of(LogEvent::kShow)[0].proof == kAcknowledged);
    // And when the next text comes first.
    lobby.board->show("message:b", "停诊", kSent, false);
    lobby.look();
    lobby.board->show("message:a", "欢迎", kAcknowledged, false);
    lobby.after(500ms);
    REQUIRE(lobby.of(LogEvent::kShow).size() == 2);
    CHECK(lobby.of(LogEvent::kShow)[1].words.zh == "停诊");
    CHECK(lobby.of(LogEvent::kShow)[1].proof == kSent);
  }

  TEST_CASE(
      "witness: a picture whose hash is under way is waited for, unless the next text comes") {
    Lobby lobby;
    lobby.board->show("message:a", "欢迎", kReadBack, true);
    const WallTime since = lobby.clock.wall() - 300ms;
    lobby.board->stands->since = since;
    lobby.board->stands->picture.clear();
    lobby.board->stands->hashing = true;
    for (int i = 0; i < 8; ++i) lobby.after(1s);
    CHECK(lobby.of(LogEvent::kShow).empty());
    lobby.board->show("message:a", "欢迎", kReadBack, true);
    lobby.after(1s);
    REQUIRE(lobby.of(LogEvent::kShow).size() == 1);
    CHECK(lobby.of(LogEvent::kShow)[0].picture == std::string(64, 'a'));
    CHECK(lobby.of(LogEvent::kShow)[0].since == since);
    // Another picture under the same words is said, with its own time.
    lobby.board->stands->picture = std::string(64, 'b');
    lobby.after(1s);
    REQUIRE(lobby.of(LogEvent::kShow).size() == 2);
    CHECK(lobby.of(LogEvent::kShow)[1].since == lobby.clock.wall());
    lobby.board->show("message:b", "停诊", kReadBack, true);
    lobby.board->stands->picture.clear();
    lobby.board->stands->hashing = true;
    lobby.after(1s);
    lobby.board->show("message:c", "开诊", kReadBack, true);
    lobby.after(1s);
    REQUIRE(lobby.of(LogEvent::kShow).size() == 4);
    CHECK(lobby.of(LogEvent::kShow)[2].words.zh == "停诊");
    CHECK(lobby.of(LogEvent::kShow)[2].picture.empty());
  }

  TEST_CASE("witness: what was not proved at all is not said") {
    Lobby lobby;
    lobby.board->proof = kAcknowledged;
    for (int i = 0; i < 60; ++i) lobby.after(1s);
    CHECK(lobby.of(LogEvent::kShow).empty());
  }

  TEST_CASE("witness: a caption strip that has drawn an issue shows the words of its rotation") {
    Lobby lobby;
    lobby.board->display_.kind = "caption";
    const Edition edition = test::fresh(test::sample_release());
    lobby.witness.took(edition, lobby.outputs, lobby.clock.wall());
    lobby.board->strongest = true;
    lobby.after(1s);
    CHECK(lobby.of(LogEvent::kShow).empty());
    lobby.board->proof = content::Proof::kDrawn;
    lobby.after(1s);
    CHECK(lobby.of(LogEvent::kShow).empty());  // of another issue, or of none
    lobby.board->serial = "1-42";
    lobby.after(1s);
    lobby.after(1s);
    REQUIRE(lobby.of(LogEvent::kShow).size() == 1);
    const LogLine shown = lobby.of(LogEvent::kShow)[0];
    CHECK(shown.proof == content::Proof::kDrawn);
    const Showing showing = at(edition, lobby.board->display(), lobby.clock.wall());
    for (const Item& item : showing.rotation) {
      CHECK(shown.words.zh.find(item.text) != std::string::npos);
    }
  }

  TEST_CASE("witness: a fault is said once, and what stands there afterwards anew") {
    Lobby lobby;
    lobby.board->show("message:a", "欢迎", kReadBack, true);
    lobby.look();
    lobby.board->error = Error{Errc::kIo, {"丢失了内容", "lost its content"}, "E2104"};
    lobby.board->stands.reset();
    lobby.after(1s);
    lobby.board->error->what.en = "lost its content once more";
    lobby.after(1s);
    REQUIRE(lobby.of(LogEvent::kFault).size() == 1);
    CHECK(lobby.of(LogEvent::kFault)[0].items.at(0) == "E2104");
    CHECK(lobby.of(LogEvent::kFault)[0].words.zh == "丢失了内容");
    lobby.board->error.reset();
    lobby.board->show("message:a", "欢迎", kReadBack, true);
    lobby.after(1s);
    CHECK(lobby.of(LogEvent::kHealed).size() == 1);
    CHECK(lobby.of(LogEvent::kShow).size() == 2);
    lobby.board->seen = content::Seen::kNotSeen;
    lobby.board->stands.reset();
    lobby.after(1s);
    REQUIRE(lobby.of(LogEvent::kFault).size() == 2);
    CHECK(lobby.of(LogEvent::kFault)[1].items.at(0) == "not-seen");
  }

  TEST_CASE("witness: a new issue, what it withdraws, and a card with who started it") {
    Lobby lobby;
    const Edition first = test::fresh(test::sample_release());
    lobby.witness.took(first, lobby.outputs, lobby.clock.wall());
    REQUIRE(lobby.of(LogEvent::kPublish).size() == 1);
    CHECK(lobby.of(LogEvent::kPublish)[0].serial == "1-42");
    CHECK(lobby.of(LogEvent::kPublish)[0].about == first.release->id().manifest_hash);
    // The next issue has no messages any more.
    auto objects = test::sample_objects();
    content::ReleaseId id = test::sample_id();
    id.seq = 43;
    objects[std::string(content::kMessageTable)] = *content::write_messages({});
    const auto loaded = content::Release::load(
        id, std::make_shared<const content::MemoryObjects>(content::MemoryObjects(objects)));
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().what.en);
    const Showing before = at(first, lobby.board->display(), lobby.clock.wall());
    Edition second = test::fresh(*loaded);
    lobby.witness.took(second, lobby.outputs, lobby.clock.wall());
    CHECK(lobby.of(LogEvent::kPublish).size() == 2);
    lobby.after(1s);
    CHECK(lobby.of(LogEvent::kWithdraw).empty());  // the board has not shown anything else yet
    lobby.board->show("name", "青溪市第一人民医院", kReadBack, true);
    lobby.after(1s);
    CHECK(lobby.of(LogEvent::kWithdraw).empty());  // that is the former issue's serial still
    lobby.board->stands->serial = "1-43";
    lobby.after(1s);
    const auto gone = lobby.of(LogEvent::kWithdraw);
    REQUIRE(gone.size() == 1);
    CHECK(gone[0].serial == "1-43");
    CHECK(gone[0].proof == kReadBack);
    bool has_message = false;
    for (const Item& item : before.rotation) {
      const bool named =
          std::find(gone[0].items.begin(), gone[0].items.end(), item.id) != gone[0].items.end();
      CHECK(named == item.id.starts_with("message:"));
      has_message = has_message || item.id.starts_with("message:");
    }
    CHECK(has_message);
    second.emergency = EmergencyRun{"fire", lobby.clock.wall(), lobby.clock.wall() + 10min};
    lobby.witness.because(true, {"由 值班员 启动", "started by the desk"});
    lobby.witness.took(second, lobby.outputs, lobby.clock.wall());
    second.emergency.reset();
    lobby.witness.took(second, lobby.outputs, lobby.clock.wall());
    REQUIRE(lobby.of(LogEvent::kOverride).size() == 1);
    CHECK(lobby.of(LogEvent::kOverride)[0].items.at(0) == "fire");
    CHECK(lobby.of(LogEvent::kOverride)[0].words.en.starts_with("started by the desk"));
    CHECK(lobby.of(LogEvent::kOverrideEnd).size() == 1);
    Edition none;
    none.withheld = true;
    lobby.witness.took(none, lobby.outputs, lobby.clock.wall());
    CHECK(lobby.of(LogEvent::kWithdraw).back().display.empty());
  }

  TEST_CASE("witness: displays hear of a card before the log does") {
    Lobby lobby;
    Edition edition = test::fresh(test::sample_release());
    give(edition, lobby.outputs, lobby.witness, lobby.clock.wall());
    edition.emergency = EmergencyRun{"fire", lobby.clock.wall(), lobby.clock.wall() + 10min};
    int taken = 0;
    lobby.board->on_take = [&] {
      ++taken;
      CHECK(lobby.of(LogEvent::kOverride).empty());
    };
    give(edition, lobby.outputs, lobby.witness, lobby.clock.wall());
    CHECK(taken == 1);
    CHECK(lobby.of(LogEvent::kOverride).size() == 1);
  }

  TEST_CASE("witness: a card that goes on is one override, and what went under it is named") {
    Lobby lobby;
    Edition edition = test::fresh(test::sample_release());
    lobby.witness.took(edition, lobby.outputs, lobby.clock.wall());
    edition.emergency = EmergencyRun{"fire", lobby.clock.wall(), lobby.clock.wall() + 10min};
    lobby.witness.took(edition, lobby.outputs, lobby.clock.wall());
    edition.emergency->started += 1h;  // somebody set the clock
    edition.emergency->ends += 1h;
    lobby.witness.took(edition, lobby.outputs, lobby.clock.wall());
    CHECK(lobby.of(LogEvent::kOverride).size() == 1);
    CHECK(lobby.of(LogEvent::kOverrideEnd).empty());
    lobby.witness.because(true, {"重启后继续", "goes on after a restart"});
    lobby.witness.took(edition, lobby.outputs, lobby.clock.wall());
    REQUIRE(lobby.of(LogEvent::kOverride).size() == 2);
    CHECK(lobby.of(LogEvent::kOverride)[1].words.en.starts_with("goes on"));
    CHECK(lobby.of(LogEvent::kOverrideEnd).empty());

    edition.release = nullptr;  // every text of the board is withdrawn while the card runs
    edition.withheld = true;
    lobby.witness.took(edition, lobby.outputs, lobby.clock.wall());
    lobby.board->stands = Shown{};
    lobby.after(1s);
    bool named = false;
    for (const auto& line : lobby.of(LogEvent::kWithdraw)) {
      named = named || std::any_of(line.items.begin(), line.items.end(), [](const auto& id) {
                return std::string_view(id).starts_with("message:");
              });
    }
    CHECK(named);
  }

  TEST_CASE("witness: a new day says again what stands there, and a set clock is told") {
    Lobby lobby;
    lobby.board->show("message:a", "欢迎", kReadBack, true);
    lobby.look();
    CHECK(lobby.of(LogEvent::kShow).size() == 1);
    for (int i = 0; i < 15 * 60; ++i) lobby.after(1min);
    CHECK(lobby.of(LogEvent::kShow).size() == 2);
    CHECK(lobby.of(LogEvent::kAlive).size() == 90);
    CHECK(lobby.of(LogEvent::kClock).empty());
    const WallTime before = lobby.clock.wall();
    lobby.clock.step_wall(-1h);
    lobby.after(1s);
    REQUIRE(lobby.of(LogEvent::kClock).size() == 1);
    CHECK(lobby.of(LogEvent::kClock)[0].since == before + 1s);
    CHECK(lobby.of(LogEvent::kClock)[0].time == before - 1h + 1s);
  }

  TEST_CASE("watchdog: systemd is told nothing while an output is stuck, and again when it moves") {
    Lobby lobby;
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    int fed = 0;
    std::vector<std::string> told;
    Watchdog dog(
        *loop, lobby.clock, 10s, [&] { ++fed; },
        [&](const std::string& name, bool stuck) { told.push_back((stuck ? "-" : "+") + name); });
    dog.watch("lobby-1", [&](SteadyTime now) { return moves(*lobby.board, now); });
    Pulse pulse;
    dog.watch("store", [&](SteadyTime now) {
      const bool lives = pulse.lives(now);
      (void)pulse.ask(now);
      return lives;
    });
    const auto turn = [&] {
      lobby.clock.tick(10s);
      REQUIRE(loop->turn(lobby.clock, lobby.clock.steady()).has_value());
    };
    lobby.board->next = lobby.clock.steady() + 20s;
    turn();
    turn();
    CHECK(fed == 2);
    for (int i = 0; i < 3; ++i) {  // it should have acted
      turn();
      pulse.answer();
    }
    CHECK(fed < 5);
    CHECK(told == std::vector<std::string>{"-lobby-1"});
    CHECK(dog.stuck() == std::vector<std::string>{"lobby-1"});
    const int before = fed;
    lobby.board->next.reset();
    turn();
    pulse.answer();
    CHECK(fed == before + 1);
    CHECK(told.back() == "+lobby-1");
    // The thread that watches the store hangs: nothing comes for a minute, then it is stuck.
    for (int i = 0; i < 8; ++i) turn();
    CHECK(told.back() == "-store");
    const int hung = fed;
    turn();
    CHECK(fed == hung);
    pulse.answer();
    turn();
    CHECK(fed == hung + 1);
    CHECK(told.back() == "+store");
  }
}
