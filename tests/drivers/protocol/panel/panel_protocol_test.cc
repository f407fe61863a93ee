// The makers' example frames, byte for byte, and replies as they come on a poor line.
#include <doctest/doctest.h>

#include <array>

#include "drivers/protocol/panel/lg.h"
#include "drivers/protocol/panel/mdc.h"
#include "tests/support/hex.h"

using namespace gongshi::drivers::panel;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

std::string lg_frame(int set, const char* code, std::vector<std::uint8_t> data, int digits = 2) {
  return to_hex(lg::encode({set, digits}, {code, std::move(data)}));
}

std::optional<lg::Reply> lg_reply(int set, const char* code, std::string_view text) {
  const std::vector<std::uint8_t> heard(text.begin(), text.end());
  return lg::find_reply({set, 2}, code, heard);
}

std::string mdc_frame(std::uint8_t id, std::uint8_t command, std::vector<std::uint8_t> data) {
  return to_hex(mdc::encode(id, command, data));
}

}  // namespace

TEST_SUITE("panel") {
  TEST_CASE("lg: the commands of the manual") {
    CHECK(lg_frame(2, "ka", {1}) == "6B 61 20 30 32 20 30 31 0D");
    CHECK(lg_frame(3, "mg", {40}) == "6D 67 20 30 33 20 32 38 0D");
    CHECK(lg_frame(2, "kf", {0xFF}) == "6B 66 20 30 32 20 66 66 0D");
    CHECK(lg_frame(2, "sv", {2, 0xFF}) == to_hex(from_hex("7376 20 3032 20 3032 20 6666 0D")));
    // Set 16 is 10, not 010; a set with three digits is 3e8 at most.
    CHECK(lg_frame(16, "ka", {0}) == "6B 61 20 31 30 20 30 30 0D");
    CHECK(lg_frame(1000, "ka", {0}, 3) == "6B 61 20 33 65 38 20 30 30 0D");
  }

  TEST_CASE("lg: sets that want one digit get one, but two where it does not fit") {
    CHECK(to_hex(lg::encode({1, 2}, {"ka", {1}, 1})) == "6B 61 20 30 31 20 31 0D");
    CHECK(to_hex(lg::encode({1, 2}, {"ka", {0xFF}, 1})) == "6B 61 20 30 31 20 66 66 0D");
  }

  TEST_CASE("lg: the replies of the manual") {
    const auto on = lg::find_reply({2, 2}, "ka", from_hex("61 20 30 32 20 4F 4B 30 31 78"));
    REQUIRE(on.has_value());
    CHECK(on->ok);
    CHECK(lg::byte_at(on->data, 0) == 1);
    const auto no = lg::find_reply({2, 2}, "dn", from_hex("6E 20 30 32 20 4E 47 30 30 78"));
    REQUIRE(no.has_value());
    CHECK_FALSE(no->ok);
  }

  TEST_CASE("lg: a reply is found behind noise, echoes, other sets and other answers") {
    CHECK_FALSE(lg_reply(2, "ka", "").has_value());
    CHECK_FALSE(lg_reply(2, "ka", "a 02 OK0").has_value());
    CHECK_FALSE(lg_reply(2, "ka", "a 03 OK01x").has_value());
    CHECK_FALSE(lg_reply(2, "ka", "n 02 OK26x").has_value());
    CHECK_FALSE(lg_reply(2, "ka", "ka 02 ff\r").has_value());
    CHECK(lg_reply(2, "ka", "ka 02 ff\rn 02 OK26x\r\na 02 OK01x\r\n")->data == "01");
    CHECK(lg_reply(10, "ka", "a 0A OK00x")->data == "00");
    CHECK(lg_reply(1, "fy", "y 01 OK907KCWH0K712x")->data == "907KCWH0K712");
    CHECK_FALSE(lg_reply(2, "ka", "a 02 OK" + std::string(100, '0') + "x").has_value());
  }

  TEST_CASE("lg: what is not hex is no number") {
    CHECK(lg::byte_at("3c", 0) == 60);
    CHECK(lg::byte_at("0201", 1) == 1);
    CHECK(lg::byte_at("1", 0) == 1);
    CHECK_FALSE(lg::byte_at("02", 1).has_value());
    CHECK_FALSE(lg::byte_at("zz", 0).has_value());
    CHECK_FALSE(lg::byte_at("-1", 0).has_value());
    CHECK(lg::number("1234") == 0x1234);
    CHECK_FALSE(lg::number("12345678").has_value());
  }

  TEST_CASE("mdc: the frames of the description") {
    CHECK(mdc_frame(2, mdc::kPower, {1}) == "AA 11 02 01 01 15");
    CHECK(mdc_frame(2, mdc::kPower, {}) == "AA 11 02 00 13");
    CHECK(mdc_frame(2, mdc::kInput, {0x21}) == "AA 14 02 01 21 38");
    const auto on = mdc::find_reply(2, mdc::kPower, from_hex("AA FF 02 03 41 11 01 57"));
    REQUIRE(on.has_value());
    CHECK(on->ok);
    CHECK(on->data == std::vector<std::uint8_t>{1});
    const auto no = mdc::find_reply(2, mdc::kPower, from_hex("AA FF 02 03 4E 11 01 64"));
    REQUIRE(no.has_value());
    CHECK_FALSE(no->ok);
    CHECK(no->data == std::vector<std::uint8_t>{1});
  }

  TEST_CASE("mdc: a reply is whole, from that set, to that command, and its sum is right") {
    const auto whole = from_hex("AA FF 02 03 41 11 01 57");
    for (std::size_t length = 0; length < whole.size(); ++length) {
      CHECK_FALSE(mdc::find_reply(2, mdc::kPower, std::span(whole).first(length)).has_value());
    }
    CHECK_FALSE(mdc::find_reply(3, mdc::kPower, whole).has_value());
    CHECK_FALSE(mdc::find_reply(2, mdc::kInput, whole).has_value());
    CHECK_FALSE(mdc::find_reply(2, mdc::kPower, from_hex("AA FF 02 03 41 11 01 58")).has_value());
    CHECK(mdc::find_reply(2, mdc::kPower, from_hex("AA FF AA AA FF 02 03 41 11 01 57 00"))
              .has_value());
  }
}
