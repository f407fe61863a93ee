// The simulated sign, spoken to by hand: what a real one would take, and what it would not.
#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "drivers/simulator/alpha/alpha_card.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::drivers::simulator;
using namespace std::chrono_literals;

namespace {

const std::string kNuls(5, '\0');

/// Frames made here, character by character, with a check sum of their own.
std::string packet(const std::string& command, const std::string& target = "Z01") {
  const std::string body = "\x02" + command + "\x03";
  unsigned sum = 0;
  for (const char c : body) sum += static_cast<unsigned char>(c);
  std::array<char, 8> digits{};
  std::snprintf(digits.data(), digits.size(), "%04X", sum & 0xFFFFU);
  return kNuls + "\x01" + target + body + digits.data() + "\x04";
}

struct Desk {
  explicit Desk(const SignSpec& spec = {}, int count = 1) : card(spec, count) {}

  Verdict raw(const std::string& text, std::chrono::milliseconds rest = 6s) {
    clock.tick(rest);
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    auto verdicts = card.receive(bytes, {clock.wall(), clock.steady()});
    return verdicts.empty() ? Verdict{} : std::move(verdicts.back());
  }
  Verdict say(const std::string& command, std::chrono::milliseconds rest = 6s) {
    return raw(packet(command), rest);
  }
  void fill() {
    REQUIRE(say("E$").accepted);
    REQUIRE(say("E$AAU0020FFFFBAU0020FFFFnBL00100000KDU04062000").accepted);
  }
  /// Between the NULs and the check sum of the reply.
  std::string ask(const std::string& command) {
    const auto reply = say(command).reply;
    const std::string text(reply.begin(), reply.end());
    const std::size_t from = text.find('\x02');
    return from == std::string::npos ? "" : text.substr(from + 1, text.find('\x03') - from - 1);
  }
  std::string errors() { return ask("F*"); }

  test::FakeClock clock;
  AlphaCard card;
};

}  // namespace

