#include "drivers/protocol/pixel/ddp.h"

#include <doctest/doctest.h>

#include "tests/support/hex.h"

using namespace gongshi::drivers;
using gongshi::test::from_hex;

TEST_SUITE("drivers") {
  TEST_CASE("ddp: the worked example of four pixels") {
    ddp::Stream stream;
    stream.sequence = 1;
    Datagrams out;
    ddp::put_frame(from_hex("ff0000 00ff00 0000ff 010203"), stream, out);
    CHECK(out.bytes == from_hex("41 02 0b 01 00000000 000c ff0000 00ff00 0000ff 010203"));
    CHECK(out.ends == std::vector<std::uint32_t>{22});
  }

  TEST_CASE("ddp: 480 pixels a packet, a number for each, push on the last") {
    ddp::Stream stream;
    stream.sequence = 13;
    Datagrams out;
    ddp::put_frame(std::vector<std::uint8_t>(2880 + 3), stream, out);
    REQUIRE(out.ends == std::vector<std::uint32_t>{1450, 2900, 2913});
    const auto head = [&](std::size_t at) {
      return std::vector<std::uint8_t>(out.bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                       out.bytes.begin() + static_cast<std::ptrdiff_t>(at) + 10);
    };
    CHECK(head(0) == from_hex("40 0e 0b 01 00000000 05a0"));
    CHECK(head(1450) == from_hex("40 0f 0b 01 000005a0 05a0"));
    CHECK(head(2900) == from_hex("41 01 0b 01 00000b40 0003"));  // 15 is followed by 1
  }

  TEST_CASE("ddp: an exact multiple ends on its last full packet") {
    ddp::Stream stream;
    Datagrams out;
    ddp::put_frame(std::vector<std::uint8_t>(2880), stream, out);
    REQUIRE(out.ends.size() == 2);
    CHECK(out.bytes[0] == 0x40);
    CHECK(out.bytes[1450] == 0x41);
  }
}
