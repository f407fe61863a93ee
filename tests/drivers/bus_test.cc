// Several boards on one line. The line is a socket pair and the time is made up, so that a minute
// of back-off takes no minute and a slow machine changes nothing.
#include "drivers/bus.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "drivers/board_link.h"
#include "drivers/catalogue.h"
#include "drivers/lines.h"
#include "tests/drivers/shared_line.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

Desired notice(const std::string& serial, const std::string& text) {
  Desired desired;
  desired.serial = serial;
  TextArea area;
  area.width = 128;
  area.height = 32;
  area.text = text;
  area.font_px = 16;
  desired.areas = {area};
  return desired;
}

/// Onbon font cards with addresses 1, 2 … on one line, each with its board.
struct Hall {
  explicit Hall(int boards, const std::string& port = "pty:/dev/none?baud=57600")
      : line(loop, clock, parse_port(port)->baud),
        bus(std::make_shared<Bus>(loop, clock, *parse_port(port), line.opener())) {
    for (int address = 1; address <= boards; ++address) {
      simulator::CardOrder card;
      card.address = address;
      line.add(*(*simulator::find_card_kind("onbon-k"))->make(card));
      BoardOrder order;
      order.geometry = {128, 32};
      order.words = {{"address", std::to_string(address)}, {"reply_ms", "200"}, {"poll_s", "5"}};
      order.port = *parse_port(port);
      auto board = (*find_kind("onbon-k"))->make(order);
      REQUIRE(board.has_value());
      links.push_back(std::make_unique<BoardLink>(bus, std::move(*board), [] {}));
    }
  }

  const BoardState& state(std::size_t board) { return links[board]->board().state(); }
  bool proved(std::size_t board, const std::string& serial) {
    return state(board).proof == Proof::kReadBack && state(board).serial == serial;
  }
  void show(const std::string& serial) {
    for (auto& link : links) {
      const Status taken = link->want(notice(serial, "第" + serial + "号"));
      REQUIRE(taken.has_value());
    }
  }
  bool until(const std::function<bool()>& done, std::chrono::milliseconds most) {
    const SteadyTime end = clock.steady() + most;
    while (!done() && clock.steady() < end) {
      REQUIRE(loop.turn(clock, clock.steady()));
      clock.tick(idle() ? 25ms : 1ms);
    }
    return done();
  }
  /// Nobody waits for a reply, and nobody is about to ask.
  bool idle() {
    return std::none_of(links.begin(), links.end(), [&](const auto& link) {
      const auto due = link->board().deadline();
      return link->board().awaiting() || (due && *due < clock.steady() + 30ms);
    });
  }
  bool all_prove(const std::string& serial, std::chrono::milliseconds most) {
    return until(
        [&] {
          for (std::size_t i = 0; i < links.size(); ++i) {
            if (!line.dead.contains(i) && !line.late.contains(i) && !proved(i, serial)) {
              return false;
            }
          }
          return true;
        },
        most);
  }
  void pass(std::chrono::milliseconds time) {
    (void)until([] { return false; }, time);
  }
  /// Requests to that card since the last call.
  std::size_t requests(std::size_t card) {
    const auto count =
        static_cast<std::size_t>(std::count(line.heard_by.begin(), line.heard_by.end(), card));
    return count - std::exchange(counted[card], count);
  }

  test::FakeClock clock;
  Loop loop = *Loop::create({});
  test::SharedLine line;
  std::shared_ptr<Bus> bus;
  std::vector<std::unique_ptr<BoardLink>> links;
  std::map<std::size_t, std::size_t> counted;
};

}  // namespace

