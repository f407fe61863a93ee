#include "drivers/protocol/onbon/envelope.h"

#include <doctest/doctest.h>

#include "tests/support/hex.h"

using namespace gongshi::drivers;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

TEST_SUITE("onbon envelope") {
  TEST_CASE("crc: the catalogue's check value of CRC-16/ARC") {
    CHECK(onbon::crc16_arc(from_hex("31 32 33 34 35 36 37 38 39")) == 0xBB3D);
    // Vendor document: the K ping packet.
    CHECK(onbon::crc16_arc(from_hex("01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00")) ==
          0xF868);
  }

  TEST_CASE("wrap: the four special bytes are stuffed as the vendor's table says") {
    CHECK(to_hex(onbon::wrap(from_hex("A5 A6 5A 5B 00"))) ==
          "A5 A5 A5 A5 A5 A5 A5 A5 A6 02 A6 01 5B 02 5B 01 00 5A");
  }

  TEST_CASE("reader: every byte value comes back whole") {
    onbon::Bytes all;
    for (int value = 0; value < 256; ++value) all.push_back(static_cast<std::uint8_t>(value));
    onbon::FrameReader reader;
    for (const std::uint8_t byte : onbon::wrap(all)) reader.feed({&byte, 1});
    const auto packet = reader.next();
    REQUIRE(packet.has_value());
    CHECK(*packet == all);
    CHECK_FALSE(reader.next().has_value());
    CHECK(reader.dropped() == 0);
  }

  TEST_CASE("reader: nine A5 before and a second 5A behind are tolerated") {
    onbon::FrameReader reader;
    reader.feed(from_hex("A5 A5 A5 A5 A5 A5 A5 A5 A5 01 02 5A 5A A5 03 5A"));
    CHECK(reader.next() == from_hex("01 02"));
    CHECK(reader.next() == from_hex("03"));
    CHECK_FALSE(reader.next().has_value());
    CHECK(reader.dropped() == 0);
  }

  TEST_CASE("reader: a raw A5 in the middle begins the frame again") {
    onbon::FrameReader reader;
    reader.feed(from_hex("00 FF 5A A5 01 02 A5 A5 07 08 5A"));
    CHECK(reader.next() == from_hex("07 08"));
    CHECK_FALSE(reader.next().has_value());
    CHECK(reader.dropped() == 1);
  }

  TEST_CASE("reader: a malformed escape drops its frame and the next one is read") {
    onbon::FrameReader reader;
    reader.feed(from_hex("A5 01 A6 03 04 5A A5 05 5B 00 5A A5 06 5A"));
    CHECK(reader.next() == from_hex("06"));
    CHECK(reader.dropped() == 2);
  }

  TEST_CASE("reader: an endless frame is given up and memory stays bounded") {
    onbon::FrameReader reader;
    reader.feed(from_hex("A5"));
    const onbon::Bytes noise(100'000, 0x11);
    reader.feed(noise);
    reader.feed(from_hex("5A A5 09 5A"));
    CHECK(reader.next() == from_hex("09"));
    CHECK(reader.dropped() == 1);
  }

  TEST_CASE("reader: reset forgets the half frame and what was not taken") {
    onbon::FrameReader reader;
    reader.feed(from_hex("A5 01 5A A5 02"));
    reader.reset();
    reader.feed(from_hex("03 5A A5 04 5A"));
    CHECK(reader.next() == from_hex("04"));
    CHECK_FALSE(reader.next().has_value());
  }
}
