// Frames against the observed ones whose check sums hold.
#include "drivers/protocol/parking_fk.h"

#include <doctest/doctest.h>

#include "drivers/protocol/gb2312.h"
#include "tests/drivers/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using test::hex;

TEST_SUITE("parking-fk protocol") {
  TEST_CASE("frame: the observed settings") {
    CHECK(hex(parking_fk::encode_frame(0x0D, std::vector<std::uint8_t>{0x0A})) ==
          "00 64 FF FF 0D 01 0A 27 70");
    CHECK(hex(parking_fk::encode_frame(0x0D, std::vector<std::uint8_t>{0x0A, 0x0A, 0x00})) ==
          "00 64 FF FF 0D 03 0A 0A 00 1D 0C");
  }

  TEST_CASE("frame: the observed speech") {
    const auto text = encode_gb_text("欢迎光临,请入场停车", Charset::kGb2312, 0);
    REQUIRE(text.has_value());
    parking_fk::Bytes data{0x01};
    data.insert(data.end(), text->begin(), text->end());
    CHECK(hex(parking_fk::encode_frame(0x30, data)) ==
          "00 64 FF FF 30 14 01 BB B6 D3 AD B9 E2 C1 D9 2C C7 EB C8 EB B3 A1 CD A3 B3 B5 A9 36");
  }

  TEST_CASE("frame: a text line has 19 bytes of head") {
    parking_fk::TextLine line;
    line.line = 1;
    line.color = {0x00, 0xFF, 0x80};
    line.text = {0xC4, 0xDA};
    const auto frame = parking_fk::encode_text(line);
    CHECK(hex(std::span(frame).first(27)) ==
          "00 64 FF FF 62 15 01 15 01 00 02 15 01 03 00 00 FF 80 00 00 00 00 00 02 00 C4 DA");
    CHECK(frame.size() == 29);
  }
}
