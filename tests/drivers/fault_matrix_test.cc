// The fault matrix: every kind of board against its simulated card, with each thing that goes wrong
// on a line, in made-up time. Of each cell two things are asked: that the card shows what was
// wanted within the kind's stated time, and that the board never claims to know that while the
// card shows something else. `fault_matrix_test -s` prints the table.
//
// What the card should show comes from a card that no fault ever touched.
#include <doctest/doctest.h>
#include <malloc.h>

#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>

#include "drivers/catalogue.h"
#include "drivers/desk/drawing.h"
#include "tests/drivers/fault_bench.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using gongshi::test::FaultBench;
using std::chrono::milliseconds;

namespace {

constexpr int kAddress = 1;

struct Subject {
  const char* kind;
  const char* port;
  Geometry size{128, 32};
  std::map<std::string, std::string> words{};
  /// From the end of a fault, or from its beginning where the protocol can get through it.
  milliseconds within = 75s;  // the longest pause of a dead board, and the exchange after it
  /// From a power cut to the content: the poll that notices it, or the refresh where nothing can.
  milliseconds refill = 75s;
  /// How long a board may go on claiming what a power cut has taken: until the next poll.
  milliseconds stale = 12s;
};

const std::vector<Subject>& subjects() {
  static const std::vector<Subject> all{
      {.kind = "onbon-k", .port = "pty:/dev/pts/0"},
      {.kind = "onbon-f0", .port = "tcp:127.0.0.1:5005", .words = {{"address", "1"}}, .stale = 75s},
      {.kind = "onbon-c", .port = "tcp:127.0.0.1:5005", .words = {{"address", "1"}}},
      {.kind = "alpha",
       .port = "pty:/dev/pts/0",
       .size = {128, 16},
       .words = {{"address", "1"}},
       .within = 200s,
       .refill = 200s,
       .stale = 45s},
      {.kind = "am03127",
       .port = "pty:/dev/pts/0",
       .size = {128, 16},
       .words = {{"refresh_s", "60"}},
       .within = 150s,
       .refill = 150s,
       .stale = 75s},
      {.kind = "cpower", .port = "pty:/dev/pts/0"},
      {.kind = "huidu", .port = "tcp:127.0.0.1:10001"},
      {.kind = "jetfile2", .port = "pty:/dev/pts/0"},
      {.kind = "parking-fk", .port = "pty:/dev/pts/0", .words = {{"refresh_s", "60"}}},
      {.kind = "colorlight", .port = "eth:lo"},
      {.kind = "ddp", .port = "udp:127.0.0.1:4048"},
      {.kind = "e131", .port = "udp:127.0.0.1:5568"},
      {.kind = "artnet", .port = "udp:127.0.0.1:6454"},
      {.kind = "flaschen", .port = "udp:127.0.0.1:1337"},
      {.kind = "lg-rs232", .port = "pty:/dev/pts/0"},
      {.kind = "samsung-mdc", .port = "pty:/dev/pts/0"},
  };
  return all;
}

/// Kinds whose picture is on this machine: no line to go wrong.
bool is_drawn_here(std::string_view kind) {
  return kind == "terminal" || kind == "window" || kind == "png";
}

std::unique_ptr<simulator::Card> card_of(const Subject& subject, int address = kAddress) {
  simulator::CardOrder order;
  order.width_px = subject.size.width_px;
  order.height_px = subject.size.height_px;
  order.address = address;
  auto card = (*simulator::find_card_kind(subject.kind))->make(order);
  REQUIRE_MESSAGE(card.has_value(), subject.kind, ": ", card.error().what.en);
  return std::move(*card);
}

std::unique_ptr<Board> board_of(const Subject& subject) {
  auto board = (*find_kind(subject.kind))
                   ->make({.geometry = subject.size,
                           .words = subject.words,
                           .port = *parse_port(subject.port)});
  REQUIRE_MESSAGE(board.has_value(), subject.kind, ": ", board.error().what.en);
  return std::move(*board);
}

const simulator::DotFont& font() {
  static const simulator::DotFont opened = *simulator::DotFont::open();
  return opened;
}

/// What a panel shall be, or a board shall show and be.
Desired wanted(const Capabilities& can, const std::string& serial, const std::string& text,
               int brightness_pct) {
  Desired desired;
  desired.serial = can.panel ? std::string{} : serial;
  if (can.brightness) desired.brightness_pct = brightness_pct;
  if (can.panel) desired.power = true;
  if (can.text || can.pixels) {
    const Status added = add_text(
        desired, {.text = text, .color = Color::kRed, .motion = Motion::kStill}, can, font());
    REQUIRE_MESSAGE(added.has_value(), added.error().what.en);
  }
  return desired;
}

/// Everything of a card that a visitor would notice.
std::string shown(const simulator::Card& card, Now now) {
  const auto state = card.state(now);
  std::string text = card.dots(font(), now).text();
  for (const char* key : {"power", "brightness", "backlight", "input"}) {
    if (state.contains(key)) text += std::string(key) + " " + state.at(key).dump() + "\n";
  }
  return text;
}

struct Cell {
  std::optional<milliseconds> healed;  // empty: never
  milliseconds false_claim{0};         // the longest time that the board claimed what is not so
  bool stays = false;
  Proof proof = Proof::kNone;
};

/// One subject in front of us, already showing the old content.
class Trial {
 public:
  explicit Trial(const Subject& subject)
      : subject_(subject), bench_(board_of(subject), card_of(subject), kAddress) {
    const Capabilities& can = bench_.board().capabilities();
    old_ = wanted(can, "1-42", "挂号", 40);
    fresh_ = wanted(can, "1-43", "取药", 70);
    target_ = after_a_quiet_life(fresh_);
    CHECK(target_ != after_a_quiet_life(old_));
    REQUIRE(bench_.board().want(old_).has_value());
    bench_.until([] { return false; }, 60s);
    REQUIRE(bench_.state().shows_all);
    bench_.each = [this] { watch(); };
  }

