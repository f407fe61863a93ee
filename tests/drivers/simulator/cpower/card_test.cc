// The simulated C-Power card by itself: the vendor's frames, and what it must refuse.
#include "drivers/simulator/cpower/card.h"

#include <doctest/doctest.h>

#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

const Now kNow{WallTime{std::chrono::seconds{1'795'400'000}}, SteadyTime{100s}};

simulator::Verdict one(simulator::CpowerCard& card, std::string_view hex) {
  const auto verdicts = card.receive(from_hex(hex), kNow);
  REQUIRE(verdicts.size() == 1);
  return verdicts[0];
}

/// A frame for card 1 around `inner`, "7B 01 …": the sum reckoned here once more.
std::string framed(std::string_view inner) {
  auto body = from_hex("68 32 01 " + std::string(inner));
  unsigned sum = 0;
  for (const auto byte : body) sum += byte;
  body.push_back(static_cast<std::uint8_t>(sum & 0xFFU));
  body.push_back(static_cast<std::uint8_t>(sum >> 8 & 0xFFU));
  return "A5 " + to_hex(body) + " AE";
}

}  // namespace

TEST_SUITE("cpower card") {
  TEST_CASE("card: takes the vendor's frames and shows the text") {
    simulator::CpowerCard card{{}};
    const auto windows =
        one(card, "A5 68 32 01 7B 01 0A 00 00 00 01 01 00 00 00 00 00 40 00 20 83 01 AE");
    CHECK(windows.accepted);
    CHECK(windows.command == "7B 01");
    CHECK(to_hex(windows.reply) == "A5 E8 32 01 7B 00 00 00 00 00 96 01 AE");
    const auto text = one(
        card,
        "A5 68 32 01 7B 01 13 00 00 00 12 00 00 01 00 00 03 02 FF 00 00 61 62 63 0D 63 62 61 00 "
        "9A 04 AE");
    CHECK_MESSAGE(text.accepted, text.reason);
    REQUIRE(card.panel().windows().size() == 1);
    CHECK(card.panel().windows()[0].text() == "abc\ncba");
    CHECK(card.panel().windows()[0].align == 1);
    CHECK(card.shows_something());
    CHECK(one(card, "A5 68 32 01 76 01 00 00 00 00 00 00 00 00 00 12 01 AE").accepted);
    CHECK_FALSE(card.on());
    CHECK(one(card, "A5 68 32 01 7B 01 01 00 00 00 06 1E 01 AE").accepted);
    CHECK_FALSE(card.shows_something());
  }

  TEST_CASE("card: rich text in GB2312, its sum escaped") {
    simulator::CpowerCard card{{}};
    (void)one(card, "A5 68 32 01 7B 01 0A 00 00 00 01 01 00 00 00 00 00 40 00 10 73 01 AE");
    const auto text = one(
        card, "A5 68 32 01 7B 01 0D 00 00 00 02 00 0B 00 0A 00 03 22 C4 DA 22 BF C6 AA 05 04 AE");
    CHECK_MESSAGE(text.accepted, text.reason);
    CHECK(card.panel().windows()[0].text() == "内科");
    CHECK(card.panel().windows()[0].glyphs[0].size == 24);
  }

  TEST_CASE("card: is silent about what is not for it or has a wrong sum") {
    simulator::CpowerCard card{{}};
    CHECK(one(card, "A5 68 32 01 47 01 01 E5 00 AE").reply.empty());
    CHECK(one(card, "A5 68 32 02 47 01 01 E5 00 AE").reply.empty());
    CHECK(one(card, "A5 68 33 01 47 01 01 E5 00 AE").reply.empty());
    CHECK(one(card, "A5 68 32 01 47 00 01 E3 00 AE").reply.empty());
    CHECK_FALSE(one(card, "A5 68 32 01 47 01 01 E4 00 AE").reply.empty());
  }

  TEST_CASE("card: refuses what the documents do not allow, with a reason") {
    simulator::CpowerCard card{{}};
    const auto refusal = [&](std::string_view inner) {
      const auto verdict = one(card, framed(inner));
      CHECK_FALSE(verdict.accepted);
      return verdict.reason;
    };
    CHECK(refusal("7B 01 0C 00 00 00 12 00 00 00 00 00 03 02 FF 00 00 00") == "no such window");
    CHECK(refusal("7B 01 0B 00 00 00 01 01 00 00 00 00 00 40 00 20") ==
          "stated length is not the length");
    CHECK(refusal("7B 01 0A 00 01 01 01 01 00 00 00 00 00 40 00 20") == "packet out of order");
    CHECK(refusal("7B 01 0A 00 00 00 01 01 00 41 00 00 00 40 00 20") ==
          "window is empty or off the screen");
    CHECK(one(card, framed("7B 01 0A 00 00 00 01 01 00 00 00 00 00 40 00 20")).accepted);
    CHECK(refusal("7B 01 0D 00 00 00 12 00 00 00 00 00 03 02 FF 00 00 61 62") ==
          "text does not end with 00");
    CHECK(refusal("7B 01 0D 00 00 00 12 00 00 00 00 00 03 02 FF 00 00 C4 00") ==
          "half a character at the end");
    CHECK(refusal("7B 01 0D 00 00 00 12 00 00 00 00 00 03 08 FF 00 00 61 00") == "no such font");
    CHECK(refusal("47 01 00 59 45 13 00 22 11 26") == "no such time (binary, not BCD)");
    CHECK(refusal("76 01 00 02 00 00 00 00 00 00 00 00") ==
          "power is 00, 00 or 01, and seven or eight zeros");
  }

  TEST_CASE("card: on TCP it wants its ID code and sends it back") {
    simulator::CpowerCard card{{}};
    const auto verdicts =
        card.receive(from_hex("00 FF FF FF FF 08 00 00 00 68 32 01 47 01 01 E4 00"), kNow);
    REQUIRE(verdicts.size() == 1);
    CHECK(verdicts[0].accepted);
    CHECK(to_hex(std::span(verdicts[0].reply).first(15)) ==
          "FF FF FF FF 0F 00 00 00 E8 32 01 47 01 01 14");
  }

  TEST_CASE("card: without mains the windows are gone and the clock is not") {
    simulator::CpowerCard card{{}};
    (void)one(card, framed("7B 01 0A 00 00 00 01 01 00 00 00 00 00 40 00 20"));
    (void)one(card, framed("47 01 00 3B 2D 0D 00 16 0B 1A"));
    CHECK(card.clock_text(kNow.wall) == "2026-11-22 13:45:59");
    card.lose_power(kNow);
    CHECK(card.panel().windows().empty());
    CHECK(card.clock_text(kNow.wall) == "2026-11-22 13:45:59");
    CHECK(one(card, framed("47 01 01")).reason == "the card is still starting");
  }
}
