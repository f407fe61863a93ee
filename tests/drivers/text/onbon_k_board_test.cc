// The board against the simulated card, both as pure state machines on a clock moved by hand. The
// card is an independent parser (drivers/simulator), so agreement here means more than symmetry.
#include "drivers/text/onbon_k_board.h"

#include <doctest/doctest.h>

#include "drivers/simulator/onbon/k_card.h"
#include "tests/drivers/two_lines.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using test::line;
using test::two_lines;

namespace {

/// Board and card on one line, with what goes wrong between them.
struct Bench {
  explicit Bench(OnbonKOptions options = {}, simulator::CardSpec spec = {})
      : board(options), card(std::move(spec)) {}

  [[nodiscard]] Now now() const { return {clock.wall(), clock.steady()}; }

  void give(const Event& event) {
    for (const Action& action : board.step(event, now())) {
      if (std::holds_alternative<Open>(action)) {
        ++opened;
        give(port_works ? Event{Opened{}} : Event{Closed{Error{Errc::kIo, {"无", "none"}, {}}}});
      } else if (const auto* send = std::get_if<Send>(&action)) {
        ++sent;
        bytes += send->bytes.size();
        frames.push_back(send->bytes);
        for (const auto& verdict : card.receive(send->bytes, {clock.wall(), clock.steady()})) {
          verdicts.push_back(verdict);
          if (verdict.reply.empty()) continue;
          ++answered;
          if (lose_every == 0 || answered % lose_every != 0) replies.push_back(verdict.reply);
        }
      }
    }
  }

  /// Lets time pass in steps of 50 ms; replies arrive at the next step unless held back.
  void run(std::chrono::milliseconds span) {
    for (auto left = span; left > 0ms; left -= 50ms) {
      if (deliver) {
        for (const auto& reply : std::exchange(replies, {})) give(Received{reply});
      }
      if (board.deadline() && *board.deadline() <= clock.steady()) give(Tick{});
      clock.tick(50ms);
    }
  }

  std::size_t commands(std::string_view command) const {
    std::size_t count = 0;
    for (const auto& verdict : verdicts) count += verdict.command == command ? 1U : 0U;
    return count;
  }

  test::FakeClock clock;
  OnbonKBoard board;
  simulator::OnbonKCard card;
  std::vector<simulator::Verdict> verdicts;
  std::vector<std::vector<std::uint8_t>> frames, replies;
  bool deliver = true;
  int lose_every = 0;  // of the card's replies; 0: none
  int answered = 0;
  bool port_works = true;
  int opened = 0;
  int sent = 0;
  std::size_t bytes = 0;
};

}  // namespace

