// The half that every polled board shares, with a protocol of one word: "?" is answered by "!",
// "-" is a passing refusal, "~" is never answered.
#include "drivers/polled_board.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <string>

#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

class WordBoard final : public PolledBoard {
 public:
  using PolledBoard::learn;
  using PolledBoard::Request;
  explicit WordBoard(Line line) : PolledBoard(line) {}
  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired /*desired*/) override {
    wake_up();
    return {};
  }

  std::deque<Request> to_ask;
  bool endless = false;  // asks "?" for ever
  int answers = 0, silences = 0, sends = 0, openings = 0, losses = 0;
  std::size_t most_heard = 0, hearings = 0;

 private:
  [[nodiscard]] std::optional<Request> next(Now /*now*/) override {
    if (endless && to_ask.empty()) return question();
    if (to_ask.empty()) return std::nullopt;
    const Request request = to_ask.front();
    to_ask.pop_front();
    return request;
  }
  [[nodiscard]] std::optional<SteadyTime> wake() const override { return std::nullopt; }
  [[nodiscard]] Heard hear(const Request& /*asked*/, std::span<const std::uint8_t> heard,
                           Now now) override {
    ++hearings;
    most_heard = std::max(most_heard, heard.size());
    for (const std::uint8_t byte : heard) {
      if (byte == '-') return Heard::kAgain;
      if (byte != '!') continue;
      ++answers;
      proved(Proof::kAcknowledged, "1-42", now);
      return Heard::kDone;
    }
    return Heard::kMore;
  }
  void sent(const Request& /*request*/, Now /*now*/) override { ++sends; }
  void unanswered(const Request& /*asked*/, Now /*now*/) override { ++silences; }
  void opened(Now /*now*/) override { ++openings; }
  void lost(Now /*now*/) override { ++losses; }

 public:
  static Request question() {
    Request request;
    request.frame = {'?'};
    return request;
  }

 private:
  Capabilities capabilities_;
};

/// A board and the time; the port opens at once.
struct Desk {
  explicit Desk(PolledBoard::Line line = {}) : board(line) {}

  /// What the board sent, opened ("O") and closed ("C") in that step.
  std::string give(const Event& event) {
    std::string done;
    std::deque<Event> events{event};
    while (!events.empty()) {
      const Event next = events.front();
      events.pop_front();
      for (const Action& action : board.step(next, {clock.wall(), clock.steady()})) {
        if (std::holds_alternative<Open>(action)) {
          done += 'O';
          events.emplace_back(Opened{});
        } else if (std::holds_alternative<Close>(action)) {
          done += 'C';
        } else {
          const auto& bytes = std::get<Send>(action).bytes;
          done.append(bytes.begin(), bytes.end());
        }
      }
    }
    return done;
  }
  std::string hear(std::string_view text) { return give(Received{{text.begin(), text.end()}}); }
  /// Lets time pass; everything that the board did meanwhile.
  std::string pass(std::chrono::milliseconds time) {
    std::string done;
    for (const SteadyTime end = clock.steady() + time; clock.steady() < end; clock.tick(10ms)) {
      done += give(Tick{});
    }
    return done;
  }

  test::FakeClock clock;
  WordBoard board;
};

}  // namespace

