// A whole host: the daemon, its store and socket, and simulated cards of many kinds behind real
// ptys and sockets. Judged from the cards' side.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <nlohmann/json.hpp>
#include <thread>

#include "content/schema.h"
#include "device.h"
#include "drivers/simulator/panel/lg_card.h"
#include "drivers/simulator/simulator.h"
#include "signage/board/board_frame.h"
#include "signage/daemon.h"
#include "tests/signage/emergency_cards.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

namespace sim = drivers::simulator;

const char* const kShort = "火警！请撤离";

/// The machine's clocks, which may leap: both, or the wall clock alone.
class LeapingClock final : public Clock {
 public:
  explicit LeapingClock(WallTime start) : start_(start), begun_(real_.steady()) {}
  [[nodiscard]] WallTime wall() const override {
    return start_ + set_ + leapt_ +
           std::chrono::floor<std::chrono::milliseconds>(real_.steady() - begun_);
  }
  [[nodiscard]] SteadyTime steady() const override { return real_.steady() + leapt_; }
  void leap(std::chrono::milliseconds by) { leapt_ += by; }
  void set_wall(std::chrono::milliseconds by) { set_ += by; }

 private:
  SystemClock real_;
  WallTime start_;
  SteadyTime begun_;
  std::chrono::milliseconds leapt_{0}, set_{0};
};

struct Board {
  config::Display display;
  std::unique_ptr<sim::Simulator> card;
};

struct HungUp {
  const char* kind;
  int baud = 0;  // bytes take the time that they take at this speed
};

/// The sample hospital with emergency cards, in a store of its own.
class Host {
 public:
  Host() {
    publish(42, true);
    site_.site = "hosp-a";
    site_.store = device_.store();
    site_.displays_folder = device_.dir() / "displays";
    site_.signage.state_folder = device_.dir() / "state";
    site_.signage.socket = device_.dir() / "signage.sock";
  }

  /// `fire_until`: the last day of the fire card.
  void publish(std::uint64_t seq, bool with_fire, std::optional<Date> fire_until = {}) {
    auto content = test::Office::content(seq);
    std::vector<content::EmergencyCard> cards;
    if (with_fire) {
      cards.push_back(test::emergency_card("fire", "火警", test::kFireText, 30));
      cards.back().short_zh = kShort;
      cards.back().valid.to = fire_until;
    }
    cards.push_back(test::emergency_card("water", "停水", "本院临时停水", 10));
    content["table/emergency"] = {content::bundle::ObjectKind::kTable,
                                  *content::write_emergency_cards(cards)};
    REQUIRE(device_.import(office_.bundle(test::Office::issue(seq), content,
                                          {&office_.keys.office, &office_.keys.reviewer})) == "OK");
  }

  void hang_up(const HungUp& what) {
    auto cards = sim::make_line_cards(**sim::find_card_kind(what.kind), {}, {1}, {});
    REQUIRE(cards.has_value());
    sim::SimulatorOrder line;
    line.cards = *std::move(cards);
    line.wire = *sim::parse_wire("", (*sim::find_card_kind(what.kind))->lines);
    line.baud = what.baud;
    auto opened = sim::Simulator::open(loop, clock, std::move(line));
    REQUIRE_MESSAGE(opened.has_value(), what.kind);
    config::Display display;
    display.name = what.kind;
    display.kind = what.kind;
    display.port = (*opened)->address();
    display.width_px = 128;
    display.height_px = 32;
    if (display.kind == "onbon-k") display.options = {{"poll_s", "1"}};
    site_.displays.push_back(display);
    boards.push_back({display, *std::move(opened)});
  }