  void want_fresh() {
    REQUIRE(bench_.board().want(fresh_).has_value());
    asked_ = true;
  }
  [[nodiscard]] FaultBench& bench() { return bench_; }
  [[nodiscard]] bool right() { return shown(bench_.card(), bench_.now()) == target_; }

  /// From now on: how long until it is right, and whether it stays so.
  Cell heal(milliseconds within) {
    Cell cell;
    const SteadyTime from = bench_.clock.steady();
    if (wait_right(within)) {
      cell.healed = std::chrono::duration_cast<milliseconds>(bench_.clock.steady() - from);
      bench_.set_faults({});
      bench_.until([] { return false; }, 90s);
      cell.stays = right() && bench_.state().shows_all;
    }
    cell.proof = bench_.state().proof;
    cell.false_claim = longest_claim_;
    return cell;
  }

 private:
  /// Looking at the card at every step would cost minutes: every 100 ms is enough.
  bool wait_right(milliseconds within) {
    const SteadyTime end = bench_.clock.steady() + within;
    while (!right()) {
      if (bench_.clock.steady() >= end) return false;
      bench_.until([] { return false; }, 100ms);
    }
    return true;
  }

  std::string after_a_quiet_life(const Desired& desired) {
    FaultBench quiet(board_of(subject_), card_of(subject_), kAddress);
    REQUIRE(quiet.board().want(desired).has_value());
    quiet.until([] { return false; }, 60s);
    REQUIRE(quiet.state().shows_all);
    strongest_ = quiet.state().proof;
    // Whether an AM03127 lives is asked with a wrong check sum, which it refuses and no more.
    if (std::string_view(subject_.kind) != "am03127") CHECK(quiet.refusals == "");
    return shown(quiet.card(), quiet.now());
  }

  /// Claims count in steps of 100 ms too.
  void watch() {
    const SteadyTime now = bench_.clock.steady();
    if (now < next_look_) return;
    next_look_ = now + 100ms;
    const BoardState& state = bench_.state();
    const bool claims = asked_ && state.shows_all && state.serial == fresh_.serial &&
                        (state.proof == Proof::kAcknowledged || state.proof == Proof::kReadBack);
    if (!claims || right()) {
      claimed_since_.reset();
      return;
    }
    if (!claimed_since_) claimed_since_ = now;
    longest_claim_ = std::max(
        longest_claim_, std::chrono::duration_cast<milliseconds>(now - *claimed_since_) + 100ms);
  }

