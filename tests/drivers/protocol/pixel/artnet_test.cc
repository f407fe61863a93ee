#include "drivers/protocol/pixel/artnet.h"

#include <doctest/doctest.h>

#include <string_view>

#include "tests/support/hex.h"

using namespace gongshi::drivers;
using gongshi::test::from_hex;

TEST_SUITE("drivers") {
  TEST_CASE("artnet: the worked example of three slots") {
    Datagrams out;
    artnet::put_dmx(0x0319, 0, from_hex("09 08 07"), out);
    auto expected = from_hex("4172742d4e657400 0050 000e 00 01 1903 0004 09 08 07 00");
    expected[13] = 0;  // the physical port, for information: the example's sender says 1
    CHECK(out.bytes == expected);
  }

  TEST_CASE("artnet: net 3, sub-net 1, universe 2 is 12 03") {
    Datagrams out;
    artnet::put_dmx(3 << 8 | 1 << 4 | 2, 77, std::vector<std::uint8_t>(510, 1), out);
    REQUIRE(out.bytes.size() == 528);
    CHECK(std::vector<std::uint8_t>(out.bytes.begin() + 12, out.bytes.begin() + 18) ==
          from_hex("4d 00 12 03 01fe"));
    CHECK(artnet::address_text(0x0312) == "3:1:2 (0x0312)");
    CHECK(artnet::address_text(0x7FFF) == "127:15:15 (0x7FFF)");
  }

  TEST_CASE("artnet: sync and poll have 14 bytes") {
    Datagrams out;
    artnet::put_sync(out);
    artnet::put_poll(out);
    CHECK(out.bytes == from_hex("4172742d4e657400 0052 000e 0000 4172742d4e657400 0020 000e 0000"));
    CHECK(out.ends == std::vector<std::uint32_t>{14, 28});
  }

  TEST_CASE("artnet: a node's reply, and what is none") {
    std::vector<std::uint8_t> reply(239);
    const std::string_view id = "Art-Net";
    std::copy(id.begin(), id.end(), reply.begin());
    reply[9] = 0x21;
    reply[16] = 2;
    reply[17] = 13;
    const std::string_view name = "Wall \x1b[31m";
    std::copy(name.begin(), name.end(), reply.begin() + 26);
    std::fill_n(reply.begin() + 108, 64, std::uint8_t{'r'});  // no end within the field
    reply[173] = 4;
    const auto node = artnet::read_poll_reply(reply);
    REQUIRE(node);
    CHECK(node->firmware == "2.13");
    CHECK(node->name == "Wall ?[31m");  // nothing of it reaches a terminal
    CHECK(node->report == std::string(64, 'r'));
    CHECK(node->ports == 4);

    reply.resize(213);  // dmxnet's
    CHECK(artnet::read_poll_reply(reply));
    reply.resize(206);
    CHECK_FALSE(artnet::read_poll_reply(reply));
    reply.resize(239);
    reply[9] = 0x20;
    CHECK_FALSE(artnet::read_poll_reply(reply));
    CHECK_FALSE(artnet::read_poll_reply({}));
  }
}