TEST_SUITE("alpha sign") {
  TEST_CASE("sign: as delivered it has text A, and shows it once written") {
    Desk desk;
    CHECK_FALSE(desk.card.shows_something());
    CHECK(desk.say("AAHELLO").accepted);
    CHECK(desk.card.sign().running() == "HELLO");
    CHECK(desk.say("ABHELLO").reason == "no memory for that text");
    CHECK(desk.say("GnHELLO").reason == "no memory for that string");
    desk.card.lose_power({});
    CHECK_FALSE(desk.card.shows_something());
  }

  TEST_CASE("sign: a configuration wipes all but the priority message") {
    Desk desk;
    REQUIRE(desk.say("A0urgent").accepted);
    desk.fill();
    REQUIRE(desk.card.sign().priority().has_value());
    REQUIRE(desk.say("ABsecond").accepted);
    desk.fill();
    CHECK(desk.card.sign().content('B', 'A').empty());
    CHECK(desk.card.sign().priority() == "urgent");
    // The first file is given what is left of 7E00H: less 6, four times 13, 20H + 20H, 16, 6.
    CHECK(desk.ask("F$") == "E$AAU7D90FFFFBAU0020FFFFnBL00100000KDU04062000");
  }

  TEST_CASE("sign: without a clear before, a configuration shows nothing") {
    Desk desk;
    CHECK_FALSE(desk.say("E$AAU0020FFFF").accepted);
    REQUIRE(desk.say("AAHELLO").accepted);
    CHECK_FALSE(desk.card.shows_something());
    REQUIRE(desk.say("E$").accepted);
    CHECK(desk.say("E$AAU0020FFFF", 900ms).reason == "the memory is still being cleared");
  }

  TEST_CASE("sign: reads have no answer for 5 s after a clear") {
    Desk desk;
    REQUIRE(desk.say("E$").accepted);
    CHECK(desk.say("F*", 4900ms).reply.empty());
    CHECK_FALSE(desk.say("F*", 200ms).reply.empty());
  }

  TEST_CASE("sign: malformed configurations are illegal commands") {
    for (const char* records :
         {"AAU0020FFF", "0AU0020FFFF", "nBU00100000", "nBL00FF0000", "KDU20062000", "KDU04063000",
          "KCU04062000", "AXU0020FFFF", "AAU002GFFFF", "AAU0020FFFFAAU0020FFFF", "AAUFFF0FFFF"}) {
      Desk desk;
      REQUIRE(desk.say("E$").accepted);
      CAPTURE(records);
      CHECK_FALSE(desk.say(std::string("E$") + records).accepted);
      CHECK(desk.errors() == "E*\x60");
      CHECK(desk.say("E4").accepted);
      CHECK(desk.errors() == "E*@");
    }
  }

  TEST_CASE("sign: a string too long is emptied, a text too long is cut") {
    Desk desk;
    desk.fill();
    REQUIRE(desk.say("Gnshort").accepted);
    CHECK_FALSE(desk.say("Gn" + std::string(17, 'x')).accepted);
    CHECK(desk.card.sign().content('n', 'B').empty());
    CHECK_FALSE(desk.say("AB" + std::string(40, 'x')).accepted);
    CHECK(desk.card.sign().content('B', 'A').size() == 0x20);
    CHECK_FALSE(desk.say("Gn\x10"
                         "a")
                    .accepted);
  }

  TEST_CASE("sign: a picture is taken only in its own size, and never under a priority message") {
    Desk desk;
    desk.fill();
    const std::string rows = "011110\r100001\r100081\r011110\r";
    CHECK(desk.say("IK0406" + rows).accepted);
    // Three colours have two bits a dot: 8 shows as off.
    CHECK(desk.ask("JK") == "IK0406011110\r100001\r100001\r011110\r");
    CHECK(desk.say("IK0604" + rows).reason == "size is not that of the allocation");
    CHECK_FALSE(desk.say("IK0406" + rows.substr(0, 20)).accepted);
    CHECK_FALSE(desk.say("IK0406" + rows + "1").accepted);
    REQUIRE(desk.say("A0urgent").accepted);
    CHECK(desk.say("IK0406" + rows).reason == "lost: a priority message is up");
  }

  TEST_CASE("sign: a label alone releases the priority message, a mode field does not") {
    Desk desk;
    REQUIRE(desk.say("AAHELLO").accepted);
    REQUIRE(desk.say("A0urgent").accepted);
    CHECK(desk.card.sign().running() == "urgent");
    REQUIRE(desk.say("A0\x1b"
                     "0b")
                .accepted);
    CHECK(plain_sign_text(read_sign_text(desk.card.sign().running())).empty());
    REQUIRE(desk.say("A0").accepted);
    CHECK(desk.card.sign().running() == "HELLO");
    CHECK_FALSE(desk.say("A0" + std::string(126, 'x')).accepted);
  }

  TEST_CASE("line: sums, NULs, gaps, bursts and buffers") {
    Desk desk;
    std::string wrong = packet("AAHELLO");
    wrong[wrong.size() - 2] = wrong[wrong.size() - 2] == '0' ? '1' : '0';
    CHECK(desk.raw(wrong).reason == "check sum");
    CHECK(desk.errors() == "E*\x50");
    REQUIRE(desk.say("E4").accepted);
    CHECK(desk.raw(packet("AAHELLO").substr(1)).reason ==
          "fewer than five NULs: the baud rate is not known");
    CHECK(desk.raw(kNuls + "\x01Z01\x02"
                           "AAHELLO\x03\x04")
              .reason == "ETX behind the last command: the sign waits for a check sum");
    REQUIRE(desk.say("E4").accepted);
    const std::string whole = packet("AAHELLO");
    CHECK(desk.raw(whole.substr(0, 14)).reason.empty());
    CHECK(desk.raw(whole.substr(14), 1100ms).reason == "a gap of more than 1 s inside a packet");
    CHECK(desk.errors() == "E*\x44");
    CHECK(desk.raw(kNuls +
                   "\x01Z01\x02"
                   "AA" +
                   std::string(20'000, 'x'))
              .reason == "longer than the sign's buffer");
    CHECK(desk.card.sign().running().empty());
    CHECK(desk.raw(whole).accepted);
    CHECK(desk.raw(whole, 50ms).reason == "too soon after the packet before");
    CHECK(desk.raw(whole, 250ms).accepted);
  }

  TEST_CASE("line: types, addresses, wildcards and lists of them") {
    SignSpec spec;
    spec.address = 0x1A;
    Desk desk(spec);
    for (const char* target : {"Z1A", "Z00", "^1A", "?1A", "Z1?", "Z?A", "Z??", "Z02,Z1A"}) {
      CAPTURE(target);
      CHECK(desk.raw(packet("AAHELLO", target)).accepted);
    }
    for (const char* target : {"Z1B", "Z01", "21A", "Z2?", "Z1a"}) {
      CAPTURE(target);
      CHECK_FALSE(desk.raw(packet("AAHELLO", target)).accepted);
    }
  }

  TEST_CASE("line: two signs that answer at once are read by nobody") {
    Desk desk({}, 2);
    const Verdict both = desk.raw(packet("F*", "Z00"));
    CHECK(both.reason == "several signs answer at once");
    const Verdict one = desk.raw(packet("F*", "Z02"));
    CHECK(one.accepted);
    CHECK(both.reply != one.reply);
    CHECK(desk.raw(packet("AAboth", "Z00")).accepted);
    CHECK(desk.card.signs()[1].running() == "both");
  }

  TEST_CASE("line: a reply has 26 NULs, type 0, address 00 and a sum") {
    Desk desk;
    const Verdict verdict = desk.say("F*");
    // 02 45 2A 40 03 sums to B4H.
    const std::string expected = std::string(26, '\0') +
                                 "\x01"
                                 "000\x02"
                                 "E*@\x03"
                                 "00B4\x04";
    CHECK(std::string(verdict.reply.begin(), verdict.reply.end()) == expected);
  }

  TEST_CASE("sign: a strict one wants its pauses") {
    SignSpec spec;
    spec.strict = true;
    Desk desk(spec);
    desk.fill();
    const std::string whole = packet("IK0406011110\r100001\r100001\r011110\r");
    CHECK(desk.raw(whole).reason == "no pause of 100 ms behind the width");
    (void)desk.raw(whole.substr(0, 16));
    CHECK(desk.raw(whole.substr(16), 120ms).accepted);
    const std::string nest = kNuls +
                             "\x01Z01\x02"
                             "E 1005\x03"
                             "0130\x02"
                             "E&2\x03"
                             "00A2\x04";
    CHECK(desk.raw(nest).reason == "no pause of 100 ms behind STX in a nest");
  }

  TEST_CASE("sign: a damaged text blanks an XDF sign, and unknown reads are refused in words") {
    SignSpec spec;
    spec.xdf = true;
    Desk desk(spec);
    REQUIRE(desk.say("AAHELLO").accepted);
    std::string wrong = packet("AABYE");
    wrong[12] = 'X';
    CHECK_FALSE(desk.raw(wrong).accepted);
    CHECK_FALSE(desk.card.shows_something());
    const auto reply = desk.say("F2").reply;
    CHECK(std::string(reply.begin(), reply.end()) == "*** NOT SUPPORTED ***");
    CHECK(Desk().say("F2").reply.empty());
  }

  TEST_CASE("sign: tones, a tone without end, and being deaf behind them") {
    Desk desk;
    CHECK(desk.say("E(1").accepted);
    CHECK(desk.say("AAHELLO", 1900ms).reason == "the sign is deaf just now");
    CHECK(desk.say("AAHELLO", 200ms).accepted);
    CHECK_FALSE(desk.say("E(B").accepted);
    CHECK(desk.say("E,").accepted);
    CHECK_FALSE(desk.say("AAHELLO", 7s).accepted);
  }

  TEST_CASE("state: JSON of any bytes that a sign took") {
    Desk desk;
    (void)desk.say("AA\x1b\xff\xfe\x1c\xfdtext\x9d");
    (void)desk.say("E.SU\x7f\xff");
    const auto state = desk.card.state({desk.clock.wall(), desk.clock.steady()});
    CHECK(state["kind"] == "alpha");
    CHECK_FALSE(state.dump().empty());
  }
}