  const Subject& subject_;
  FaultBench bench_;
  Desired old_, fresh_;
  std::string target_;
  Proof strongest_ = Proof::kNone;
  bool asked_ = false;
  SteadyTime next_look_{};
  std::optional<SteadyTime> claimed_since_;
  milliseconds longest_claim_{0};
};

std::vector<simulator::Fault> faults(std::initializer_list<const char*> words) {
  std::vector<simulator::Fault> parsed;
  for (const char* word : words) parsed.push_back(*simulator::parse_fault(word));
  return parsed;
}

Cell on_the_line(const Subject& subject, std::initializer_list<const char*> words) {
  Trial trial(subject);
  trial.bench().set_faults(faults(words));
  trial.want_fresh();
  return trial.heal(subject.within);
}

Cell dead(const Subject& subject) {
  Trial trial(subject);
  trial.bench().set_faults(faults({"dead"}));
  trial.want_fresh();
  trial.bench().until([] { return false; }, 100s);
  trial.bench().set_faults({});
  return trial.heal(subject.within);
}

Cell power_loss(const Subject& subject) {
  Trial trial(subject);
  trial.want_fresh();
  REQUIRE(trial.heal(subject.within).healed.has_value());
  trial.bench().card().lose_power(trial.bench().now());
  return trial.heal(subject.refill);
}

Cell replug(const Subject& subject) {
  Trial trial(subject);
  trial.bench().unplug();
  trial.want_fresh();
  trial.bench().until([] { return false; }, 70s);
  trial.bench().plug();
  return trial.heal(subject.within);
}

/// Another card answers on this line for a while: ours must neither be believed shown nor
/// forgotten.
Cell wrong_address(const Subject& subject) {
  Trial trial(subject);
  auto other = card_of(subject, kAddress + 1);
  trial.bench().swap_card(other);
  trial.want_fresh();
  trial.bench().until([] { return false; }, 100s);
  trial.bench().swap_card(other);
  return trial.heal(subject.within);
}

std::string text_of(const Cell& cell) {
  if (!cell.healed) return "never";
  std::ostringstream text;
  text << std::fixed << std::setprecision(1) << static_cast<double>(cell.healed->count()) / 1000
       << " s";
  return text.str();
}

}  // namespace

TEST_SUITE("drivers") {
  TEST_CASE("fault matrix: every kind of the catalogue with a line of its own is in it") {
    for (const Kind& kind : kinds()) {
      const bool there = std::any_of(subjects().begin(), subjects().end(),
                                     [&](const Subject& s) { return kind.name == s.kind; });
      CHECK_MESSAGE(there != is_drawn_here(kind.name), kind.name);
    }
  }

  TEST_CASE("fault matrix: each display is right within its stated time and claims nothing else") {
    struct Column {
      const char* name;
      std::function<Cell(const Subject&)> run;
    };
    const std::vector<Column> columns{
        {"drop", [](const Subject& s) { return on_the_line(s, {"drop:3", "drop:request:4"}); }},
        // A network throws a damaged datagram away itself.
        {"corrupt",
         [](const Subject& s) {
           const bool datagrams = std::string_view(s.port).starts_with("udp:") ||
                                  std::string_view(s.port).starts_with("eth:");
           return datagrams ? on_the_line(s, {"corrupt:3", "drop:request:4"})
                            : on_the_line(s, {"corrupt:3", "corrupt:request:4"});
         }},
        {"delay", [](const Subject& s) { return on_the_line(s, {"delay:3"}); }},
        {"late", [](const Subject& s) { return on_the_line(s, {"late:3"}); }},
        {"garbage", [](const Subject& s) { return on_the_line(s, {"garbage:2"}); }},
        {"slow", [](const Subject& s) { return on_the_line(s, {"slow:2"}); }},
        {"dead", dead},
        {"power loss", power_loss},
        {"replug", replug},
        {"address", wrong_address},
    };
    std::ostringstream table;
    table << std::left << std::setw(12) << "kind";
    for (const Column& column : columns) table << std::setw(11) << column.name;
    table << '\n';
    for (const Subject& subject : subjects()) {
      if (!find_kind(subject.kind)) continue;
      table << std::setw(12) << subject.kind;
      for (const Column& column : columns) {
        const std::string where = std::string(subject.kind) + ", " + column.name;
        CAPTURE(where);
        const Cell cell = column.run(subject);
        table << std::setw(11) << text_of(cell);
        const bool power = std::string_view(column.name) == "power loss";
        CHECK(cell.healed.has_value());
        CHECK(cell.stays);
        CHECK(cell.false_claim <= (power ? subject.stale : 0ms));
      }
      table << '\n';
    }
    MESSAGE(table.str());
  }

  TEST_CASE("fault matrix: a long time of noise and losses fills no memory") {
    for (const Subject& subject : subjects()) {
      if (!find_kind(subject.kind)) continue;
      CAPTURE(std::string(subject.kind));
      Trial trial(subject);
      trial.bench().each = {};
      trial.want_fresh();
      trial.bench().set_faults(faults({"garbage:2", "drop:3", "corrupt:5", "drop:request:7"}));
      trial.bench().until([] { return false; }, 5min);
      const auto before = ::mallinfo2().uordblks;
      trial.bench().until([] { return false; }, 30min);
      const auto after = ::mallinfo2().uordblks;
      // Buffers grow to their largest use; a leak of one reply a second would be megabytes.
      CHECK(after < before + 128 * 1024);
      trial.bench().set_faults({});
      trial.bench().until([&] { return trial.bench().state().shows_all && trial.right(); },
                          subject.within);
      CHECK(trial.right());
    }
  }
}