  void start() {
    auto opened = Daemon::open(loop, clock, site_, type);
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().what.en));
    daemon = *std::move(opened);
    daemon->serve_emergencies();
  }
  void settle() {
    for (const auto& output : daemon->outputs()) {
      CAPTURE(output->display().name);
      REQUIRE(takes(15s, [&] { return output->settled(); }).has_value());
    }
  }

  template <class Condition>
  std::optional<std::chrono::milliseconds> takes(std::chrono::milliseconds most,
                                                 const Condition& holds) {
    const SteadyTime begun = clock.steady();
    while (!holds()) {
      if (clock.steady() > begun + most) return std::nullopt;
      REQUIRE(loop.turn(clock, clock.steady() + 5ms).has_value());
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(clock.steady() - begun);
  }
  void pass(std::chrono::milliseconds time) {
    takes(time, [] { return false; });
  }

  /// A client of the socket, in a process of its own as it were.
  std::optional<content::EmergencyReply> ask(const content::EmergencyRequest& request) {
    std::optional<content::EmergencyReply> reply;
    std::atomic<bool> answered{false};
    std::thread person([&] {
      auto answer = content::ask_signage(site_.signage.socket, request, 5s);
      if (answer) reply = *std::move(answer);
      answered = true;
    });
    takes(6s, [&] { return answered.load(); });
    person.join();
    return reply;
  }

  /// The card itself says that it shows the emergency: its text, or lamp for lamp its picture.
  [[nodiscard]] bool alarmed(const Board& board) {
    const drivers::Now now{clock.wall(), clock.steady()};
    if (board.display.kind == "lg-rs232") {
      return dynamic_cast<sim::LgCard&>(board.card->card()).set.wanted_on;
    }
    const std::string text = board.card->card().state(now).dump();
    if (text.find("撤离") != std::string::npos || text.find("撤\\n离") != std::string::npos) {
      return true;
    }
    Edition edition = test::fresh(test::release_with_cards());
    edition.emergency = daemon->emergencies()->run();
    if (!edition.emergency) return false;
    Showing showing = at(edition, board.display, now.wall);
    showing.rotation[showing.current].text = kShort;
    const auto wanted = board_frame(showing, board.display, now.wall, type);
    REQUIRE(wanted.has_value());
    std::string picture;
    const drivers::Frame& frame = wanted->frame;
    for (std::size_t y = 0; y < 32; ++y) {
      for (std::size_t x = 0; x < 128; ++x) {
        picture += (unsigned{frame.bytes[y * frame.stride() + x / 8]} >> (7 - x % 8) & 1U) != 0
                       ? '#'
                       : '.';
      }
      picture += '\n';
    }
    return board.card->card().dots(font, now).text() == picture;
  }
  [[nodiscard]] bool all_alarmed() {
    return std::all_of(boards.begin(), boards.end(),
                       [&](const Board& board) { return alarmed(board); });
  }
  [[nodiscard]] bool none_alarmed() {
    return std::none_of(boards.begin(), boards.end(),
                        [&](const Board& board) { return alarmed(board); });
  }
  [[nodiscard]] config::Site& site() { return site_; }

 private:
  test::Office office_;
  test::Device device_{office_};
  config::Site site_;

 public:
  LeapingClock clock{*parse_time("2026-11-25T10:00:00+08:00")};
  Loop loop = *Loop::create({});
  fonts::TypeCase type = *fonts::TypeCase::open();
  sim::DotFont font = *sim::DotFont::open();
  std::vector<Board> boards;
  std::unique_ptr<Daemon> daemon;  // before the cards
};

}  // namespace

