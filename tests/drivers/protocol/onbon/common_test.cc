// A frame of the vendor's own program, byte for byte; replies by hand from the field lists.
#include "drivers/protocol/onbon/common.h"

#include <doctest/doctest.h>

#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers::onbon;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

TEST_SUITE("protocol") {
  TEST_CASE("common: switching a 6E2 on as the vendor's program does") {
    GraphicHeader header;
    header.device = 0x0274;
    const Bytes packet =
        common::encode_packet(6, header, 0x1A84, common::power_request(true), 0x54);
    CHECK(to_hex(wrap(packet)) ==
          "A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 07 00 74 02 00 00 84 1A 90 01 96 54 00 00 00 00 00 "
          "00 06 00 68 C4 00 97 01 A2 05 01 00 01 5A");
  }

  TEST_CASE("common: a 5th-generation header has 27 bytes and ends in its exclusive-or") {
    GraphicHeader header;
    header.device = 0x0254;
    const Bytes packet = common::encode_packet(5, header, 1, common::power_request(false));
    REQUIRE(packet.size() == 27 + 6);
    CHECK(to_hex(std::span(packet).first(22)) ==
          "01 00 00 80 05 00 54 02 01 00 01 00 00 90 96 00 00 00 00 00 00 00");
    unsigned parity = 0;
    for (const unsigned byte : std::span(packet).first(27)) parity ^= byte;
    CHECK(parity == 0);
    CHECK(to_hex(std::span(packet).last(6)) == "01 A2 05 01 00 00");
  }

  TEST_CASE("common: both generations are read back, a changed byte is not") {
    for (const int generation : {5, 6}) {
      GraphicHeader header;
      header.to = 0x8000;
      header.from = 7;
      Bytes packet = common::encode_packet(generation, header, 9, from_hex("00 A0 00"));
      const auto decoded = common::decode_packet(packet);
      REQUIRE(decoded);
      CHECK(decoded->generation == generation);
      CHECK(decoded->header.from == 7);
      CHECK(to_hex(decoded->body) == "00 A0 00");
      for (std::size_t at = 0; at < packet.size(); ++at) {
        packet[at] ^= 0x10;
        CHECK_FALSE(common::decode_packet(packet));
        packet[at] ^= 0x10;
      }
      packet.pop_back();
      CHECK_FALSE(common::decode_packet(packet));
    }
  }

  TEST_CASE("common: the clock is BCD with the year's low part first") {
    LocalTime time{};
    time.date = std::chrono::year{2026} / 11 / 23;
    time.minute_of_day = std::chrono::minutes{10 * 60 + 5};
    time.second = std::chrono::seconds{9};
    time.weekday = std::chrono::Monday;
    CHECK(to_hex(common::clock_request(time)) == "01 A2 02 08 00 26 20 11 23 10 05 09 01");
  }

  TEST_CASE("common: manual brightness fills all 48 half hours") {
    const Bytes body = common::brightness_request(9);
    REQUIRE(body.size() == 5 + 49);
    CHECK(to_hex(std::span(body).first(8)) == "01 A2 07 31 00 00 09 09");
    CHECK(body.back() == 9);
  }

  TEST_CASE("common: who the card is") {
    const auto identity = common::decode_identity(
        from_hex("74 02 56 33 2E 30 35 00 00 00 01 01 00 02 80 00 20 00 03 0F 01 99 99"));
    REQUIRE(identity);
    CHECK(identity->type == 0x0274);
    CHECK(identity->firmware == "V3.05");
    CHECK(identity->address == 1);
    CHECK(identity->width_px == 128);
    CHECK(identity->height_px == 32);
    CHECK(identity->color == 3);
    CHECK_FALSE(common::decode_identity(from_hex("74 02 56 33 2E 30 35 00 00 00 01 01 00 02 80")));
  }

  TEST_CASE("common: how the card is, with and without sensors and customer id") {
    const std::string basics = "01 00 00 0F 02 00 50 30 30 31 00 01 00 01 26 20 11 23 10 05 09 01";
    const auto state = common::decode_state(from_hex(basics));
    REQUIRE(state);
    CHECK(state->on);
    CHECK(state->brightness == 15);
    CHECK(state->programs == 2);
    CHECK(state->current == "P001");
    CHECK_FALSE(state->screen_locked);
    CHECK(state->program_locked);
    REQUIRE(state->clock);
    CHECK(date_text(state->clock->date) == "2026-11-23");
    CHECK(state->clock->minute_of_day.count() == 605);
    CHECK(state->clock->second.count() == 9);
    CHECK_FALSE(state->sensors);
    CHECK_FALSE(state->customer);

    const auto sixth = common::decode_state(
        from_hex(basics + "01 02 03 04 05 06 07 08 09 0A 00 48 45 4C 4C 4F 00 00 00 00 00 00 00 "
                          "42 41 52 00 00 00 00 00 00 00 00 00 00 00 00 00"));
    REQUIRE(sixth);
    REQUIRE(sixth->sensors);
    CHECK(to_hex(*sixth->sensors) == "01 02 03 04 05 06 07 08 09 0A");
    CHECK(sixth->customer == "HELLO");
    CHECK(sixth->barcode == "BAR");
    CHECK_FALSE(common::decode_state(from_hex("01 00 00 0F")));
    // A clock that is no time is not one.
    const auto unset = common::decode_state(
        from_hex("00 00 00 0F 00 00 00 00 00 00 00 00 00 00 FF FF FF FF FF FF FF FF"));
    REQUIRE(unset);
    CHECK_FALSE(unset->clock);
  }
}
