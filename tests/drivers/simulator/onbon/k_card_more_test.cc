// The rest of the simulated card, on frames written by hand: files, timers, voice, special area,
// network. Nothing here comes from our encoder.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "drivers/simulator/onbon/k_card.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers::simulator;
using namespace std::chrono_literals;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

const WallTime kNow{std::chrono::seconds{1'795'400'000}};

std::string hex2(std::size_t value) {
  return to_hex(std::vector<std::uint8_t>{static_cast<std::uint8_t>(value)});
}

/// A request's data to the card at address 1 (or `to`), with length, check sum and stuffing.
Verdict ask(OnbonKCard& card, std::string_view data, std::string_view to = "01 00") {
  const auto bytes = from_hex(data);
  auto packet = from_hex(std::string(to) + " 00 80 00 00 00 00 00 00 FE 02 " +
                         hex2(bytes.size() & 0xFFU) + " " + hex2(bytes.size() >> 8));
  packet.insert(packet.end(), bytes.begin(), bytes.end());
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

/// A program P000 with one area 64 x 16 and the text "AB", check sum included.
std::string program() {
  auto file = from_hex(
      "00 50 30 30 30 3C 00 00 00 FF 00 00 01 FF FF FF FF FF FF FF FF 01 00 00 01 1D 00 00 00 00 "
      "00 "
      "80 00 00 40 80 10 00 FF 00 00 00 00 00 00 00 01 01 01 00 02 0A 02 00 00 00 41 42");
  const unsigned check = line_check(file);
  file.push_back(static_cast<std::uint8_t>(check & 0xFFU));
  file.push_back(static_cast<std::uint8_t>(check >> 8));
  return to_hex(file);
}

std::string block(const std::string& last, const std::string& address, const std::string& bytes) {
  return "A1 06 01 00 00 50 30 30 30 " + last + " 00 00 " + hex2(from_hex(bytes).size()) + " 00 " +
         address + " 00 00 00 " + bytes;
}

const std::string kStart = "A1 05 01 00 00 01 50 30 30 30 3C 00 00 00";

}  // namespace

TEST_SUITE("card more") {
  TEST_CASE("card: a program is written in blocks, plays, and survives a power cut") {
    OnbonKCard card{{}};
    const std::string file = program();
    CHECK(ask(card, kStart).accepted);
    const auto first = ask(card, block("00", "00", file.substr(0, 90)));
    CHECK_MESSAGE(first.accepted, first.reason);
    // A1 06, no error, next address 30
    CHECK(to_hex(std::span(first.reply).subspan(23, 9)) == "A1 06 00 00 00 1E 00 00 00");
    const auto wrong = ask(card, block("00", "10", file.substr(90, 30)));
    CHECK(to_hex(std::span(wrong.reply).subspan(23, 9)) == "A1 06 10 00 00 1E 00 00 00");
    const auto rest = ask(card, block("01", "1E", file.substr(90)));
    CHECK_MESSAGE(rest.accepted, rest.reason);
    REQUIRE(card.files().areas().size() == 1);
    CHECK(card.files().areas()[0].text == "AB");
    CHECK(card.files().flash_writes() == 1);
    card.lose_power({});
    CHECK(card.files().current() == "P000");
    // Contents: the length 0x44 in the reserved bytes, name, offset, 60 bytes
    const auto read = ask(card, "A1 0B 01 08 00 50 30 30 30 00 00 00 00");
    CHECK(to_hex(std::span(read.reply).subspan(23, 20)) ==
          "A1 8B 00 44 00 50 30 30 30 00 00 00 00 00 50 30 30 30 3C 00");
    CHECK(ask(card, "A1 01 01 00 00 01 00 50 30 30 30").accepted);
    CHECK(card.files().all().empty());
    CHECK(ask(card, "A1 0A 01 04 00 50 30 30 30").reason == "file is missing");
  }

  TEST_CASE("card: a file with a wrong check sum is NACK 11 and gone") {
    OnbonKCard card{{}};
    std::string file = program();
    file[file.size() - 1] = file.back() == '0' ? '1' : '0';
    CHECK(ask(card, kStart).accepted);
    const auto bad = ask(card, block("01", "00", file));
    CHECK(bad.reason == "program's check sum");
    CHECK(to_hex(std::span(bad.reply).subspan(23, 3)) == "A1 06 0B");
    CHECK(card.files().all().empty());
    CHECK(ask(card, block("01", "00", file)).reason == "block of a file that nobody began");
  }

  TEST_CASE("card: what would ruin it is refused loudly") {
    OnbonKCard card{{}};
    CHECK(ask(card, "A2 01 01 00 00").reason ==
          "RESET WOULD ERASE EVERYTHING BUT THE FIRMWARE: refused");
    CHECK(ask(card, "A1 00 01 00 00").reason == "FORMAT WOULD ERASE PROGRAMS AND FONTS: refused");
    CHECK(ask(card, "A1 05 01 00 00 01 43 30 30 30 3C 00 00 00").reason ==
          "a configuration file: writing it can ruin a panel's geometry");
  }

  TEST_CASE("card: dynamic areas over the program need display mode 1") {
    OnbonKCard card{{}};
    CHECK(ask(card, kStart).accepted);
    CHECK(ask(card, block("01", "00", program())).accepted);
    const auto over = ask(card,
                          "A3 06 01 00 00 00 01 1D 00 00 00 80 00 00 40 80 10 00 00 00 00 00 00 00 "
                          "00 00 01 01 01 00 02 0A 02 00 00 00 BB B6");
    CHECK(over.reason == "area overlaps the program in display mode 0");
  }

  TEST_CASE("card: a forced power holds until the timer's next edge") {
    OnbonKCard card{{}};
    CHECK(ask(card, "A2 03 01 00 00 26 20 11 23 10 05 00 01").accepted);  // 10:05
    CHECK(ask(card, "A3 01 01 00 00 01 08 00 12 00").accepted);
    CHECK(card.on(kNow));
    CHECK_FALSE(card.on(kNow + 2h));
    CHECK(ask(card, "A3 00 01 00 00 02").accepted);
    CHECK_FALSE(card.on(kNow + 30min));
    CHECK_FALSE(card.on(kNow + 2h));  // the edge at 12:00
    CHECK(card.on(kNow + 22h));       // 08:05 next day
    CHECK(ask(card, "A3 01 01 00 00 01 22 00 06 00").reason == "off is not later than on");
    CHECK(ask(card, "A3 08 01 00 00").accepted);
  }

  TEST_CASE("card: brightness of the day, and firmware that insists on the table") {
    CardSpec spec;
    spec.insists_on_brightness_table = true;
    OnbonKCard card{spec};
    CHECK(ask(card, "A3 02 01 00 00 01 05").reason == "payload has a wrong length");
    std::string table = "A3 02 01 00 00 02 00";
    for (int slot = 0; slot < 48; ++slot) table += slot < 24 ? " 03" : " 0F";
    CHECK(ask(card, table).accepted);
    CHECK(ask(card, "A2 03 01 00 00 26 20 11 23 10 05 00 01").accepted);
    CHECK(card.brightness(kNow) == 3);
    CHECK(card.brightness(kNow + 2h) == 15);
  }

  TEST_CASE("card: sound only with a voice, spoken text of its own length") {
    const std::string area =
        "A3 06 01 00 00 00 01 26 00 00 00 80 00 00 40 80 10 00 00 00 00 00 00 02 12 05 05 02 00 00 "
        "00 42 43 00 00 01 01 01 00 02 0A 02 00 00 00 BB B6";
    OnbonKCard mute{{}};
    CHECK(ask(mute, area).reason == "sound on a card without voice");
    CHECK(ask(mute,
              "A2 0E 01 00 00 00 00 00 00 00 00 00 00 05 05 00 00 00 00 00 00 00 00 00 00 01 "
              "00 00 00 41")
              .reason == "unknown command");
    CardSpec spec;
    spec.device = 0x65;
    OnbonKCard card{spec};
    const auto spoken = ask(card, area);
    CHECK_MESSAGE(spoken.accepted, spoken.reason);
    CHECK(card.areas().at(0).spoken);
    CHECK(ask(card,
              "A2 0E 01 00 00 00 00 00 00 00 00 00 00 05 05 00 00 00 00 00 00 00 00 00 00 01 "
              "00 00 00 41")
              .accepted);
    CHECK(card.fittings().spoken().size() == 1);
    CHECK(ask(card, "A2 10 01 00 00 00 00 00 00 00 00 02").accepted);
    CHECK(card.fittings().relay_closed());
  }

  TEST_CASE("card: dots of the special area, 0 is lit, all of them or none") {
    OnbonKCard card{{}};
    // x 8, y 0, 8 x 16, dots, one page
    CHECK(ask(card,
              "A4 01 01 00 00 01 00 00 00 01 00 10 00 01 01 00 00 00 01 00 01 0A 00 00 00 00 "
              "00 00 00")
              .accepted);
    CHECK(ask(card, "A4 03 01 00 00 01 00 00 7F FF").reason == "fewer dots than the pages");
    CHECK_FALSE(card.special().shown());
    CHECK(ask(card, "A4 03 01 00 00 00 00 00 7F FE FF FF FF FF FF FF").accepted);
    CHECK(ask(card, "A4 03 01 00 00 01 08 00 FF FF FF FF FF FF FF FF").accepted);
    CHECK(card.special().shown());
    CHECK(card.special().lit(0, 0));
    CHECK_FALSE(card.special().lit(1, 0));
    CHECK(card.special().lit(7, 1));
    CHECK(ask(card, "A4 09 01 00 00 00").accepted);
    CHECK_FALSE(card.special().shown());
    CHECK(ask(card, "A4 04 01 00 00").reason == "unknown command");  // 5MK only
  }

  TEST_CASE("card: its id is set and read by broadcast only") {
    OnbonKCard card{{}};
    CHECK(ask(card, "A2 06 01 00 00 07 00").reason == "the screen id is set by broadcast only");
    CHECK(ask(card, "A2 06 01 00 00 07 00", "FE FF").accepted);
    const auto read = ask(card, "A2 07 01 00 00", "FE FF");
    CHECK(to_hex(std::span(read.reply).subspan(23, 7)) == "A2 07 00 00 00 07 00");
    CHECK(ask(card, "A2 00 01 00 00").reason == "for another address");
    CHECK(ask(card, "A2 00 01 00 00", "07 00").accepted);
  }

  TEST_CASE("card: a 5K card takes units of eight and 512 bytes") {
    CardSpec spec;
    spec.device = 0x51;
    spec.receive_buffer = 512;
    OnbonKCard card{spec};
    CHECK(ask(card,
              "A3 06 01 00 00 00 01 1D 00 00 00 80 00 00 40 80 10 00 00 00 00 00 00 00 00 00 "
              "01 01 01 00 02 0A 02 00 00 00 BB B6")
              .reason == "pixel units on a 5K card, which takes units of eight");
    CHECK(ask(card,
              "A3 06 01 00 00 00 01 1D 00 00 00 00 00 00 08 00 10 00 00 00 00 00 00 00 00 00 "
              "01 01 01 00 02 0A 02 00 00 00 BB B6")
              .accepted);
    CHECK(card.areas().at(0).width == 64);
  }

  TEST_CASE("card: an area with a timeout is gone when nobody updates it") {
    OnbonKCard card{{}};
    CHECK(ask(card,
              "A3 06 01 00 00 00 01 1D 00 00 00 80 00 00 40 80 10 00 00 00 02 05 00 00 00 00 "
              "01 01 01 00 02 0A 02 00 00 00 BB B6")
              .accepted);
    CHECK(card.areas().size() == 1);
    CHECK(card.receive({}, {kNow, SteadyTime{5s}}).empty());
    CHECK(card.areas().empty());
  }

  TEST_CASE("card: set-IP by barcode reaches the card of that barcode only") {
    OnbonKCard card{{}};
    const auto set = [&](const std::string& barcode) {
      auto packet =
          from_hex("FE FF 00 80 00 00 00 01 " + barcode +
                   " 00 00 FE 02 31 00 A4 05 01 00 00 02 C0 A8 00 07 FF FF FF 00 C0 A8 00 "
                   "01 8D 13 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
                   "00 00 00 00 00 00 00 00 00");
      const unsigned check = line_check(packet);
      packet.push_back(static_cast<std::uint8_t>(check & 0xFFU));
      packet.push_back(static_cast<std::uint8_t>(check >> 8));
      packet.insert(packet.begin(), 0xA5);
      packet.push_back(0x5A);
      const auto verdicts = card.receive(packet, {kNow, {}});
      REQUIRE(verdicts.size() == 1);
      return verdicts.front();
    };
    CHECK(set("31 31 31 31 31 31 31 31 31 31 31 31 31 31 31 31").reason ==
          "for a card with another barcode");
    const auto mine = set("30 31 32 33 34 35 36 37 38 39 41 42 43 44 45 46");
    CHECK_MESSAGE(mine.accepted, mine.reason);
    CHECK(card.fittings().ip() == "192.168.0.7");
    const auto beat = ask(card, "A4 07 01 00 00");
    CHECK(to_hex(std::span(beat.reply).subspan(23, 13)) ==
          "A4 08 00 00 00 00 00 00 00 C0 A8 00 07");
  }

  TEST_CASE("card: parameters and fonts as documented") {
    OnbonKCard card{{}};
    const auto parameters = ask(card, "A2 0A 01 00 00");
    CHECK(to_hex(std::span(parameters.reply).subspan(23, 14)) ==
          "A2 0A 00 00 00 01 00 62 02 80 00 20 00 01");
    const auto fonts = ask(card, "A2 09 01 00 00");
    CHECK(to_hex(std::span(fonts.reply).subspan(23, 7)) == "A2 09 00 06 00 08 10");
    CHECK(card.state({kNow, {}})["program"] == "");
  }
}
