// Short commands, areas with voice and typesetting, network. Numbers: field lists of the vendor's K
// protocol document 1.4, counted by hand.
#include <doctest/doctest.h>

#include "drivers/protocol/onbon/k.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

TEST_SUITE("onbon k commands") {
  TEST_CASE("timer: BCD minutes, one to three periods of one day") {
    const std::vector<onbon::LitPeriod> day{{7h + 30min, 12h}, {13h + 5min, 21h}};
    const auto timer = onbon::power_timer_request(day);
    REQUIRE(timer.has_value());
    CHECK(to_hex(*timer) == "A3 01 01 00 00 02 07 30 12 00 13 05 21 00");
    CHECK(to_hex(onbon::cancel_power_timer_request()) == "A3 08 01 00 00");
    const std::vector<onbon::LitPeriod> night{{21h, 6h}};
    CHECK_FALSE(onbon::power_timer_request(night).has_value());
    CHECK_FALSE(onbon::power_timer_request({}).has_value());
    CHECK_FALSE(onbon::power_timer_request(std::vector<onbon::LitPeriod>(4, day[0])).has_value());
  }

  TEST_CASE("brightness of the day: type 2, current 0, 48 values") {
    std::array<std::uint8_t, 48> levels{};
    levels[0] = 3;
    levels[47] = 40;  // above 15: the highest
    const auto data = onbon::brightness_timer_request(levels);
    REQUIRE(data.size() == 7 + 48);
    CHECK(to_hex(std::span(data).first(8)) == "A3 02 01 00 00 02 00 03");
    CHECK(data.back() == 15);
  }

  TEST_CASE("names, banner, relay, questions: field by field") {
    CHECK(to_hex(onbon::set_screen_id_request(0x1234)) == "A2 06 01 00 00 34 12");
    CHECK(to_hex(onbon::screen_id_request()) == "A2 07 01 00 00");
    CHECK(to_hex(onbon::carousel_banner_request(true)) == "A2 08 01 00 00 00");
    CHECK(to_hex(onbon::carousel_banner_request(false)) == "A2 08 01 00 00 01");
    CHECK(to_hex(onbon::clear_screen_request()) == "A3 10 01 00 00");
    CHECK(to_hex(onbon::relay_setup_request(true, 1)) == "A2 0F 01 00 00 00 00 00 00 00 00 01 01");
    CHECK(to_hex(onbon::relay_request(true)) == "A2 10 01 00 00 00 00 00 00 00 00 02");
    CHECK(to_hex(onbon::fonts_request()) == "A2 09 01 00 00");
    CHECK(to_hex(onbon::font_details_request()) == "A2 11 01 00 00");
    CHECK(to_hex(onbon::parameters_request()) == "A2 0A 01 00 00");
  }

  TEST_CASE("voice: eight reserved bytes, repeats and gap of four") {
    onbon::Voice voice;
    voice.person = 3;
    voice.volume = 10;
    voice.coding = onbon::VoiceCoding::kGbk;
    voice.repeats = onbon::kForever;
    voice.gap_10ms = 500;
    voice.text = from_hex("BB B6");
    CHECK(to_hex(onbon::voice_request(voice)) ==
          "A2 0E 01 00 00 00 00 00 00 00 00 00 03 0A 05 01 FF FF FF FF F4 01 00 00 00 02 00 00 00 "
          "BB B6");
  }

  TEST_CASE("area: sound and typesetting stand between timeout and align") {
    onbon::Area area;
    area.width = 64;
    area.height = 16;
    area.run = onbon::Run::kLoopUntilTimeout;
    area.timeout_s = 300;
    area.text = from_hex("41");
    area.sound.emplace();
    area.sound->own_text = true;
    area.sound->person = 2;
    area.sound->repeats = 1;
    area.sound->text = from_hex("42 43");
    area.typesetting = onbon::Typesetting{onbon::Setting::kDownRight, 4};
    const auto record = onbon::area_record(area);
    REQUIRE(record.size() == onbon::area_bytes(area));
    CHECK(record.size() == 27 + 1 + 3 + 4 + 2 + 2);
    // id, line space, run mode, timeout, sound …, extension …, align, lines, wrap
    CHECK(to_hex(std::span(record).subspan(9, 21)) ==
          "00 00 02 2C 01 02 12 05 05 02 00 00 00 42 43 02 02 04 00 01 01");
    area.sound->own_text = false;
    CHECK(onbon::area_record(area).size() == onbon::area_bytes(area));
  }

  TEST_CASE("set IP: 44 bytes, behind a barcode for one 6K card") {
    onbon::IpSetup setup;
    setup.address = {192, 168, 0, 7};
    setup.mask = {255, 255, 255, 0};
    setup.gateway = {192, 168, 0, 1};
    setup.net_id = "LOBBY";
    const auto data = onbon::set_ip_request(setup);
    REQUIRE(data.size() == 5 + 44);
    CHECK(to_hex(std::span(data).subspan(5, 16)) ==
          "02 C0 A8 00 07 FF FF FF 00 C0 A8 00 01 8D 13 00");
    CHECK(to_hex(std::span(data).last(12)) == "4C 4F 42 42 59 00 00 00 00 00 00 00");

    onbon::Header header;
    header.to = onbon::kBroadcastAnswered;
    header.barcode.emplace();
    header.barcode->fill(0x31);
    const auto packet = onbon::encode_packet(header, data);
    CHECK(packet.size() == 30 + data.size() + 2);
    CHECK(packet[7] == 1);
    CHECK(packet[8] == 0x31);
    CHECK(packet[24] == 0);  // check mode
    const auto decoded = onbon::decode_packet(packet);
    REQUIRE(decoded.has_value());
    CHECK(decoded->header.barcode == header.barcode);
    CHECK(decoded->data == data);
    CHECK(to_hex(onbon::set_mac_request({2, 0, 0, 1, 2, 3})) == "A4 06 01 00 00 02 00 00 01 02 03");
    CHECK(to_hex(onbon::search_request()) == "A4 07 01 00 00");
  }

  TEST_CASE("heartbeat: with and without error and reserved bytes, and of no other length") {
    const std::string fields =
        "00 00 00 00 C0 A8 00 07 FF FF FF 00 C0 A8 00 01 8D 13 02 00 00 00 00 01 4C 4F 42 42 59 00 "
        "00 00 00 00 00 00";
    for (const std::string& head : {std::string("A4 08 "), std::string("A4 08 00 00 00 ")}) {
      const auto card = onbon::decode_heartbeat(from_hex(head + fields));
      REQUIRE(card.has_value());
      CHECK(card->address == onbon::IpAddress{192, 168, 0, 7});
      CHECK(card->port == 5005);
      CHECK(card->mac[5] == 1);
      CHECK(card->net_id == "LOBBY");
    }
    CHECK_FALSE(onbon::decode_heartbeat(from_hex("A4 08 00 " + fields)).has_value());
    CHECK_FALSE(onbon::decode_heartbeat({}).has_value());
  }

  TEST_CASE("parameters: the nine bytes that are certain") {
    const auto card = onbon::decode_parameters(from_hex("01 00 62 02 80 00 20 00 01 00 00 07 01"));
    REQUIRE(card.has_value());
    CHECK(card->address == 1);
    CHECK(onbon::device_name(card->device) == "BX-6K2");
    CHECK(card->baud() == 57600);
    CHECK(card->width_px == 128);
    CHECK(card->height_px == 32);
    CHECK(onbon::device_name(0x52) == "0x52");
    CHECK_FALSE(onbon::decode_parameters(from_hex("01 00 62 02 80 00 20 00")).has_value());
  }

  TEST_CASE("fonts: as documented without reserved bytes, and with them") {
    for (const char* hex : {"02 00 08 10 01 10 10", "00 00 02 00 08 10 01 10 10"}) {
      const auto fonts = onbon::decode_fonts(from_hex(hex));
      REQUIRE(fonts.has_value());
      REQUIRE(fonts->size() == 2);
      CHECK_FALSE(fonts->at(0).chinese);
      CHECK(fonts->at(1).chinese);
      CHECK(fonts->at(1).height == 16);
    }
    CHECK_FALSE(onbon::decode_fonts(from_hex("03 00 08 10 01 10 10")).has_value());
    CHECK_FALSE(onbon::decode_fonts({}).has_value());
  }

  TEST_CASE("font details: the encoding, whichever way the lengths are counted") {
    const std::string record =
        "4F 30 30 30 10 10 00 00 00 00 00 00 01 00 00 00 00 00 02 00 00 00 00 00 00 00 00 00 01 02";
    for (const std::string& head :
         {std::string("01 1E "), std::string("01 1F "), std::string("00 00 01 1E ")}) {
      const auto fonts = onbon::decode_font_details(from_hex(head + record));
      REQUIRE(fonts.has_value());
      REQUIRE(fonts->size() == 1);
      CHECK(fonts->at(0).name == "O000");
      CHECK(fonts->at(0).encoding == 2);
    }
    CHECK_FALSE(onbon::decode_font_details(from_hex("01 1D " + record)).has_value());
    CHECK_FALSE(onbon::decode_font_details(from_hex("02 1E " + record)).has_value());
  }

  TEST_CASE("answers: a question waits for its own reply, everything else for an ACK") {
    const auto reply = [](std::string_view hex) { return *onbon::decode_reply(from_hex(hex)); };
    const auto ack = reply("A0 00 00 00 00");
    const auto nak = reply("A0 01 06 00 00");
    CHECK(onbon::answers(onbon::power_request(true), ack));
    CHECK(onbon::answers(onbon::status_request(), nak));
    CHECK_FALSE(onbon::answers(onbon::status_request(), ack));
    CHECK(onbon::answers(onbon::status_request(), reply("A1 02 00 00 00")));
    CHECK_FALSE(onbon::answers(onbon::power_request(true), reply("A1 02 00 00 00")));
    const auto read = onbon::read_file_request("P000", 0, onbon::LengthPlace::kReserved);
    CHECK(onbon::answers(read, reply("A1 8B 00 00 00")));
    CHECK_FALSE(onbon::answers(read, reply("A1 8A 00 00 00")));
    CHECK(onbon::answers(onbon::search_request(), reply("A4 08 00 00 00")));
    CHECK(onbon::answers(onbon::write_block_request("P000", {}), reply("A1 06 10 00 00")));
  }
}
