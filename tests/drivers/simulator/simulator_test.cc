// The whole way: board, link, real pty or socket, simulated card with each of its faults. The time
// is real here, because the kernel's line is; waits are on descriptors, and deadlines are short.
#include "drivers/simulator/simulator.h"

#include <doctest/doctest.h>

#include "drivers/board_link.h"
#include "drivers/simulator/onbon/k_card.h"
#include "drivers/text/onbon_k_board.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

Desired notice(std::string serial, std::string text) {
  Desired desired;
  desired.serial = std::move(serial);
  TextArea area;
  area.width = 128;
  area.height = 32;
  area.text = std::move(text);
  area.font_px = 16;
  desired.areas = {area};
  return desired;
}

std::unique_ptr<simulator::Card> k_card() {
  return std::make_unique<simulator::OnbonKCard>(simulator::CardSpec{});
}

simulator::SimulatorOrder k_order(const char* fault, std::optional<int> tcp,
                                  simulator::SimulatorFiles files = {}) {
  simulator::SimulatorOrder order;
  order.cards.push_back({k_card(), 1});
  if (fault != nullptr) order.faults.push_back(*simulator::parse_fault(fault));
  order.files = std::move(files);
  if (tcp) {
    order.wire.kind = simulator::WireOrder::Kind::kTcp;
    order.wire.port = *tcp;
  }
  return order;
}

struct Line {
  Line(const char* fault_word, std::optional<int> tcp, simulator::SimulatorFiles files = {})
      : loop(*Loop::create({})) {
    auto opened =
        simulator::Simulator::open(loop, clock, k_order(fault_word, tcp, std::move(files)));
    REQUIRE(opened.has_value());
    card = std::move(*opened);
    OnbonKOptions options;
    options.reply_wait = 500ms;  // the card's files are written in this thread too
    options.poll = 200ms;
    link = std::make_unique<BoardLink>(loop, clock, std::make_unique<OnbonKBoard>(options),
                                       *parse_port(card->address()), [] {});
  }

  const auto& areas() { return dynamic_cast<simulator::OnbonKCard&>(card->card()).areas(); }

  /// Turns the loop until `done` or the time is over.
  template <class Done>
  bool until(Done done, std::chrono::milliseconds most) {
    const SteadyTime end = clock.steady() + most;
    while (!done() && clock.steady() < end) {
      if (!loop.turn(clock, end)) return false;
    }
    return done();
  }
  bool proved(const std::string& serial, std::chrono::milliseconds most = 15s) {
    return until(
        [&] {
          const BoardState& state = link->board().state();
          return state.proof == Proof::kReadBack && state.serial == serial;
        },
        most);
  }

  SystemClock clock;
  Loop loop;
  std::unique_ptr<simulator::Simulator> card;
  std::unique_ptr<BoardLink> link;
};

}  // namespace

TEST_SUITE("simulator") {
  TEST_CASE("simulator: a board over a pty is filled and proved") {
    test::TempDir folder;
    Line line(nullptr, std::nullopt, {folder / "log", folder / "state.json", folder / "board.png"});
    CHECK(line.card->address().starts_with("pty:/dev/"));
    REQUIRE(line.link->want(notice("1-42", "今日停诊：张三")).has_value());
    CHECK(line.proved("1-42"));
    CHECK(line.card->refused() == 0);
    const auto state = read_file(folder / "state.json", 65536);
    REQUIRE(state.has_value());
    CHECK(state->find("\"text\": \"今日停诊：张三\"") != std::string::npos);
    CHECK(state->find("\"client_info\": \"1-42\"") != std::string::npos);
    const auto log = read_file(folder / "log", 65536);
    REQUIRE(log.has_value());
    CHECK(log->find("accepted  A3 06  1 areas, 0 deleted") != std::string::npos);
    const auto picture = read_file(folder / "board.png", 1 << 20);
    REQUIRE(picture.has_value());
    CHECK(picture->starts_with("\x89PNG"));
  }

  TEST_CASE("simulator: the same over TCP") {
    Line line(nullptr, 0);
    CHECK(line.card->address().starts_with("tcp:127.0.0.1:"));
    REQUIRE(line.link->want(notice("1-42", "门诊时间 8:00-17:30")).has_value());
    CHECK(line.proved("1-42"));
  }

  TEST_CASE("simulator: lost, damaged and late replies and noise only cost time") {
    for (const char* fault : {"drop:3", "corrupt:3", "delay:4", "garbage:1"}) {
      CAPTURE(fault);
      Line line(fault, std::nullopt);
      REQUIRE(line.link->want(notice("1-42", "挂号")).has_value());
      CHECK(line.proved("1-42"));
      REQUIRE(line.link->want(notice("1-43", "缴费")).has_value());
      CHECK(line.proved("1-43"));
      CHECK(line.areas().at(0).text == "缴费");
    }
  }

  TEST_CASE("simulator: a dead card is not seen, and never called on") {
    Line line("dead", std::nullopt);
    REQUIRE(line.link->want(notice("1-42", "挂号")).has_value());
    CHECK(line.until([&] { return line.link->board().state().proof == Proof::kNoAnswer; }, 10s));
    CHECK(line.link->board().state().not_seen_since.has_value());
    CHECK(line.link->board().state().serial.empty());
  }

  TEST_CASE("simulator: after a power loss the areas are there again") {
    Line line("power-loss:1", std::nullopt);
    REQUIRE(line.link->want(notice("1-42", "挂号")).has_value());
    CHECK(line.proved("1-42"));
    CHECK(line.until([&] { return line.areas().empty(); }, 10s));
    CHECK(line.until([&] { return !line.areas().empty(); }, 10s));
    CHECK(line.proved("1-42"));
  }

  TEST_CASE("simulator: one dead board does not delay its neighbour") {
    Line line(nullptr, std::nullopt);
    auto dead = simulator::Simulator::open(line.loop, line.clock, k_order("dead", std::nullopt));
    REQUIRE(dead.has_value());
    OnbonKOptions slow;
    BoardLink other(line.loop, line.clock, std::make_unique<OnbonKBoard>(slow),
                    *parse_port((*dead)->address()), [] {});
    REQUIRE(other.want(notice("1-42", "挂号")).has_value());
    REQUIRE(line.link->want(notice("1-42", "挂号")).has_value());
    CHECK(line.proved("1-42", 1500ms));
    CHECK(other.board().state().proof == Proof::kNone);
  }

  TEST_CASE("simulator: a port that closes is opened again") {
    Line line(nullptr, 0);
    REQUIRE(line.link->want(notice("1-42", "挂号")).has_value());
    CHECK(line.proved("1-42"));
    const int port = std::stoi(line.card->address().substr(14));
    line.card.reset();
    CHECK(line.until([&] { return line.link->board().state().proof == Proof::kNoAnswer; }, 10s));
    auto again = simulator::Simulator::open(line.loop, line.clock, k_order(nullptr, port));
    REQUIRE(again.has_value());
    CHECK(line.proved("1-42", 20s));
    CHECK(dynamic_cast<simulator::OnbonKCard&>((*again)->card()).areas().size() == 1);
  }

  TEST_CASE("fault: wrong words are named with the valid ones") {
    CHECK(simulator::parse_fault("drop:2")->n == 2);
    CHECK_FALSE(simulator::parse_fault("drop:0").has_value());
    CHECK_FALSE(simulator::parse_fault("explode").has_value());
  }
}