TEST_SUITE("polled board") {
  TEST_CASE("polled board: one request is outstanding, and its line time is added to the wait") {
    Desk desk({.reply_wait = 200ms, .bytes_per_second = 10});
    desk.board.to_ask = {WordBoard::question(), WordBoard::question()};
    CHECK(desk.give(Tick{}) == "O?");
    CHECK(desk.board.awaiting());
    // One byte at ten a second, then the reply's 200 ms.
    CHECK(*desk.board.deadline() == desk.clock.steady() + 300ms);
    CHECK(desk.pass(290ms).empty());
    CHECK(desk.hear("!") == "?");
    CHECK(desk.board.answers == 1);
  }

  TEST_CASE("polled board: what a board says of itself is made harmless") {
    Desk desk;
    desk.board.learn({"barcode", {"条码", "barcode"}, "\x1b[2J\xB9\xD2"});
    REQUIRE(desk.board.state().facts.size() == 1);
    CHECK(desk.board.state().facts[0].value == "[2J\uFFFD\uFFFD");
  }

  TEST_CASE("polled board: what comes after the deadline is nobody's") {
    Desk desk({.reply_wait = 100ms, .settle = 50ms});
    desk.board.to_ask = {WordBoard::question()};
    CHECK(desk.give(Tick{}) == "O?");
    CHECK(desk.pass(120ms).empty());
    CHECK(desk.board.silences == 1);
    CHECK_FALSE(desk.board.awaiting());
    CHECK(desk.hear("!").empty());
    CHECK(desk.board.answers == 0);
    CHECK_FALSE(desk.board.state().last_answer.has_value());
  }

  TEST_CASE(
      "polled board: a dead one is closed, and opened ever more rarely for one request each") {
    Desk desk({.reply_wait = 100ms, .settle = 50ms, .tries = 3});
    desk.board.endless = true;
    CHECK(desk.pass(900ms) == "O???C");
    CHECK(desk.board.state().proof == Proof::kNoAnswer);
    CHECK(desk.board.state().trouble->word == "E2106");
    CHECK(desk.board.state().not_seen_since.has_value());
    CHECK(desk.pass(1s) == "O?C");
    CHECK(desk.pass(2s) == "O?C");
    CHECK(desk.pass(4s) == "O?C");
    (void)desk.pass(60s);
    const std::string later = desk.pass(10min);
    CHECK(std::count(later.begin(), later.end(), '?') <= 10);
    CHECK(std::count(later.begin(), later.end(), '?') >= 9);
  }

  TEST_CASE("polled board: one answer ends the pauses, and the trouble with them") {
    Desk desk({.reply_wait = 100ms, .settle = 50ms, .tries = 1});
    desk.board.endless = true;
    CHECK(desk.pass(500ms) == "O?C");
    CHECK(desk.pass(1s) == "O?C");
    CHECK(desk.pass(1800ms) == "O?");
    CHECK(desk.hear("!") == "?");
    CHECK(desk.board.state().proof == Proof::kAcknowledged);
    CHECK_FALSE(desk.board.state().trouble.has_value());
    CHECK_FALSE(desk.board.state().not_seen_since.has_value());
    CHECK(desk.pass(900ms) == "C");
    CHECK(desk.pass(400ms) == "O?C");
  }

  TEST_CASE("polled board: one that refuses for a while answers, and is asked ever more rarely") {
    Desk desk({.reply_wait = 100ms, .settle = 50ms, .tries = 3});
    desk.board.endless = true;
    CHECK(desk.give(Tick{}) == "O?");
    CHECK(desk.hear("-").empty());
    CHECK(desk.board.state().last_answer.has_value());
    CHECK(desk.pass(60ms) == "?");
    CHECK(desk.hear("-").empty());
    CHECK(desk.pass(60ms) == "?");
    CHECK_FALSE(desk.board.state().trouble.has_value());
    CHECK(desk.hear("-").empty());
    // Three tries: it is left alone, and nobody says that it does not answer.
    REQUIRE(desk.board.state().trouble.has_value());
    CHECK(desk.board.state().trouble->word == "E2108");
    CHECK(desk.board.state().proof != Proof::kNoAnswer);
    CHECK_FALSE(desk.board.state().not_seen_since.has_value());
    CHECK(desk.board.losses == 0);
    CHECK(desk.pass(990ms).empty());
    CHECK(desk.pass(20ms) == "?");
    CHECK(desk.hear("-").empty());
    CHECK(desk.pass(1980ms).empty());
    CHECK(desk.pass(30ms) == "?");
    CHECK(desk.hear("!") == "?");
    CHECK_FALSE(desk.board.state().trouble.has_value());
    // From the beginning again.
    CHECK(desk.hear("-").empty());
    CHECK(desk.pass(60ms) == "?");
    // Silence is another matter.
    CHECK(desk.pass(900ms) == "??C");
    CHECK(desk.board.state().trouble->word == "E2106");
  }

  TEST_CASE("polled board: what is never answered is sent when it has left the line") {
    Desk desk({.reply_wait = 100ms, .bytes_per_second = 10});
    WordBoard::Request broadcast;
    broadcast.frame = {'~', '~'};
    broadcast.answered = false;
    broadcast.rest = 300ms;
    desk.board.to_ask = {broadcast, WordBoard::question()};
    CHECK(desk.give(Tick{}) == "O~~");
    CHECK(desk.board.awaiting());
    CHECK(desk.hear("!").empty());
    CHECK(desk.board.answers == 0);
    CHECK(desk.pass(190ms).empty());
    CHECK(desk.board.sends == 0);
    CHECK(desk.pass(40ms).empty());
    CHECK(desk.board.sends == 1);
    CHECK(desk.board.state().proof == Proof::kNone);  // never counted as delivered
    CHECK(desk.pass(320ms) == "?");
  }

  TEST_CASE("polled board: silence of one that is starting is no sign of death") {
    Desk desk({.reply_wait = 100ms, .settle = 50ms, .tries = 2});
    WordBoard::Request patient = WordBoard::question();
    patient.silence_is_fine = true;
    desk.board.to_ask = {patient, patient, patient, patient};
    CHECK(desk.pass(2s) == "O????");
    CHECK(desk.board.silences == 4);
    CHECK(desk.board.state().proof == Proof::kNone);
  }

  TEST_CASE("polled board: on a shared line one request a step, so that others come in between") {
    Desk desk({.reply_wait = 100ms});
    desk.board.share_line();
    desk.board.endless = true;
    CHECK(desk.give(Tick{}) == "O?");
    CHECK(desk.hear("!").empty());
    CHECK_FALSE(desk.board.awaiting());
    CHECK(*desk.board.deadline() <= desk.clock.steady());
    CHECK(desk.give(Tick{}) == "?");
  }

  TEST_CASE("polled board: a port that is there again ends the pause") {
    Desk desk({.reply_wait = 100ms, .tries = 1});
    desk.board.endless = true;
    (void)desk.pass(30s);
    (void)desk.give(Closed{{Errc::kClosed, {"拔出", "pulled out"}, {}}});
    CHECK(desk.board.losses > 0);
    CHECK(desk.give(Tick{}).empty());
    CHECK(desk.give(Appeared{}) == "O?");
    CHECK(desk.hear("!") == "?");
    // What the port's failure had said is over.
    CHECK_FALSE(desk.board.state().trouble.has_value());
  }

  TEST_CASE("polled board: a line that never falls silent fills neither memory nor time") {
    Desk desk({.reply_wait = 60s, .most_heard = 8192});
    desk.board.to_ask = {WordBoard::question()};
    CHECK(desk.give(Tick{}) == "O?");
    const std::string noise(4096, '.');
    for (int i = 0; i < 100; ++i) CHECK(desk.hear(noise).empty());
    CHECK(desk.board.most_heard == 8192);
    // What fits no more is not heard, and the rest not again.
    CHECK(desk.board.hearings == 2);
  }
}
