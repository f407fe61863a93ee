// What goes wrong between board and sign, and that the sign is right again in its time.
#include "drivers/board_link.h"
#include "tests/drivers/shared_line.h"
#include "tests/drivers/text/alpha_line.h"

using namespace gongshi;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

bool holds(const std::vector<std::uint8_t>& frame, std::string_view text) {
  return std::search(frame.begin(), frame.end(), text.begin(), text.end()) != frame.end();
}

/// The next `count` frames with that text never arrive.
auto losing(std::string text, int count) {
  return [text = std::move(text), left = count](std::vector<std::uint8_t>& frame) mutable {
    return !(left > 0 && holds(frame, text) && left-- > 0);
  };
}

std::string trouble(const AlphaLine& line) {
  return line.bench.state().trouble ? line.bench.state().trouble->word : "";
}

}  // namespace

TEST_SUITE("alpha faults") {
  TEST_CASE("faults: a text that was lost without a word is found by reading it back") {
    AlphaLine line(Words{{"changing", "text"}});
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    line.bench.on_frame = losing(
        "\x02"
        "AA",
        1);
    REQUIRE(line.bench.board().want(want("1-2", {area("Room 4")})));
    REQUIRE(line.bench.proves("1-2", Proof::kReadBack));
    CHECK(line.sign().content('A', 'A').ends_with("Room 4"));
  }

  TEST_CASE("faults: a string that was lost comes a second time") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    line.bench.on_frame = losing(
        "\x02"
        "Ga",
        1);
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 4")})));
    REQUIRE(line.bench.until([&] { return line.bench.state().shows_all; }, 60s));
    CHECK(line.sign().content('a', 'B') == "Room 4");
  }

  TEST_CASE("faults: a damaged packet is told by the error register and sent again") {
    AlphaLine line;
    int damaged = 0;
    line.bench.on_frame = [&](std::vector<std::uint8_t>& frame) {
      if (holds(frame,
                "\x02"
                "Ga") &&
          damaged++ == 0)
        frame[frame.size() - 8] ^= 0x01U;
      return true;
    };
    bool told = false;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.until(
        [&] {
          told = told || trouble(line) == "E2132";
          return line.bench.state().proof == Proof::kReadBack;
        },
        60s));
    CHECK(told);
    CHECK(line.sign().content('a', 'B') == "Room 3");
    CHECK(trouble(line) == "");
  }

  TEST_CASE("faults: a text that never arrives whole is tried three times, then ever more rarely") {
    AlphaLine line;
    line.bench.on_frame = [&](std::vector<std::uint8_t>& frame) {
      if (holds(frame,
                "\x02"
                "AA"))
        frame[frame.size() - 8] ^= 0x01U;
      return true;
    };
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    const auto texts = [&] {
      return std::count_if(line.bench.frames.begin(), line.bench.frames.end(),
                           [](const auto& frame) {
                             return holds(frame,
                                          "\x02"
                                          "AA");
                           });
    };
    line.bench.run(30s);
    CHECK(texts() >= 3);
    line.bench.run(30min);
    CHECK(texts() <= 24);
    const auto before = texts();
    line.bench.run(1h);
    CHECK(texts() <= before + 12);
    CHECK(trouble(line) == "E2131");  // read back, so the register is not asked to guess
    CHECK_FALSE(line.bench.state().shows_all);
    CHECK(line.bench.state().serial.empty());
    line.bench.on_frame = nullptr;
    CHECK(line.bench.proves("1-1", Proof::kReadBack, 16min));
  }

  TEST_CASE("faults: a line that damages every third packet is as it should be within minutes") {
    AlphaLine line;
    unsigned mix = 1;  // irregular, and the same in every run
    line.bench.on_frame = [&](std::vector<std::uint8_t>& frame) {
      mix = mix * 1'103'515'245U + 12'345U;
      if ((mix >> 16U) % 3 == 0) frame[frame.size() / 2] ^= 0x10U;
      return true;
    };
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    CHECK(line.bench.proves("1-1", Proof::kReadBack, 5min));
    REQUIRE(line.bench.board().want(want("1-2", {area("Room 4")})));
    CHECK(line.bench.proves("1-2", Proof::kReadBack, 5min));
  }

  TEST_CASE("faults: lost, damaged and noisy replies only take longer") {
    for (int fault = 0; fault < 4; ++fault) {
      AlphaLine line;
      int replies = 0;
      line.bench.on_reply = [&](std::vector<std::uint8_t>& reply) {
        if (++replies % 2 != 0) return true;
        if (fault == 0) return false;
        if (fault == 1) reply[reply.size() - 7] ^= 0x02U;
        if (fault == 2) reply.insert(reply.begin(), {0x01, 0x55, 0x04, 0x02, 0x03});
        if (fault == 3) reply.resize(reply.size() / 2);
        return true;
      };
      REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
      CAPTURE(fault);
      CHECK(line.bench.proves("1-1", Proof::kReadBack, 2min));
      CHECK(line.sign().configurations() == 1);
    }
  }

  TEST_CASE("faults: a late reply is not taken for another question's") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    line.bench.reply_delay = 3200ms;  // after the deadline, into the next question
    line.bench.run(2min);
    line.bench.reply_delay = 10ms;
    CHECK(line.bench.proves("1-1", Proof::kReadBack, 2min));
    CHECK(line.sign().configurations() == 1);
    CHECK(line.count("AA") == 1);
  }

  TEST_CASE(
      "faults: a sign that is silent for a while keeps its files and is asked for its serial") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    line.bench.on_reply = [](auto&) { return false; };
    REQUIRE(line.bench.until([&] { return line.bench.state().proof == Proof::kNoAnswer; }, 60s));
    CHECK(line.bench.state().serial.empty());
    CHECK(line.bench.state().not_seen_since.has_value());
    CHECK(trouble(line) == "E2106");
    line.bench.run(5min);
    const auto asked = line.bench.frames.size();
    line.bench.run(5min);
    CHECK(line.bench.frames.size() - asked <= 6);  // a dead sign hardly costs the line anything
    line.bench.on_reply = nullptr;
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack, 90s));
    CHECK(line.count("AA") == 1);
    CHECK(line.count("Hn") == 2);
  }

  TEST_CASE("faults: another sign in the same place is filled") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    AlphaLine other;
    REQUIRE(other.bench.board().want(want("1-9", {area("Room 9")})));
    REQUIRE(other.bench.proves("1-9", Proof::kReadBack));
    line.bench.on_reply = [](auto&) { return false; };
    REQUIRE(line.bench.until([&] { return line.bench.state().proof == Proof::kNoAnswer; }, 60s));
    line.bench.on_reply = nullptr;
    line.sign() = other.sign();
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack, 90s));
    CHECK(line.sign().content('a', 'B') == "Room 3");
  }

  TEST_CASE("faults: a changed run sequence is set right") {
    AlphaLine line;
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    // Somebody else on the line: E.SLZ to this sign, its sum counted by hand as 171H.
    const std::string foreign = std::string(5, '\0') +
                                "\x01Z01\x02"
                                "E.SLZ\x03"
                                "0171\x04";
    const std::vector<std::uint8_t> bytes(foreign.begin(), foreign.end());
    line.bench.run(3s);
    const auto verdicts = line.bench.card().receive(bytes, line.bench.now());
    REQUIRE(verdicts.size() == 1);
    REQUIRE(verdicts[0].reason == "sequence Z");
    REQUIRE(line.bench.until([&] { return !line.bench.state().shows_all; }, 4min));
    CHECK(line.bench.state().proof == Proof::kNone);
    CHECK(line.bench.state().serial.empty());
    REQUIRE(line.bench.until([&] { return line.sign().sequence() == "A"; }, 4min));
    CHECK(line.bench.proves("1-1", Proof::kReadBack));
  }

  TEST_CASE("faults: a sign at another address never proves anything") {
    SignSpec spec = strict();
    spec.address = 2;
    AlphaLine line(Words{{"address", "1"}}, spec);
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    line.bench.run(5min);
    CHECK(line.bench.state().proof == Proof::kNoAnswer);
    CHECK_FALSE(line.bench.card().shows_something());
  }

  TEST_CASE("faults: address 0 serves one sign, and is a trap for two") {
    AlphaLine one(Words{{"address", "0"}});
    REQUIRE(one.bench.board().want(want("1-1", {area("Room 3")})));
    CHECK(one.bench.proves("1-1", Proof::kReadBack));
    AlphaLine two(Words{{"address", "0"}}, strict(), 2);
    REQUIRE(two.bench.board().want(want("1-1", {area("Room 3")})));
    two.bench.run(5min);
    CHECK(two.bench.state().proof != Proof::kAcknowledged);
    CHECK(two.bench.state().proof != Proof::kReadBack);
    CHECK_FALSE(two.bench.state().shows_all);
  }

  TEST_CASE("faults: a configuration that does not arrive is repeated, then the sign is reset") {
    AlphaLine line;
    line.bench.on_frame = losing("E$AA", 2);
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack, 2min));
    CHECK(line.count("E,") == 1);
    AlphaLine never;
    never.bench.on_frame = losing("E$AA", 1000);
    REQUIRE(never.bench.board().want(want("1-1", {area("Room 3")})));
    never.bench.run(10min);
    CHECK(trouble(never) == "E2133");
    const auto clears = never.count("E$");  // it is dark each time
    CHECK(clears <= 15);
    // Another text is no reason to darken it again.
    REQUIRE(never.bench.board().want(want("1-2", {area("Room 4")})));
    never.bench.run(1min);
    CHECK(never.count("E$") <= clears + 3);
  }

  TEST_CASE("faults: content above the sign's memory is not begun") {
    SignSpec small = strict();
    small.pool = 600;
    AlphaLine line({}, small);
    TextArea wide = drawn(80 * 10, 0b1U, small);
    wide.motion = Motion::kLeft;
    REQUIRE(line.bench.board().want(want("1-1", {wide})));  // the pool is not known yet
    line.bench.run(1min);
    CHECK(trouble(line) == "E2130");
    CHECK(line.count("E$") == 0);
    const Status refused = line.bench.board().want(want("1-2", {wide}));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().word == "E2102");
    REQUIRE(line.bench.board().want(want("1-3", {area("Room 3", small)})));
    CHECK(line.bench.proves("1-3", Proof::kReadBack));
  }

  TEST_CASE("faults: what a sign says it does not support is done without") {
    AlphaLine line;
    line.bench.on_reply = [&](std::vector<std::uint8_t>& reply) {
      const auto& asked = line.bench.frames.back();
      if (holds(asked,
                "\x02"
                "F$") ||
          holds(asked,
                "\x02"
                "F\"") ||
          holds(asked,
                "\x02"
                "F*")) {
        const std::string words = "*** NOT SUPPORTED ***";
        reply.assign(words.begin(), words.end());
      }
      return true;
    };
    REQUIRE(line.bench.board().want(want("1-1", {area("Room 3")})));
    REQUIRE(line.bench.proves("1-1", Proof::kReadBack));
    // Then the first text tells of a power loss.
    line.bench.run(20s);
    line.bench.card().lose_power(line.bench.now());
    (void)line.bench.card().receive(std::vector<std::uint8_t>{0}, line.bench.now());
    line.bench.run(1min);
    REQUIRE(line.bench.until([&] { return line.sign().content('a', 'B') == "Room 3"; }, 5min));
    CHECK(line.bench.proves("1-1", Proof::kReadBack));
  }

  TEST_CASE("faults: three signs share a line, and no packet is broken by another's") {
    FakeClock clock;
    Loop loop = *Loop::create({});
    const Port port = *parse_port("pty:/dev/none?baud=9600");
    SharedLine line(loop, clock, port.baud);
    auto bus = std::make_shared<Bus>(loop, clock, port, line.opener());
    std::vector<std::unique_ptr<BoardLink>> links;
    for (unsigned address = 1; address <= 3; ++address) {
      SignSpec spec = strict();
      spec.address = address;
      spec.baud = port.baud;
      line.add(std::make_unique<AlphaCard>(spec));
      BoardOrder order;
      order.geometry = {spec.width_px, spec.height_px};
      order.palette = Palette::kTricolor;
      order.words = {{"address", std::to_string(address)}};
      order.port = port;
      links.push_back(std::make_unique<BoardLink>(bus, *make_alpha_board(order), [] {}));
    }
    for (auto& link : links) REQUIRE(link->want(want("1-42", {drawn(70)})));
    const SteadyTime end = clock.steady() + 2min;
    const auto proved = [&] {
      return std::all_of(links.begin(), links.end(), [](const auto& link) {
        return link->board().state().proof == Proof::kReadBack;
      });
    };
    while (!proved() && clock.steady() < end) {
      REQUIRE(loop.turn(clock, clock.steady()));
      clock.tick(2ms);
    }
    CHECK(proved());
    CHECK(line.collisions == 0);
    for (std::size_t index = 0; index < 3; ++index) {
      const auto& sign = dynamic_cast<AlphaCard&>(line.card(index)).sign();
      CHECK(sign.configurations() == 1);
      CHECK(sign.errors() == 0x40U);
    }
  }
}
