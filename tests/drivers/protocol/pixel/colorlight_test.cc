#include "drivers/protocol/pixel/colorlight.h"

#include <doctest/doctest.h>

#include "tests/support/hex.h"

using namespace gongshi::drivers;
using gongshi::test::from_hex;

namespace {

std::vector<std::uint8_t> cut(const Datagrams& out, std::size_t from, std::size_t size) {
  return {out.bytes.begin() + static_cast<std::ptrdiff_t>(from),
          out.bytes.begin() + static_cast<std::ptrdiff_t>(from + size)};
}

}  // namespace

TEST_SUITE("drivers") {
  TEST_CASE("colorlight: the worked example of two rows and a sync") {
    Datagrams out;
    colorlight::put_row(0, from_hex("0000ff 00ff00 ff0000 802004"), out);
    colorlight::put_row(1, from_hex("0000ff 00ff00 ff0000 802104"), out);
    CHECK(
        cut(out, 0, 66) ==
        from_hex("112233445566 222233445566 55 0000 0000 0004 08 88 0000ff 00ff00 ff0000 802004"
                 "112233445566 222233445566 55 0001 0000 0004 08 88 0000ff 00ff00 ff0000 802104"));
    colorlight::put_sync({64, 64, 64}, out);
    auto sync = from_hex("112233445566 222233445566 01 07");
    sync.resize(sync.size() + 21);
    const auto levels = from_hex("40 05 00 40 40 40");
    sync.insert(sync.end(), levels.begin(), levels.end());
    sync.resize(sync.size() + 71);
    CHECK(sync.size() == 112);
    CHECK(cut(out, 66, 112) == sync);
    CHECK(out.ends == std::vector<std::uint32_t>{33, 66, 178});
  }

  TEST_CASE("colorlight: a wide row is cut at 497 pixels, row 256 goes on in its high byte") {
    Datagrams out;
    colorlight::put_row(256, std::vector<std::uint8_t>(1024 * 3), out);
    REQUIRE(out.ends == std::vector<std::uint32_t>{1512, 3024, 3135});
    CHECK(cut(out, 12, 9) == from_hex("55 0100 0000 01f1 08 88"));
    CHECK(cut(out, 1512 + 12, 9) == from_hex("55 0100 01f1 01f1 08 88"));
    CHECK(cut(out, 3024 + 12, 9) == from_hex("55 0100 03e2 001e 08 88"));
  }

  TEST_CASE("colorlight: percent to level as LEDVision's table has it") {
    const auto level = [](int pct) { return int{colorlight::levels(pct).red}; };
    CHECK(level(0) == 0);
    CHECK(level(1) == 0x03);
    CHECK(level(2) == 0x05);
    CHECK(level(4) == 0x0A);
    CHECK(level(5) == 0x0D);
    CHECK(level(6) == 0x0F);
    CHECK(level(10) == 0x1A);
    CHECK(level(25) == 0x40);
    CHECK(level(50) == 0x80);
    CHECK(level(75) == 0xBF);
    CHECK(level(100) == 0xFF);
  }

  TEST_CASE("colorlight: brightness has 77 bytes, discovery 284") {
    Datagrams out;
    colorlight::put_brightness({1, 2, 3}, out);
    colorlight::put_discovery(2, out);
    REQUIRE(out.ends == std::vector<std::uint32_t>{77, 361});
    CHECK(cut(out, 12, 6) == from_hex("0a 01 02 03 ff 00"));
    CHECK(cut(out, 77 + 12, 6) == from_hex("07 00 00 00 02 00"));
  }

  TEST_CASE("colorlight: a card's reply, and what is none") {
    std::vector<std::uint8_t> reply(1070);
    const auto head = from_hex("ffffffffffff 112233445566 08 05 04 0a 08");
    std::copy(head.begin(), head.end(), reply.begin());
    const auto size = from_hex("0100 0040");
    std::copy(size.begin(), size.end(), reply.begin() + 34);
    const auto counter = from_hex("00012345 00000000 00 0036ee80");
    std::copy(counter.begin(), counter.begin() + 4, reply.begin() + 51);
    std::copy(counter.begin() + 9, counter.end(), reply.begin() + 59);
    reply[98] = 3;
    const auto card = colorlight::read_discovery(reply);
    REQUIRE(card);
    CHECK(card->model == 4);
    CHECK(card->firmware_major == 10);
    CHECK(card->firmware_minor == 8);
    CHECK(card->width_px == 256);
    CHECK(card->height_px == 64);
    CHECK(card->packets == 0x12345);
    CHECK(card->uptime_ms == 3'600'000);
    CHECK(card->index == 3);

    reply.resize(98);
    CHECK_FALSE(colorlight::read_discovery(reply));
    reply.resize(1070);
    reply[13] = 0x80;
    CHECK_FALSE(colorlight::read_discovery(reply));
    reply[13] = 0x05;
    reply[6] = 0x22;
    CHECK_FALSE(colorlight::read_discovery(reply));
  }
}
