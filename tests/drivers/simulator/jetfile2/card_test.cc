// The simulated JetFile II sign against the sheet's frames, written out as bytes.
#include "drivers/simulator/jetfile2/card.h"

#include <doctest/doctest.h>

#include "tests/drivers/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::drivers::simulator;
using namespace std::chrono_literals;

namespace {

Now at(std::chrono::milliseconds time) {
  return {WallTime{std::chrono::seconds{1'795'400'000}} + time, SteadyTime{1000s + time}};
}

std::vector<std::uint8_t> from_hex(std::string_view text) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t index = 0; index + 1 < text.size(); index += 3) {
    const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'A' + 10; };
    bytes.push_back(static_cast<std::uint8_t>(value(text[index]) * 16 + value(text[index + 1])));
  }
  return bytes;
}

std::vector<Verdict> give(Jetfile2Card& card, std::string_view text,
                          std::chrono::milliseconds time = 0ms) {
  return card.receive(from_hex(text), at(time));
}

std::string reply(const std::vector<Verdict>& verdicts) {
  std::string text;
  for (const Verdict& verdict : verdicts) text += test::hex(verdict.reply);
  return text;
}

constexpr std::string_view kText =
    "01 59 30 31 02 41 0F 45 54 41 41 06 1A 35 1C 31 C4 DA BF C6 03 F0 05";

}  // namespace

TEST_SUITE("jetfile2 card") {
  TEST_CASE("card: answers a short frame with OK, and its wrong sum with 9002") {
    Jetfile2Card card{{}};
    CHECK(reply(give(card, kText)) == "4F 4B");
    CHECK(card.text("ETAA")->plain == "内科");
    CHECK(card.playing(at(0ms)) == "ETAA");
    std::string wrong(kText);
    wrong.back() = '6';
    CHECK(reply(give(card, wrong)) == "02 90");
  }

  TEST_CASE("card: the sheet's packets") {
    Jetfile2Card card{{}};
    CHECK(reply(give(card, "55 A7 0C 00 00 00 00 00 01 01 02 00 04 04 00 00"))
              .ends_with("02 00 04 04 01 01 00 90 00 00"));
    CHECK(reply(give(card, "55 A7 11 00 00 00 00 00 01 01 03 00 01 0B 00 00"))
              .ends_with("03 00 01 0B 02 00 00 1F FF 00 2D 00 00 00"));
    const auto set =
        give(card, "55 A7 AC 00 00 00 00 00 01 01 04 00 05 02 02 00 26 20 11 22 09 05 01 15");
    CHECK(set[0].accepted);
    CHECK(card.clock_set());
    CHECK(card.zone() == 0x15);
  }

  TEST_CASE("card: an emergency message ends by itself") {
    Jetfile2Card card{{}};
    const auto verdicts = give(card,
                               "55 A7 A3 03 0E 00 00 00 01 01 05 00 02 09 01 00 1E 00 01 00 01 5A "
                               "30 30 02 41 58 1A 35 1C 31 BC B1 04");
    CHECK(verdicts[0].accepted);
    CHECK(card.playing(at(29s)) == "!");
    CHECK(card.text("!")->plain == "急");
    CHECK(card.playing(at(30s)).empty());
  }

  TEST_CASE("card: what a sign refuses") {
    Jetfile2Card card{{}};
    // another unit: silence
    CHECK(reply(give(card, "55 A7 0D 00 00 00 00 00 01 02 02 00 04 04 00 00")).empty());
    // check sum
    CHECK(reply(give(card, "55 A7 0D 00 00 00 00 00 01 01 02 00 04 04 00 00"))
              .ends_with("01 01 02 90 00 00"));
    // main command 11, sub command 99
    CHECK(reply(give(card, "55 A7 15 00 00 00 00 00 01 01 02 00 11 00 00 00"))
              .ends_with("01 01 04 90 00 00"));
    CHECK(reply(give(card, "55 A7 9E 00 00 00 00 00 01 01 02 00 01 99 00 00"))
              .ends_with("01 01 05 90 00 00"));
    // a play list of files that are not there
    CHECK(reply(give(card, "01 5A 30 31 02 45 2E 53 4C 0F 45 54 51 31 03")) == "08 90");
    // half a pair
    CHECK(reply(give(card, "01 5A 30 31 02 41 0F 45 54 41 41 06 C4 03")) == "11 90");
  }

  TEST_CASE("card: RAM is gone with the power, flash is not") {
    Jetfile2Card card{{}};
    (void)give(card, kText);
    (void)give(card, "01 5A 30 31 02 41 0F 44 54 41 41 06 1A 35 C4 DA BF C6 03");
    card.lose_power(at(1s));
    CHECK_FALSE(card.files().contains("ETAA"));
    CHECK(card.files().contains("DTAA"));
  }

  TEST_CASE("card: frames in pieces, with noise and an end that never comes") {
    Jetfile2Card card{{}};
    CHECK(reply(give(card, "AA BB 55 A7 0C 00 00 00 00 00 01 01")).empty());
    CHECK_FALSE(reply(give(card, "02 00 04 04 00 00", 10ms)).empty());
    CHECK(reply(give(card, "55 A7 0C 00", 20ms)).empty());
    CHECK(reply(give(card, kText, 3s)) == "4F 4B");
  }
}