TEST_SUITE("bus") {
  TEST_CASE("bus: four boards on one line are proved, and nobody speaks over another") {
    Hall hall(4);
    hall.show("1-42");
    CHECK(hall.all_prove("1-42", 5s));
    hall.show("1-43");
    CHECK(hall.all_prove("1-43", 5s));
    CHECK(hall.line.collisions == 0);
    CHECK(hall.line.openings == 1);
    CHECK(hall.bus->late_bytes() == 0);
  }

  TEST_CASE("bus: the boards take turns") {
    Hall hall(4);
    hall.show("1-42");
    REQUIRE(hall.all_prove("1-42", 5s));
    hall.line.heard_by.clear();
    hall.show("1-43");
    REQUIRE(hall.until([&] { return hall.line.heard_by.size() >= 4; }, 2s));
    std::vector<std::size_t> first(hall.line.heard_by.begin(), hall.line.heard_by.begin() + 4);
    std::sort(first.begin(), first.end());
    CHECK(first == std::vector<std::size_t>{0, 1, 2, 3});
  }

  TEST_CASE("bus: a dead board costs one request for each of its ever rarer openings") {
    Hall hall(3);
    hall.show("1-42");
    REQUIRE(hall.all_prove("1-42", 5s));
    hall.line.dead.insert(1);
    REQUIRE(hall.until([&] { return hall.state(1).proof == Proof::kNoAnswer; }, 20s));
    CHECK(hall.state(1).serial.empty());
    hall.pass(1min);
    (void)hall.requests(1);
    hall.pass(2min);
    // Once a minute by then.
    CHECK(hall.requests(1) <= 2);
    CHECK(hall.proved(0, "1-42"));
    CHECK(hall.proved(2, "1-42"));
    CHECK(*hall.state(0).last_answer > hall.clock.wall() - 6s);
    CHECK(hall.line.openings == 1);
    hall.line.dead.clear();
    CHECK(hall.until([&] { return hall.proved(1, "1-42"); }, 70s));
  }

  TEST_CASE("bus: a late reply is not another board's, and what nobody waits for is discarded") {
    Hall hall(3);
    hall.line.late.insert(2);
    hall.show("1-42");
    CHECK(hall.all_prove("1-42", 20s));
    hall.pass(10s);
    // Card 3 answers after 500 ms, its board waits for 200.
    CHECK(hall.state(2).proof == Proof::kNoAnswer);
    CHECK(hall.proved(0, "1-42"));
    CHECK(hall.proved(1, "1-42"));
    CHECK(hall.bus->late_bytes() > 0);
    hall.line.late.clear();
    CHECK(hall.until([&] { return hall.proved(2, "1-42"); }, 70s));
  }

  TEST_CASE("bus: an acknowledgement that names no sender is not taken for the next board's") {
    test::FakeClock clock;
    Loop loop = *Loop::create({});
    const Port port = *parse_port("pty:/dev/none?baud=9600");
    test::SharedLine line(loop, clock, port.baud);
    const auto bus = std::make_shared<Bus>(loop, clock, port, line.opener());
    std::vector<std::unique_ptr<BoardLink>> links;
    for (int id = 1; id <= 2; ++id) {
      simulator::CardOrder card;
      card.width_px = 80;
      card.height_px = 8;
      card.address = id;
      line.add(*(*simulator::find_card_kind("am03127"))->make(card));
      BoardOrder order;
      order.geometry = {80, 8};
      order.words = {{"id", std::to_string(id)}, {"reply_ms", "200"}};
      order.port = port;
      auto board = (*find_kind("am03127"))->make(order);
      REQUIRE(board.has_value());
      links.push_back(std::make_unique<BoardLink>(bus, std::move(*board), [] {}));
    }
    line.late.insert(0);
    line.late_by = 350ms;  // 150 ms after its board has stopped waiting
    line.dead.insert(1);
    Desired desired;
    desired.serial = "1-42";
    TextArea area;
    area.width = 80;
    area.height = 8;
    area.text = "Room 3";
    desired.areas = {area};
    for (auto& link : links) REQUIRE(link->want(desired).has_value());
    for (const SteadyTime end = clock.steady() + 20s; clock.steady() < end; clock.tick(1ms)) {
      REQUIRE(loop.turn(clock, clock.steady()));
    }
    // What came was the first card's; the second never said anything.
    CHECK(bus->late_bytes() > 0);
    CHECK_FALSE(links[1]->board().state().last_answer.has_value());
    CHECK(links[1]->board().state().proof == Proof::kNoAnswer);
  }

  TEST_CASE("bus: a station that babbles without end does not silence the others for ever") {
    Hall hall(2, "pty:/dev/none?baud=57600&turnaround_ms=5");
    hall.show("1-42");
    REQUIRE(hall.all_prove("1-42", 5s));
    hall.pass(100ms);
    hall.line.heard_by.clear();
    hall.show("1-43");
    const SteadyTime end = hall.clock.steady() + 5s;
    for (; hall.clock.steady() < end; hall.clock.tick(1ms)) {
      hall.line.noise({0x00});
      REQUIRE(hall.loop.turn(hall.clock, hall.clock.steady()));
    }
    const auto& heard = hall.line.heard_by;
    CHECK(std::count(heard.begin(), heard.end(), 0) >= 2);
    CHECK(std::count(heard.begin(), heard.end(), 1) >= 2);
  }

  TEST_CASE("bus: one board leaves and the others go on") {
    Hall hall(3);
    hall.show("1-42");
    REQUIRE(hall.all_prove("1-42", 5s));
    hall.links[0]->poke();
    hall.links.erase(hall.links.begin());
    const WallTime left = hall.clock.wall();
    hall.pass(12s);
    CHECK(*hall.state(0).last_answer > left);
    CHECK(*hall.state(1).last_answer > left);
    CHECK(hall.line.openings == 1);
  }

  TEST_CASE("bus: noise between two requests disturbs nobody") {
    Hall hall(2);
    hall.show("1-42");
    REQUIRE(hall.all_prove("1-42", 5s));
    for (int turn = 0; turn < 50; ++turn) {
      hall.line.noise({0xA5, 0xA5, 0x01, 0x5A});
      hall.pass(97ms);
    }
    hall.show("1-43");
    CHECK(hall.all_prove("1-43", 10s));
  }

  TEST_CASE("bus: the line fails for all, and comes back for all") {
    Hall hall(3);
    hall.show("1-42");
    REQUIRE(hall.all_prove("1-42", 5s));
    hall.line.unplugged = true;
    hall.line.hang_up();
    REQUIRE(hall.until([&] { return hall.state(2).proof == Proof::kNoAnswer; }, 1s));
    CHECK(hall.state(0).proof == Proof::kNoAnswer);
    CHECK(hall.state(1).proof == Proof::kNoAnswer);
    hall.pass(3s);
    hall.line.unplugged = false;
    CHECK(hall.all_prove("1-42", 70s));
  }

  TEST_CASE("lines: who names one port shares it, with the same options only") {
    test::FakeClock clock;
    Loop loop = *Loop::create({});
    Lines lines(loop, clock);
    const auto first = lines.at(*parse_port("serial:/dev/gongshi/hall?baud=9600"));
    const auto second = lines.at(*parse_port("serial:/dev/gongshi/hall?baud=9600"));
    const auto other = lines.at(*parse_port("serial:/dev/gongshi/lobby?baud=9600"));
    REQUIRE(first.has_value());
    REQUIRE(second.has_value());
    REQUIRE(other.has_value());
    CHECK(*first == *second);
    CHECK(*first != *other);
    const auto faster = lines.at(*parse_port("serial:/dev/gongshi/hall?baud=57600"));
    REQUIRE_FALSE(faster.has_value());
    CHECK(faster.error().word == "E2174");
    CHECK(*lines.at(*parse_port("tcp:10.0.0.7:5005")) ==
          *lines.at(*parse_port("tcp:10.0.0.7:5005")));
  }

  TEST_CASE(
      "lines: a bus that nobody uses any more is forgotten, and each wall has its own socket") {
    test::FakeClock clock;
    Loop loop = *Loop::create({});
    Lines lines(loop, clock);
    CHECK((*lines.at(*parse_port("pty:/dev/pts/9?baud=9600")))->port().baud == 9600);
    CHECK((*lines.at(*parse_port("pty:/dev/pts/9?baud=57600")))->port().baud == 57600);
    const auto wall = lines.at(*parse_port("udp:multicast:5568"));
    CHECK(*wall != *lines.at(*parse_port("udp:multicast:5568")));
  }
}
