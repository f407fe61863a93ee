// Numbers: the worked frames of the vendor's K protocol document 1.4.
#include "drivers/protocol/onbon/k.h"

#include <doctest/doctest.h>

#include "drivers/protocol/gb2312.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

constexpr std::string_view kBegin = "A5 A5 A5 A5 A5 A5 A5 A5 ";

std::string frame(const onbon::Bytes& data, std::uint16_t to = 1) {
  onbon::Header header;
  header.to = to;
  return to_hex(onbon::wrap(onbon::encode_packet(header, data)));
}

Result<onbon::ReplyData> reply(std::string_view hex) {
  onbon::FrameReader reader;
  reader.feed(from_hex(hex));
  const auto packet = reader.next();
  REQUIRE(packet.has_value());
  GONGSHI_TRY(const auto decoded, onbon::decode_packet(*packet));
  return onbon::decode_reply(decoded.data);
}

}  // namespace

TEST_SUITE("onbon k") {
  TEST_CASE("ping: the vendor's bytes") {
    CHECK(frame(onbon::ping_request()) ==
          std::string(kBegin) +
              "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A");
  }

  TEST_CASE("dynamic area: the vendor's bytes for 欢迎光临") {
    const auto text = encode_card_text("欢迎光临", Charset::kGb2312);
    REQUIRE(text.has_value());
    onbon::Area area;
    area.width = 128;
    area.height = 32;
    area.timeout_s = 10;
    area.single_line = false;
    area.text = *text;
    CHECK(frame(onbon::areas_request({}, {&area, 1}), onbon::kBroadcastAnswered) ==
          std::string(kBegin) +
              "FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 01 00 00 00 01 23 00 00 00 80 00 00 "
              "80 80 20 00 00 00 00 0A 00 00 00 00 02 01 01 00 02 0A 08 00 00 00 BB B6 D3 AD B9 E2 "
              "C1 D9 3C 49 5A");
    CHECK(onbon::areas_request({}, {&area, 1}).size() ==
          onbon::kAreasFixedBytes + 2 + onbon::kAreaRecordBytes + 8);
  }

  TEST_CASE("lock program: the vendor's bytes") {
    CHECK(frame(onbon::lock_program_request("P000", true, false)) ==
          std::string(kBegin) +
              "01 00 00 80 00 00 00 00 00 00 FE 02 0B 00 A3 04 01 00 00 00 01 50 30 30 30 C2 40 "
              "5A");
  }

  TEST_CASE("units: 8-pixel units for 5K cards") {
    onbon::Area area;
    area.x = 8;
    area.width = 128;
    area.height = 16;
    area.units = onbon::Units::kEights;
    const auto data = onbon::areas_request({}, {&area, 1});
    // x 8 -> 01 00, y 0, width 128 -> 10 00 (vendor table of units).
    CHECK(to_hex(std::span(data).subspan(10, 8)) == "01 00 00 00 10 00 10 00");
  }

  TEST_CASE("clock: BCD, year low byte first, Monday is 1") {
    LocalTime time{};
    time.date = Date{std::chrono::year{2024}, std::chrono::month{11}, std::chrono::day{25}};
    time.minute_of_day = std::chrono::minutes{10 * 60 + 5};
    time.second = std::chrono::seconds{59};
    time.weekday = std::chrono::Monday;
    CHECK(to_hex(onbon::clock_request(time)) == "A2 03 01 00 00 24 20 11 25 10 05 59 01");
    time.weekday = std::chrono::Sunday;
    CHECK(onbon::clock_request(time, onbon::Reply::kNone)[2] == 0x02);
    CHECK(onbon::clock_request(time).back() == 0x07);
  }

  TEST_CASE("power, brightness, client info: field by field") {
    CHECK(to_hex(onbon::power_request(true)) == "A3 00 01 00 00 01");
    CHECK(to_hex(onbon::power_request(false)) == "A3 00 01 00 00 02");
    CHECK(to_hex(onbon::brightness_request(15, false)) == "A3 02 01 00 00 01 0F");
    CHECK(onbon::brightness_request(3, true).size() == 7 + 48);
    CHECK(to_hex(onbon::client_info_request("1-42")) ==
          "A1 09 01 00 00 01 31 2D 34 32 00 00 00 00 00 00 00 00 00 00 00 00");
    CHECK(to_hex(onbon::clear_areas_request()) == "A3 06 01 00 00 FF 00");
  }

  TEST_CASE("reply: the vendor's ACK and NACK") {
    const auto ack = reply("A5 00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 14 AC 5A");
    REQUIRE(ack.has_value());
    CHECK(ack->is_ack());
    const auto nak = reply("A5 00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 01 05 00 00 05 51 5A");
    REQUIRE(nak.has_value());
    CHECK(nak->is_nak());
    CHECK(nak->error == 5);
    CHECK(onbon::error_is_passing(nak->error));
    CHECK(onbon::error_sentence(12).en == "font missing (error 12)");
    CHECK(onbon::error_sentence(99).zh == "未知错误码 99");
  }

  TEST_CASE("reply: one changed bit fails the check sum") {
    const auto bad = reply("A5 00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 00 01 00 00 14 AC 5A");
    REQUIRE_FALSE(bad.has_value());
    CHECK(bad.error().code == Errc::kCorrupt);
  }

  TEST_CASE("reply: the additive check and the inserted barcode are understood") {
    auto packet = from_hex(
        "00 80 01 00 00 00 00 01 31 32 33 34 35 36 37 38 39 30 31 32 33 34 35 36 01 00 FE 02 05 00 "
        "A0 00 00 00 00");
    unsigned sum = 0;
    for (const auto byte : packet) sum += byte;
    packet.push_back(static_cast<std::uint8_t>(sum & 0xFFU));
    packet.push_back(static_cast<std::uint8_t>(sum >> 8));
    const auto decoded = onbon::decode_packet(packet);
    REQUIRE(decoded.has_value());
    CHECK(to_hex(decoded->data) == "A0 00 00 00 00");
    packet[30] ^= 1;
    CHECK_FALSE(onbon::decode_packet(packet).has_value());
  }

  TEST_CASE("packet: a length that is not true is refused, whatever its check sum") {
    auto packet = onbon::encode_packet({}, onbon::ping_request());
    packet[12] = 4;
    CHECK_FALSE(onbon::decode_packet(packet).has_value());
    CHECK_FALSE(onbon::decode_packet({}).has_value());
  }

  TEST_CASE("status: with and without the special area, by the remaining length") {
    // on, brightness 12, 2026-11-23, Monday, 10:05:07, no program
    const std::string head = "01 0C 26 20 11 23 01 10 05 07 00 50 30 30 30 ";
    const std::string tail =
        "02 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 31 2D 34 32 00 00 00 00 00 00 00 "
        "00";
    for (const std::string& middle : {std::string{}, std::string("00 01 ")}) {
      const auto status = onbon::decode_status(from_hex(head + middle + tail));
      REQUIRE(status.has_value());
      CHECK(status->on);
      CHECK(status->brightness == 12);
      CHECK(status->clock == "2026-11-23 10:05:07");
      CHECK(status->area_ids == std::vector<std::uint8_t>{0, 3});
      CHECK(status->custom_id == "1-42");
      CHECK(status->barcode.empty());
    }
    CHECK_FALSE(onbon::decode_status(from_hex(head + "00 " + tail)).has_value());
    // Three areas without the special fields are as long as one area with them.
    const auto three = onbon::decode_status(from_hex(head + "03 00 01 02 " + tail.substr(9)));
    REQUIRE(three.has_value());
    CHECK(three->area_ids == std::vector<std::uint8_t>{0, 1, 2});
    CHECK_FALSE(onbon::decode_status({}).has_value());
  }
}