TEST_SUITE("emergency lobby") {
  TEST_CASE("emergency lobby: one order through the socket, on every kind of board within 2 s") {
    Host host;
    for (const HungUp& board :
         {HungUp{"onbon-k", 9600}, HungUp{"jetfile2", 19200}, HungUp{"cpower", 57600},
          HungUp{"huidu"}, HungUp{"parking-fk", 9600}, HungUp{"onbon-f0"}, HungUp{"ddp"}}) {
      host.hang_up(board);
    }
    host.start();
    host.settle();
    CHECK(host.none_alarmed());

    const auto reply = host.ask({content::EmergencyVerb::kStart, "fire", "command"});
    REQUIRE(reply.has_value());
    CHECK(reply->accepted);
    CHECK(reply->displays == 7);
    REQUIRE(reply->running.has_value());
    CHECK(reply->running->id == "fire");
    CHECK(reply->running->by == "command, uid " + std::to_string(::getuid()));
    CHECK(reply->running->ends - reply->running->started == 30min);

    const SteadyTime begun = host.clock.steady();
    std::map<std::string, std::int64_t> shown;
    host.takes(4s, [&] {
      for (const Board& board : host.boards) {
        if (shown.contains(board.display.name) || !host.alarmed(board)) continue;
        shown[board.display.name] =
            std::chrono::duration_cast<std::chrono::milliseconds>(host.clock.steady() - begun)
                .count();
      }
      return shown.size() == host.boards.size();
    });
    for (const Board& board : host.boards) {
      CAPTURE(board.display.name);
      REQUIRE(shown.contains(board.display.name));
      MESSAGE(board.display.name << " after " << shown[board.display.name] << " ms");
      CHECK(shown[board.display.name] < 2000);
    }

    // Half an hour later it has ended by itself, and every board is back to its ordinary content.
    host.clock.leap(29min);
    host.pass(300ms);
    CHECK(host.daemon->emergencies()->run().has_value());
    host.clock.leap(1min);
    REQUIRE(host.takes(8s, [&] { return host.none_alarmed(); }).has_value());
    CHECK_FALSE(host.daemon->emergencies()->run().has_value());
  }

  TEST_CASE("emergency lobby: a daemon that is killed in mid-run goes on where it was") {
    Host host;
    host.hang_up({"onbon-k"});
    host.start();
    host.settle();
    REQUIRE(host.daemon->emergencies()->start("fire", "contact-1").accepted);
    REQUIRE(host.takes(2s, [&] { return host.all_alarmed(); }).has_value());
    const WallTime ends = host.daemon->emergencies()->run()->ends;
    host.daemon.reset();
    host.start();
    REQUIRE(host.daemon->emergencies()->run().has_value());
    CHECK(std::chrono::abs(host.daemon->emergencies()->run()->ends - ends) < 1s);
    host.pass(300ms);
    CHECK(host.all_alarmed());
    CHECK(host.daemon->emergencies()->stop("command").accepted);
    REQUIRE(host.takes(3s, [&] { return host.none_alarmed(); }).has_value());
    host.daemon.reset();
    host.start();
    CHECK_FALSE(host.daemon->emergencies()->run().has_value());
  }

  TEST_CASE("emergency lobby: a board with its own timer ends the card though the host has died") {
    Host host;
    host.hang_up({"jetfile2"});
    host.start();
    host.settle();
    const auto sign = [&] {
      const auto state =
          host.boards[0].card->card().state({host.clock.wall(), host.clock.steady()});
      return state.at("emergency").get<std::string>();
    };
    CHECK(sign().empty());
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    REQUIRE(host.takes(2s, [&] { return sign().find("撤离") != std::string::npos; }).has_value());
    host.daemon.reset();
    host.clock.leap(29min);
    CHECK_FALSE(sign().empty());
    host.clock.leap(1min);
    CHECK(sign().empty());
    const auto below = host.boards[0].card->card().state({host.clock.wall(), host.clock.steady()});
    CHECK(below.dump().find("撤离") == std::string::npos);
  }

  TEST_CASE("emergency lobby: after a restart in mid-run a board's own timer has what is left") {
    Host host;
    host.hang_up({"jetfile2"});
    const RunRecord recorded{"fire", "command", 30min, 29min, host.clock.wall(), boot_mark()};
    REQUIRE(write_run_record(host.site().signage.state_folder, recorded).has_value());
    host.start();
    const auto sign = [&] {
      const auto state =
          host.boards[0].card->card().state({host.clock.wall(), host.clock.steady()});
      return state.at("emergency").get<std::string>();
    };
    REQUIRE(host.takes(5s, [&] { return !sign().empty(); }).has_value());
    host.daemon.reset();
    host.clock.leap(1min);
    CHECK(sign().empty());
  }

  TEST_CASE("emergency lobby: a clock that is set leaves the card where it is, and its end too") {
    Host host;
    host.hang_up({"onbon-k"});
    host.start();
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    REQUIRE(host.takes(3s, [&] { return host.all_alarmed(); }).has_value());
    for (const std::chrono::milliseconds step : {std::chrono::milliseconds{3h}, {-6h}}) {
      host.clock.set_wall(step);
      host.pass(400ms);
      CHECK(host.all_alarmed());
      const EmergencyRun run = *host.daemon->emergencies()->run();
      CHECK(run.ends - host.clock.wall() < 30min);
      CHECK(run.ends - host.clock.wall() > 29min);
    }
  }

  TEST_CASE("emergency lobby: an issue without the card ends it, one with it does not") {
    Host host;
    host.hang_up({"onbon-k"});
    host.start();
    host.settle();
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    REQUIRE(host.takes(2s, [&] { return host.all_alarmed(); }).has_value());
    host.publish(43, true);
    REQUIRE(host.takes(5s, [&] { return host.daemon->lines()[0].serial == "1-43"; }).has_value());
    CHECK(host.daemon->emergencies()->run().has_value());
    CHECK(host.all_alarmed());
    host.publish(44, false);
    REQUIRE(host.takes(5s, [&] { return host.none_alarmed(); }).has_value());
    CHECK_FALSE(host.daemon->emergencies()->run().has_value());
    const auto refused = host.daemon->emergencies()->start("fire", "command");
    CHECK_FALSE(refused.accepted);
    CHECK(refused.sentence.en == "there is no emergency card \"fire\" to start; there are: water");
  }

  TEST_CASE("emergency lobby: a card ends at the midnight after its last day") {
    Host host;
    const LocalTime today = to_local(host.clock.wall());
    host.publish(43, true, today.date);
    host.clock.set_wall(24h - std::chrono::minutes{today.minute_of_day} - 2s);
    host.start();
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    host.pass(300ms);
    CHECK(host.daemon->emergencies()->run().has_value());
    REQUIRE(host.takes(4s, [&] { return !host.daemon->emergencies()->run(); }).has_value());
    CHECK_FALSE(host.daemon->running().has_value());
  }

  TEST_CASE("emergency lobby: a fire panel's contact starts the card and takes its own back") {
    struct Relay final : drivers::ModemLines {
      explicit Relay(unsigned& lines) : on(lines) {}
      Result<unsigned> read() override { return on; }
      unsigned& on;
    };
    unsigned on = 0;
    Host host;
    host.hang_up({"onbon-k"});
    host.site().signage.contacts.push_back({.port = "serial:/dev/x", .card = "fire"});
    host.start();
    host.daemon->serve_emergencies([&](const drivers::Port&) {
      return Result<std::unique_ptr<drivers::ModemLines>>(std::make_unique<Relay>(on));
    });
    on = drivers::ModemLines::kCts;
    const auto reaction = host.takes(2s, [&] { return host.all_alarmed(); });
    REQUIRE(reaction.has_value());
    MESSAGE("contact to board: " << reaction->count() << " ms");
    const auto runs = [&] { return host.daemon->emergencies()->run().has_value(); };
    on = 0;
    REQUIRE(host.takes(1s, [&] { return !runs(); }).has_value());
    // What a person starts the contact leaves alone.
    on = drivers::ModemLines::kCts;
    REQUIRE(host.takes(1s, runs).has_value());
    REQUIRE(host.daemon->emergencies()->start("water", "kiosk").accepted);
    on = 0;
    host.pass(600ms);
    REQUIRE(host.daemon->emergencies()->run().has_value());
    CHECK(host.daemon->emergencies()->run()->card == "water");
  }

  TEST_CASE("emergency lobby: displays are told before the disk is") {
    Host host;
    host.start();
    const fs::path record = host.site().signage.state_folder / "emergency";
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    CHECK(host.daemon->running().has_value());
    CHECK_FALSE(fs::exists(record));
    host.pass(50ms);
    CHECK(fs::exists(record));
    REQUIRE(host.daemon->emergencies()->stop("command").accepted);
    CHECK_FALSE(host.daemon->running().has_value());
    CHECK(fs::exists(record));
    host.pass(50ms);
    CHECK_FALSE(fs::exists(record));
  }

  TEST_CASE("emergency lobby: a client of the socket cannot pass for a contact") {
    Host host;
    host.start();
    const std::string user = ", uid " + std::to_string(::getuid());
    for (const auto& [from, by] : {std::pair{"contact-1", "socket"},
                                   {"stick-2", "socket"},
                                   {"", "socket"},
                                   {"kiosk", "kiosk"}}) {
      CAPTURE(from);
      const auto reply = host.ask({content::EmergencyVerb::kStart, "fire", from});
      REQUIRE(reply.has_value());
      REQUIRE(reply->running.has_value());
      CHECK(reply->running->by == by + user);
      CHECK(host.daemon->emergencies()->stop("command").accepted);
    }
  }

  TEST_CASE("emergency lobby: a recorded card that the content lacks at the start is not shown") {
    Host host;
    host.hang_up({"onbon-k"});
    host.start();
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    host.daemon.reset();
    host.publish(43, false);
    host.start();
    CHECK_FALSE(host.daemon->emergencies()->run().has_value());
    CHECK_FALSE(host.daemon->running().has_value());
  }

  TEST_CASE("emergency lobby: a panel that is off by its hours is on while a card runs") {
    Host host;
    host.hang_up({"lg-rs232"});
    config::Display& panel = host.site().displays.back();
    panel.hours.emplace();
    panel.hours->on = {.from = 20h, .to = 21h};
    panel.options = {{"gap_ms", "100"}};
    host.start();
    host.settle();
    CHECK(host.none_alarmed());
    CHECK(host.daemon->lines()[0].serial.empty());
    CHECK(host.daemon->lines()[0].seen == content::Seen::kSeen);
    REQUIRE(host.daemon->emergencies()->start("fire", "command").accepted);
    const auto told = host.takes(20s, [&] { return host.all_alarmed(); });
    REQUIRE(told.has_value());
    MESSAGE("panel on after " << told->count() << " ms");
  }
}