TEST_SUITE("onbon k board") {
  TEST_CASE("board: fills the card, stores the serial and reads it back") {
    Bench bench;
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(3s);
    const BoardState& state = bench.board.state();
    CHECK(state.proof == Proof::kReadBack);
    CHECK(state.serial == "1-42");
    CHECK(state.shows_all);
    REQUIRE(bench.card.areas().size() == 2);
    CHECK(bench.card.areas().at(0).text == "血常规 20.00元");
    CHECK(bench.card.areas().at(1).y == 16);
    CHECK(bench.card.client_info() == "1-42");
    CHECK(bench.card.clock_set());
    for (const auto& verdict : bench.verdicts) CHECK_MESSAGE(verdict.accepted, verdict.reason);
    // One status, one update, one serial, one status, one clock, and three questions (parameters,
    // fonts, their details): nothing twice.
    CHECK(bench.sent == 8);
  }

  TEST_CASE("board: only the changed area travels") {
    Bench bench;
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(3s);
    const auto before = bench.bytes;
    REQUIRE(bench.board.want(two_lines("1-43", "挂号在二楼大厅")).has_value());
    bench.run(3s);
    CHECK(bench.board.state().serial == "1-43");
    CHECK(bench.board.state().proof == Proof::kReadBack);
    CHECK(bench.card.areas().at(1).text == "挂号在二楼大厅");
    CHECK(bench.commands("A3 06") == 2);
    // Hand count: update 9 + 14 + 7 + 2 + 27 + 14 + 2, serial 9 + 14 + 22 + 2, status 9 + 14 + 5 +
    // 2 bytes, and not a byte for the first line; stuffing may add a few.
    CHECK(bench.bytes - before >= 152);
    CHECK(bench.bytes - before <= 160);
  }

  TEST_CASE("board: the same texts under a new serial are not sent again") {
    Bench bench;
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(3s);
    REQUIRE(bench.board.want(two_lines("1-43")).has_value());
    CHECK(bench.board.state().proof == Proof::kAcknowledged);
    bench.run(1s);
    CHECK(bench.commands("A3 06") == 1);
    CHECK(bench.board.state().proof == Proof::kReadBack);
    CHECK(bench.board.state().serial == "1-43");
  }

  TEST_CASE("board: without the serial field the proof stays acknowledged") {
    OnbonKOptions options;
    options.serial_in_client_info = false;
    Bench bench(options);
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(20s);
    CHECK(bench.board.state().proof == Proof::kAcknowledged);
    CHECK(bench.board.state().serial == "1-42");
    CHECK(bench.commands("A1 09") == 0);
  }

  TEST_CASE("board: a card that shows no client information is never called read back") {
    simulator::CardSpec spec;
    spec.client_info_is_custom_id = false;
    Bench bench({}, spec);
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(30s);
    CHECK(bench.board.state().proof == Proof::kAcknowledged);
    CHECK(bench.commands("A3 06") == 1);  // and it is not filled again and again
  }

  TEST_CASE("board: power loss is noticed by the next poll and filled again") {
    Bench bench;
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(3s);
    bench.card.lose_power({});
    bench.run(10s);
    CHECK(bench.card.areas().size() == 2);
    CHECK(bench.commands("A3 06") == 2);
    CHECK(bench.board.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: no answer is said with the time of the last one, and ends with an answer") {
    Bench bench;
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(3s);
    bench.deliver = false;
    bench.run(20s);
    CHECK(bench.board.state().proof == Proof::kNoAnswer);
    CHECK(bench.board.state().serial.empty());
    REQUIRE(bench.board.state().not_seen_since.has_value());
    CHECK(*bench.board.state().not_seen_since == *bench.board.state().last_answer);
    CHECK(bench.opened > 1);
    bench.replies.clear();
    bench.deliver = true;
    bench.run(60s);
    CHECK(bench.board.state().proof == Proof::kReadBack);
    CHECK_FALSE(bench.board.state().not_seen_since.has_value());
  }

  TEST_CASE("board: a late acknowledgement does not count for another request") {
    Bench bench;
    bench.run(1s);  // open, status, clock
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.deliver = false;
    bench.run(2200ms);  // the update is sent and its ACK is held back past the deadline
    CHECK(bench.commands("A3 06") == 1);
    REQUIRE(bench.replies.size() == 1);
    const auto late = std::exchange(bench.replies, {});
    bench.run(300ms);  // the status request is out
    CHECK(bench.commands("A1 02") == 2);
    bench.give(Received{late.front()});
    CHECK(bench.board.state().proof == Proof::kNone);
    bench.deliver = true;
    bench.run(4s);
    CHECK(bench.board.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: a line that loses every second or third reply still comes to its proof") {
    for (const int every : {2, 3}) {
      CAPTURE(every);
      Bench bench;
      bench.lose_every = every;
      REQUIRE(bench.board.want(two_lines("1-42")).has_value());
      bench.run(60s);
      CHECK(bench.board.state().serial == "1-42");
      CHECK(bench.board.state().proof == Proof::kReadBack);
    }
  }

  TEST_CASE("board: damaged and foreign replies are as good as none") {
    Bench bench;
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.deliver = false;
    bench.run(100ms);
    REQUIRE(bench.replies.size() == 1);
    auto damaged = bench.replies.front();
    damaged[20] ^= 0x01;
    bench.replies.clear();
    bench.give(Received{damaged});
    bench.give(
        Received{simulator::line_reply(7, 0x62, std::vector<std::uint8_t>{0xA0, 0, 0, 0, 0})});
    CHECK(bench.sent == 1);
    CHECK_FALSE(bench.board.state().last_answer.has_value());
  }

  TEST_CASE("board: a port that cannot be opened is tried again ever more seldom") {
    Bench bench;
    bench.port_works = false;
    bench.run(1s);
    CHECK(bench.opened == 1);
    bench.run(120s);
    // 1 + 2 + 4 + 8 + 16 s, then every 30 s
    CHECK(bench.opened >= 6);
    CHECK(bench.opened <= 9);
    CHECK(bench.board.state().proof == Proof::kNoAnswer);
    bench.port_works = true;
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(35s);
    CHECK(bench.board.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: a refused text is told in words and not hammered") {
    simulator::CardSpec spec;
    spec.max_text = 4;
    Bench bench({}, spec);
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(20s);
    CHECK(bench.commands("A3 06") == 1);
    REQUIRE(bench.board.state().trouble.has_value());
    CHECK(bench.board.state().trouble->what.en == "the card refused: download fault (error 8)");
    CHECK(bench.board.state().serial.empty());
  }

  TEST_CASE("board: what the card cannot show is refused before anything is sent") {
    Bench bench;
    const auto missing = bench.board.want(two_lines("1-42", "镕 𬭛"));
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().what.en == "the card's GB2312 fonts do not have: U+9555 镕, U+2CB5B 𬭛");
    Desired off = two_lines("1-42");
    off.areas[1].y = 17;
    CHECK_FALSE(bench.board.want(off).has_value());
    off.areas[1].y = 8;
    CHECK_FALSE(bench.board.want(off).has_value());
    CHECK_FALSE(bench.board.want(two_lines("1-42", std::string(2000, 'x'))).has_value());
    CHECK_FALSE(bench.board.want(two_lines("1234567-123456")).has_value());
    bench.run(2s);
    CHECK(bench.commands("A3 06") == 0);
  }

  TEST_CASE("board: another geometry under the same id is deleted and added in one frame") {
    Bench bench;
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(3s);
    Desired one;
    one.serial = "1-43";
    one.areas = {line(0, 0, "停诊")};
    one.areas[0].height = 32;
    REQUIRE(bench.board.want(one).has_value());
    bench.run(3s);
    REQUIRE(bench.card.areas().size() == 1);
    CHECK(bench.card.areas().at(0).height == 32);
    CHECK(bench.commands("A3 06") == 2);
    CHECK(bench.board.state().serial == "1-43");
  }

  TEST_CASE("board: areas beyond one frame go out in several, none above the card's buffer") {
    Bench bench;
    Desired big;
    big.serial = "1-42";
    for (int id = 0; id < 4; ++id) {
      TextArea area = line(id, 0, std::string(400, static_cast<char>('a' + id)));
      area.x = id * 32;
      area.width = 32;
      big.areas.push_back(area);
    }
    REQUIRE(bench.board.want(big).has_value());
    bench.run(6s);
    CHECK(bench.card.areas().size() == 4);
    CHECK(bench.commands("A3 06") == 2);
    CHECK(bench.board.state().proof == Proof::kReadBack);
  }

  TEST_CASE("board: areas left by somebody else are removed") {
    Bench bench;
    REQUIRE(bench.board.want(two_lines("1-42")).has_value());
    bench.run(3s);
    OnbonKBoard successor({});  // the daemon was started again
    bench.board = std::move(successor);
    Desired one;
    one.serial = "1-43";
    one.areas = {line(0, 16, "请到三号窗口")};
    REQUIRE(bench.board.want(one).has_value());
    bench.run(3s);
    REQUIRE(bench.card.areas().size() == 1);
    CHECK(bench.card.areas().at(0).y == 16);
  }

  TEST_CASE("board: a text changed beside our serial is ours again within refresh_s") {
    Bench other;  // somebody else's program for the same card, whose text we give to ours
    REQUIRE(other.board.want(two_lines("1-42", "外科")).has_value());
    other.run(3s);
    Bench bench;
    REQUIRE(bench.board.want(two_lines("1-42", "内科")).has_value());
    bench.run(3s);
    REQUIRE(bench.board.state().proof == Proof::kReadBack);
    for (const auto& frame : other.frames) (void)bench.card.receive(frame, bench.now());
    REQUIRE(bench.card.areas().at(1).text == "外科");
    bench.run(305s);
    CHECK(bench.card.areas().at(1).text == "内科");
    CHECK(bench.board.state().proof == Proof::kReadBack);
    // Once in so long, and no oftener.
    const std::size_t sent = bench.commands("A3 06");
    bench.run(1h);
    CHECK(bench.commands("A3 06") == sent + 12);
  }

  TEST_CASE("board: with refresh_s 0 a standing text is sent once") {
    OnbonKOptions options;
    options.refresh = 0s;
    Bench bench(options);
    REQUIRE(bench.board.want(two_lines("1-42", "内科")).has_value());
    bench.run(3s);
    const std::size_t sent = bench.commands("A3 06");
    bench.run(1h);
    CHECK(bench.commands("A3 06") == sent);
  }

  TEST_CASE("board: the clock is set again on the next day") {
    Bench bench;
    REQUIRE(bench.board.want({}).has_value());
    bench.run(1s);
    CHECK(bench.commands("A2 03") == 1);
    bench.run(10s);
    CHECK(bench.commands("A2 03") == 1);
    bench.clock.tick(24h);
    bench.run(10s);
    CHECK(bench.commands("A2 03") == 2);
  }

  TEST_CASE("options: wrong words are named with the valid ones") {
    const auto wrong = parse_onbon_k_options({128, 32}, {{"serial_field", "customer"}});
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().what.en ==
          "option serial_field: \"customer\" is not valid, use client-info, none");
    CHECK_FALSE(parse_onbon_k_options({128, 32}, {{"adress", "1"}}).has_value());
    CHECK_FALSE(parse_onbon_k_options({128, 32}, {{"address", "0"}}).has_value());
    const auto good = parse_onbon_k_options({64, 16}, {{"address", "0x7FFF"}, {"generation", "5"}});
    REQUIRE(good.has_value());
    CHECK(good->address == 0x7FFF);
    CHECK(good->frame_data == 512);
  }
}
