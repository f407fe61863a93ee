// Frames of the vendor's manual and of its own program, byte for byte.
#include "drivers/protocol/onbon/f0.h"

#include <doctest/doctest.h>

#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers::onbon;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

// Made by the vendor's classes for a 5E2: area 1, 32 x 4, red-green, one page.
const std::string kVendorArea =
    "A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 F0 00 54 02 00 00 00 00 52 00 00 00 01 A7 00 4D 00 49 00 "
    "00 00 01 00 1E 00 01 00 00 01 00 00 00 00 10 00 00 00 00 20 00 04 00 00 01 00 2D 00 00 00 00 "
    "02 00 05 C8 00 01 20 00 00 00 00 00 7F FF FF FF FF FF FF FE FF FF 7F 7F FF FF FF FF FF FF FF "
    "FF FF FF FF FF BF FF FF FF FF FF FF FF F3 FC 5A";

f0::Area vendor_area() {
  f0::Area area;
  area.id = 1;
  area.width = 32;
  area.height = 4;
  f0::Page page;
  page.effect = f0::Effect::kInstant;
  page.speed = 5;
  page.stay_10ms = 200;
  page.valid_px = 32;
  page.bitmap = from_hex(
      "7F FF FF FF FF FF FF FE FF FF 7F 7F FF FF FF FF FF FF FF FF FF FF FF FF BF FF FF FF FF FF "
      "FF FF");
  area.pages.push_back(page);
  return area;
}

Bytes reply_packet(std::string_view body_hex) {
  GraphicHeader header;
  header.to = 0x8000;
  header.from = 1;
  header.device = 0x0254;
  return f0::encode_packet(header, from_hex(body_hex));
}

}  // namespace

TEST_SUITE("protocol") {
  TEST_CASE("f0: the ping of the vendor's manual") {
    GraphicHeader header;
    header.to = 0xFFFE;
    CHECK(to_hex(wrap(f0::encode_packet(header, f0::ping_request()))) ==
          "A5 A5 A5 A5 A5 A5 A5 A5 FE FF 00 80 F0 00 FE FF 00 00 00 00 05 00 00 00 01 A2 00 00 00 "
          "C6 86 5A");
  }

  TEST_CASE("f0: the dynamic area of the vendor's program") {
    GraphicHeader header;
    header.device = 0x0254;
    CHECK(to_hex(wrap(f0::encode_packet(header, f0::area_request_5(vendor_area())))) ==
          kVendorArea);
  }

  TEST_CASE("f0: a 6th-generation area has 63 bytes of parameters, its bitmap at the end") {
    f0::Area first = vendor_area();
    f0::Area second = vendor_area();
    second.id = 2;
    second.y = 4;
    second.pages[0].bitmap = {0xAA, 0xBB};
    const Bytes body = f0::areas_request_6(std::vector{first, second});
    // 01 A7 00 length | count 2 | 63 + 4 bytes | 63 + 4 bytes | bitmaps
    REQUIRE(body.size() == 5 + 2 + 2 * (4 + 63) + 32 + 2);
    CHECK(to_hex(std::span(body).first(11)) == "01 A7 00 AA 00 02 00 3F 00 00 00");
    // page: length 26, … offset, length: the second bitmap lies behind the 32 bytes of the first
    const auto second_record = std::span(body).subspan(7 + 67 + 4, 63);
    CHECK(to_hex(second_record.first(22)) ==
          "02 00 1E 00 01 00 00 01 00 00 00 00 10 00 00 04 00 20 00 04 00 00");
    CHECK(to_hex(second_record.subspan(22, 11)) == "00 65 00 00 00 00 00 00 00 01 00");
    CHECK(to_hex(second_record.subspan(33)) ==
          "1A 00 00 00 00 02 00 05 C8 00 01 20 00 00 00 00 00 00 00 00 00 00 20 00 00 00 02 00 00 "
          "00");
    CHECK(to_hex(std::span(body).last(2)) == "AA BB");
  }

  TEST_CASE("f0: deleting all areas") {
    CHECK(to_hex(f0::delete_all_request()) == "01 A7 01 01 00 FF");
  }

  TEST_CASE("f0: data longer than the field can state are stated as 0") {
    const Bytes data(70'000);
    const Bytes body = request_body(0xA7, 0x00, data);
    CHECK(to_hex(std::span(body).first(5)) == "01 A7 00 00 00");
  }

  TEST_CASE("f0: replies are read, and what is not one is refused") {
    const auto ack = f0::decode_packet(reply_packet("00 A0 00 00 00 00 00 00 00"));
    REQUIRE(ack);
    CHECK(ack->header.from == 1);
    const auto done = decode_reply_body(ack->body);
    REQUIRE(done);
    CHECK(done->is_ack());
    const auto nak = decode_reply_body(from_hex("00 A0 01 01 00 05 00 00 00"));
    REQUIRE(nak);
    CHECK(nak->is_nak());
    CHECK(nak->error == 5);
    CHECK_FALSE(decode_reply_body(from_hex("01 A0 00 00 00 00 00 00 00")));
    CHECK_FALSE(decode_reply_body(from_hex("00 A0 00 01 00 00 00 00 00")));
    CHECK_FALSE(decode_reply_body(from_hex("00 A0 00 00 00 00 00")));

    Bytes packet = reply_packet("00 A0 00 00 00 00 00 00 00");
    packet[20] ^= 1;
    CHECK_FALSE(f0::decode_packet(packet));
    packet[20] ^= 1;
    packet[12] += 1;
    CHECK_FALSE(f0::decode_packet(packet));
    CHECK_FALSE(f0::decode_packet(Bytes{1, 2, 3}));
  }

  TEST_CASE("graphic: errors have words, also those of the graphic cards alone") {
    CHECK(graphic_error_sentence(18).en == "wrong screen parameter (error 18)");
    CHECK(graphic_error_sentence(3).en == "the card is busy (error 3)");
    CHECK(graphic_error_sentence(900).en == "unknown error 900");
  }
}
