// The simulated card on bytes written by hand or by the vendor, not by our encoder.
#include <doctest/doctest.h>

#include "drivers/simulator/onbon/k_card.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers::simulator;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

const WallTime kNow{std::chrono::seconds{1'795'400'000}};

/// `body`: header and data; check sum and stuffing are the card's own, which the first tests check
/// against the vendor's frames.
Verdict judge(OnbonKCard& card, std::string_view body) {
  auto packet = from_hex(body);
  const unsigned check = line_check(packet);
  packet.push_back(static_cast<std::uint8_t>(check & 0xFFU));
  packet.push_back(static_cast<std::uint8_t>(check >> 8));
  std::vector<std::uint8_t> frame(8, 0xA5);
  for (const auto byte : packet) {
    if (byte == 0xA5 || byte == 0xA6 || byte == 0x5A || byte == 0x5B) {
      frame.push_back(byte == 0xA5 || byte == 0xA6 ? 0xA6 : 0x5B);
      frame.push_back(byte == 0xA5 || byte == 0x5A ? 2 : 1);
    } else {
      frame.push_back(byte);
    }
  }
  frame.push_back(0x5A);
  const auto verdicts = card.receive(frame, {kNow, {}});
  REQUIRE(verdicts.size() == 1);
  return verdicts.front();
}

/// The first three bytes of a reply's data; the reply has nine A5 and a header of 14.
std::string data_of(const Verdict& verdict) {
  REQUIRE(verdict.reply.size() > 26);
  return to_hex(std::span(verdict.reply).subspan(23, 3));
}

const std::string kHead = "01 00 00 80 00 00 00 00 00 00 FE 02 ";

}  // namespace

TEST_SUITE("card") {
  TEST_CASE("card: the vendor's ping is answered with an ACK") {
    OnbonKCard card{{}};
    const auto verdicts = card.receive(
        from_hex("A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 "
                 "68 F8 5A"),
        {kNow, {}});
    REQUIRE(verdicts.size() == 1);
    CHECK(verdicts[0].accepted);
    CHECK(to_hex(std::span(verdicts[0].reply).subspan(9, 19)) ==
          "00 80 01 00 00 00 00 00 00 00 62 02 05 00 A0 00 00 00 00");
  }

  TEST_CASE("card: the vendor's dynamic area to FFFE is drawn, and answered from FFFE") {
    CardSpec spec;
    spec.width_px = 128;
    OnbonKCard card{spec};
    const auto verdicts = card.receive(
        from_hex("A5 FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 01 00 00 00 01 23 00 00 00 80 "
                 "00 00 80 80 20 00 00 00 00 0A 00 00 00 00 02 01 01 00 02 0A 08 00 00 00 BB B6 D3 "
                 "AD B9 E2 C1 D9 3C 49 5A"),
        {kNow, {}});
    REQUIRE(verdicts.size() == 1);
    CHECK_MESSAGE(verdicts[0].accepted, verdicts[0].reason);
    REQUIRE(card.areas().size() == 1);
    CHECK(card.areas().at(0).text == "欢迎光临");
    CHECK(card.areas().at(0).width == 128);
    CHECK(to_hex(std::span(verdicts[0].reply).subspan(11, 2)) == "FE FF");
  }

  TEST_CASE("card: silence for another address, length, device, or a broken frame") {
    OnbonKCard card{{}};
    for (const char* body : {"02 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00",
                             "01 00 00 80 00 00 00 00 00 00 FE 02 06 00 A2 00 01 00 00",
                             "01 00 00 80 00 00 00 00 00 00 51 02 05 00 A2 00 01 00 00",
                             "01 00 05 00 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00"}) {
      const auto verdict = judge(card, body);
      CHECK_FALSE(verdict.accepted);
      CHECK(verdict.reply.empty());
      CHECK_FALSE(verdict.reason.empty());
    }
    const auto broken = card.receive(from_hex("A5 01 A6 09 5A A5 01 02 A5 5A"), {kNow, {}});
    REQUIRE(broken.size() == 2);
    CHECK(broken[0].reason == "malformed escape");
    CHECK(broken[1].reason == "a new frame began in the middle of this one");
  }

  TEST_CASE("card: a wrong check sum is NACK 5, unknown commands are NACK 1 and 2") {
    OnbonKCard card{{}};
    const auto wrong = card.receive(
        from_hex("A5 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 69 F8 5A"),
        {kNow, {}});
    REQUIRE(wrong.size() == 1);
    CHECK(to_hex(std::span(wrong[0].reply).subspan(23, 3)) == "A0 01 05");
    CHECK(data_of(judge(card, kHead + "05 00 B7 00 01 00 00")) == "A0 01 01");
    CHECK(data_of(judge(card, kHead + "05 00 A2 01 01 00 00")) == "A0 01 02");
  }

  TEST_CASE("card: areas off the screen, overlapping, or with rubbish text are refused") {
    OnbonKCard card{{}};
    const auto area = [](const std::string& place, const std::string& id, const std::string& text) {
      // one area of 27 + 2 bytes
      return kHead + "26 00 A3 06 01 00 00 00 01 1D 00 00 " + place + " " + id +
             " 00 00 00 00 00 00 00 01 01 01 00 02 0A 02 00 00 00 " + text;
    };
    CHECK(judge(card, area("00 80 00 00 40 80 10 00", "00", "BB B6")).accepted);
    CHECK(judge(card, area("41 80 00 00 40 80 10 00", "01", "BB B6")).reason ==
          "area is off the screen");
    CHECK(judge(card, area("20 80 08 00 40 80 10 00", "01", "BB B6")).reason ==
          "areas overlap in display mode 0");
    CHECK(judge(card, area("40 80 00 00 40 80 10 00", "01", "FE FE")).reason ==
          "byte pair that is not in the card's font");
    CHECK(judge(card, area("40 80 00 00 40 80 10 00", "01", "41 BB")).reason ==
          "half a pair at the end");
    CHECK(judge(card, area("40 80 00 00 40 80 10 00", "01", "5C 5A")).reason ==
          "unknown inline code");
    CHECK(judge(card, area("00 80 00 00 20 80 10 00", "00", "BB B6")).reason ==
          "geometry changed without deleting the area first");
    // 80 00 without bit 15 is 1024 pixels: the commonest field mistake.
    CHECK(judge(card, area("00 80 10 00 80 00 10 00", "01", "BB B6")).reason ==
          "area is off the screen");
    CHECK(judge(card, area("08 00 10 00 08 00 10 00", "01", "BB B6")).accepted);
    CHECK(card.areas().at(1).x == 64);
    card.lose_power({});
    CHECK(card.areas().empty());
  }

  TEST_CASE("card: a clock with a wrong weekday or no BCD is NACK 14") {
    OnbonKCard card{{}};
    CHECK(judge(card, kHead + "0D 00 A2 03 01 00 00 26 20 11 23 10 05 00 01").accepted);
    CHECK(card.clock_text(kNow) == "2026-11-23 10:05:00");
    CHECK(judge(card, kHead + "0D 00 A2 03 01 00 00 26 20 11 23 10 05 00 02").reason ==
          "weekday does not belong to the date");
    CHECK(judge(card, kHead + "0D 00 A2 03 01 00 00 26 20 1A 23 10 05 00 01").reason == "not BCD");
  }

  TEST_CASE("card: a broadcast to FFFF is obeyed in silence") {
    OnbonKCard card{{}};
    const auto verdict = judge(
        card, "FF FF 00 80 00 00 00 00 00 00 FE 02 0D 00 A2 03 02 00 00 26 20 11 23 10 05 00 01");
    CHECK(verdict.accepted);
    CHECK(verdict.reply.empty());
    CHECK(card.clock_set());
  }
}
