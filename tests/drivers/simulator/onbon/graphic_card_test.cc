// The simulated card on the vendor's own frames and on bytes written by hand.
#include "drivers/simulator/onbon/graphic_card.h"

#include <doctest/doctest.h>

#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers::simulator;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

const drivers::Now kNow{WallTime{std::chrono::seconds{1'795'400'000}}, {}};

GraphicSpec spec_5e2() {
  GraphicSpec spec;
  spec.ear = {5, 1, 0x0254};
  spec.screen = {32, 16, {GraphicSeries::k5E, true, false}};
  return spec;
}

const std::string kVendorArea =
    "A5 01 00 00 80 F0 00 54 02 00 00 00 00 52 00 00 00 01 A7 00 4D 00 49 00 00 00 01 00 1E 00 01 "
    "00 00 01 00 00 00 00 10 00 00 00 00 20 00 04 00 00 01 00 2D 00 00 00 00 02 00 05 C8 00 01 20 "
    "00 00 00 00 00 7F FF FF FF FF FF FF FE FF FF 7F 7F FF FF FF FF FF FF FF FF FF FF FF FF BF FF "
    "FF FF FF FF FF FF F3 FC 5A";

/// `body` in a dynamic packet to address 1.
Verdict dynamic(OnbonGraphicCard& card, std::string_view body_hex) {
  const auto body = from_hex(body_hex);
  auto packet = from_hex("01 00 00 80 F0 00 FE FF 00 00 00 00");
  for (const std::size_t part :
       {body.size() % 256, body.size() / 256, std::size_t{0}, std::size_t{0}})
    packet.push_back(static_cast<std::uint8_t>(part));
  packet.insert(packet.end(), body.begin(), body.end());
  const unsigned check = line_check(packet);
  packet.push_back(static_cast<std::uint8_t>(check & 0xFFU));
  packet.push_back(static_cast<std::uint8_t>(check >> 8));
  const auto verdicts = card.receive(line_frame(packet), kNow);
  REQUIRE(verdicts.size() == 1);
  return verdicts.front();
}

}  // namespace

TEST_SUITE("card") {
  TEST_CASE("graphic card: the vendor's area of a 5E2 is drawn") {
    OnbonGraphicCard card{spec_5e2()};
    const auto verdicts = card.receive(from_hex(kVendorArea), kNow);
    REQUIRE(verdicts.size() == 1);
    CHECK_MESSAGE(verdicts[0].accepted, verdicts[0].reason);
    REQUIRE(card.areas().contains(1));
    const std::string picture = card.dots().text();
    CHECK(picture.substr(0, 4 * 33) ==
          "#..............................#\n"
          "........#.......................\n"
          "................................\n"
          ".#..............................\n");
    CHECK(card.dots().at(0, 0) == lamp_of(1));
    CHECK(card.dots().at(31, 0) == lamp_of(2));
    CHECK(card.dots().at(8, 1) == lamp_of(3));
    // nine A5, header of 16, then 00 A0 00 …
    CHECK(to_hex(std::span(verdicts[0].reply).subspan(9, 25)) ==
          "00 80 01 00 F0 00 54 02 00 00 00 00 09 00 00 00 00 A0 00 00 00 00 00 00 00");
    card.lose_power(kNow);
    CHECK_FALSE(card.shows_something());
  }

  TEST_CASE("graphic card: the vendor's power-on of a 6E2, with its second 5A") {
    GraphicSpec spec;
    OnbonGraphicCard card{spec};
    card.switch_by_hand(false);
    const auto verdicts = card.receive(
        from_hex("A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 07 00 74 02 00 00 84 1A 90 01 96 54 00 00 00 "
                 "00 00 00 06 00 68 C4 00 97 01 A2 05 01 00 01 5A 5A"),
        kNow);
    REQUIRE(verdicts.size() == 1);
    CHECK_MESSAGE(verdicts[0].accepted, verdicts[0].reason);
    CHECK(verdicts[0].command == "A2 05");
    CHECK(card.on());
  }

  TEST_CASE("graphic card: silence for others, an error for a wrong check sum") {
    OnbonGraphicCard card{spec_5e2()};
    auto frame = from_hex(kVendorArea);
    frame[frame.size() - 2] ^= 1;
    auto verdict = card.receive(frame, kNow).at(0);
    CHECK_FALSE(verdict.accepted);
    CHECK(verdict.reason == "check sum");
    CHECK(to_hex(std::span(verdict.reply).subspan(9 + 16, 7)) == "00 A0 01 01 00 05 00");
    frame = from_hex(kVendorArea);
    frame[1] = 2;
    verdict = card.receive(frame, kNow).at(0);
    CHECK(verdict.reason == "for another address");
    CHECK(verdict.reply.empty());
    frame = from_hex(kVendorArea);
    frame[8] = 3;
    CHECK(card.receive(frame, kNow).at(0).reason == "for another device type");
    CHECK_FALSE(card.shows_something());
  }

  TEST_CASE("graphic card: areas that a panel could not show are refused") {
    OnbonGraphicCard card{spec_5e2()};
    const auto area = [&](const std::string& id, const std::string& place,
                          const std::string& bitmap) {
      const auto size = static_cast<unsigned>(from_hex(bitmap).size());
      const auto byte = [](unsigned value) {
        return to_hex(std::vector<std::uint8_t>{static_cast<std::uint8_t>(value)}) + " ";
      };
      return dynamic(card, "01 A7 00 00 00 " + byte(24 + 4 + 13 + size) + "00 00 00 " + id +
                               " 00 1E 00 01 00 00 01 00 00 00 00 10 " + place + " 00 01 00 " +
                               byte(13 + size) +
                               "00 00 00 00 01 00 05 C8 00 01 08 00 00 00 00 00 " + bitmap);
    };
    const std::string one = "08 00 01 00";
    CHECK(area("00", "00 00 00 00 " + one, "FF FF").accepted);
    CHECK(area("01", "19 00 00 00 " + one, "FF FF FF FF").reason == "area is off the screen");
    CHECK(area("01", "04 00 00 00 " + one, "FF FF FF FF").reason == "areas overlap");
    CHECK(area("01", "08 00 00 00 " + one, "FF FF FF").reason ==
          "bitmap is not of the page's size");
    CHECK(area("00", "08 00 00 00 " + one, "FF FF").reason ==
          "geometry changed without deleting the area first");
    CHECK(area("01", "08 00 00 00 " + one, "FF FF").accepted);
    CHECK(area("02", "10 00 00 00 " + one, "FF FF").accepted);
    CHECK(area("03", "18 00 00 00 " + one, "FF FF").accepted);
    CHECK(area("04", "00 00 01 00 " + one, "FF FF").reason == "more areas than the card holds");
    CHECK(dynamic(card, "01 A7 01 02 00 01 03").accepted);
    CHECK(area("04", "00 00 01 00 " + one, "FF FF").accepted);
    CHECK(dynamic(card, "01 A7 01 00 00 FF").accepted);
    CHECK(card.areas().empty());
    CHECK(dynamic(card, "01 A7 00 00 00 05 00").reason == "stated area length is not the length");
    CHECK(dynamic(card, "01 B7 00 00 00").reason == "unknown group");
    CHECK(dynamic(card, "01 A3 00 00 00").reason == "unknown command");
  }

  TEST_CASE("graphic card: a card without dynamic areas says so") {
    GraphicSpec spec = spec_5e2();
    spec.areas = false;
    OnbonGraphicCard card{spec};
    CHECK(card.receive(from_hex(kVendorArea), kNow).at(0).reason ==
          "no dynamic areas on this card");
  }
}
