// Frames byte for byte against those that the vendor's documents print or whose sums confirm their
// rule (JetFile II 2.5.4 and 3.4), and against two public encoders.
#include "drivers/protocol/jetfile2/packet.h"

#include <doctest/doctest.h>

#include "drivers/protocol/gb2312.h"
#include "drivers/protocol/jetfile2/array_picture.h"
#include "drivers/protocol/jetfile2/short_frame.h"
#include "drivers/protocol/jetfile2/text_file.h"
#include "tests/drivers/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::drivers::jetfile2;
using test::hex;

namespace {

constexpr Address kSign{1, 1};

/// 2026-11-22 09:05, a Sunday.
LocalTime sunday() {
  using namespace std::chrono;
  const Date date{year{2026}, month{11}, day{22}};
  return {date, minutes{9 * 60 + 5}, seconds{7}, weekday{sys_days{date}}, minutes{480}};
}

Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

/// A reply with its sum.
Bytes reply(std::uint16_t serial, Command command, int flag, const Bytes& argument,
            const Bytes& data = {}) {
  Bytes out = encode_packet({command, argument, data}, kSign, serial);
  out[1] = 0xA8;
  out[15] = static_cast<std::uint8_t>(flag);
  const std::uint16_t sum = sum16(std::span(out).subspan(4));
  out[2] = static_cast<std::uint8_t>(sum & 0xFF);
  out[3] = static_cast<std::uint8_t>(sum >> 8);
  return out;
}

}  // namespace

TEST_SUITE("jetfile2 protocol") {
  TEST_CASE("packet: connection test to all, sign on, status") {
    CHECK(hex(encode_packet(connection_test(), {0, 0}, 1)) ==
          "55 A7 05 00 00 00 00 00 00 00 01 00 03 01 00 00");
    CHECK(hex(encode_packet(set_power(true), kSign, 2)) ==
          "55 A7 0C 00 00 00 00 00 01 01 02 00 04 04 00 00");
    CHECK(hex(encode_packet(read_status(), kSign, 3)) ==
          "55 A7 11 00 00 00 00 00 01 01 03 00 01 0B 00 00");
  }

  TEST_CASE("packet: clock with Sunday as 01 and the zone as it was") {
    CHECK(hex(encode_packet(set_clock(sunday(), 0x15), kSign, 4)) ==
          "55 A7 AC 00 00 00 00 00 01 01 04 00 05 02 02 00 26 20 11 22 09 05 01 15");
  }

  TEST_CASE("packet: an emergency message of 30 seconds") {
    // 16x16, red, one GB2312 character.
    const Bytes text{0x1A, 0x35, 0x1C, 0x31, 0xBC, 0xB1};
    CHECK(hex(encode_packet(show_emergency(30, true, text_file(text)), kSign, 5)) ==
          "55 A7 A3 03 0E 00 00 00 01 01 05 00 02 09 01 00 1E 00 01 00 01 5A 30 30 02 41 58 1A 35 "
          "1C 31 BC B1 04");
  }

  TEST_CASE("packet: a text file's argument") {
    const Request request = write_file({'E', 'T', "GS"}, bytes_of("abc"), 0);
    CHECK(request.command == 0x0204);
    CHECK(hex(request.argument) ==
          "45 00 47 53 00 00 00 00 00 00 00 00 00 00 03 00 00 00 03 00 01 00 01 00");
    CHECK(write_file({'E', 'A', "GS"}, bytes_of("abc"), 0).command == 0x0207);
    CHECK(hex(read_file({'E', 'S', "GS"}).argument) ==
          "45 00 00 00 47 53 00 00 00 00 00 00 00 00 00 00 C0 03 01 00");
  }

  TEST_CASE("packet: a long file in packets that stay below 1024 bytes") {
    const Bytes file(2000, 7);
    CHECK(packets_of(file.size()) == 3);
    CHECK(packets_of(0) == 1);
    CHECK(packets_of(960) == 1);
    const Request last = write_file({'E', 'A', "GS"}, file, 2);
    CHECK(last.data.size() == 80);
    CHECK(hex(std::span(last.argument).subspan(14)) == "D0 07 00 00 C0 03 03 00 03 00");
    CHECK(encode_packet(write_file({'E', 'A', "GS"}, file, 0), kSign, 1).size() == 1000);
  }

  TEST_CASE("packet: power and brightness") {
    CHECK(hex(set_power(false).argument) == "01 00 00 00");
    CHECK(hex(set_brightness(0).argument) == "01 00 00 00");
    CHECK(hex(set_brightness(100).argument) == "64 00 00 00");
  }

  TEST_CASE("short frame: text in format Z, as the sheet writes it") {
    // Move in left, 16x16, green, two characters.
    const Bytes text{0x0A, 0x49, 0x31, 0x1A, 0x35, 0x1C, 0x32, 0xC4, 0xDA, 0xBF, 0xC6};
    CHECK(hex(encode_short(ShortFormat::kPlain, 1, write_text_data({'E', 'T', "Q1"}, text))) ==
          "01 5A 30 31 02 41 0F 45 54 51 31 06 0A 49 31 1A 35 1C 32 C4 DA BF C6 03");
  }

  TEST_CASE("short frame: text in format Y with the sum behind it") {
    const Bytes red{0x1A, 0x35, 0x1C, 0x31, 0xC4, 0xDA, 0xBF, 0xC6};
    CHECK(hex(encode_short(ShortFormat::kSummed, 1, write_text_data({'E', 'T', "AA"}, red))) ==
          "01 59 30 31 02 41 0F 45 54 41 41 06 1A 35 1C 31 C4 DA BF C6 03 F0 05");
    const Bytes vendor{0x0A, 0x49, 0x30, 0x0A, 0x4F, 0x30, 0x1C, 0x32, 0x31, 0x31, 0x31, 0x31};
    CHECK(hex(encode_short(ShortFormat::kSummed, 1, write_text_data({'E', 'T', "AA"}, vendor))) ==
          "01 59 30 31 02 41 0F 45 54 41 41 06 0A 49 30 0A 4F 30 1C 32 31 31 31 31 03 4F 04");
  }

  TEST_CASE("short frame: play list, and an end that asks for nothing") {
    const Path path{'E', 'T', "GS"};
    CHECK(hex(encode_short(ShortFormat::kPlain, 7, play_list_data({&path, 1}), false)) ==
          "01 5A 30 37 02 45 2E 53 4C 0F 45 54 47 53 04");
  }

  TEST_CASE("short frame: OK, a status code, anything else") {
    CHECK(find_short_status(bytes_of("OK")) == 0x4B4F);
    CHECK(find_short_status(bytes_of("xOK")) == 0x4B4F);
    CHECK(find_short_status(Bytes{0x02, 0x90}) == 0x9002);
    CHECK(find_short_status(Bytes{0x01, 0x21}) == 0x2101);
    CHECK_FALSE(find_short_status(bytes_of("O")).has_value());
    CHECK_FALSE(find_short_status(bytes_of("OJ")).has_value());
    CHECK(has_short_clock(Bytes{0x00, 0x55, 0xA6, 0x26}));
    CHECK_FALSE(has_short_clock(Bytes{0x55, 0xA8}));
  }

  TEST_CASE("reply: found behind noise and behind a late one, in pieces, never with a wrong sum") {
    const Bytes late = reply(6, 0x0204, 1, {0x00, 0x90, 0, 0});
    const Bytes good = reply(7, 0x0204, 1, {0x15, 0x90, 0, 0});
    Bytes heard{0x55, 0xA8, 0x00};
    heard.insert(heard.end(), late.begin(), late.end());
    CHECK_FALSE(find_reply(heard, 7, 0x0204).has_value());
    for (const std::uint8_t byte : good) {
      CHECK_FALSE(find_reply(heard, 7, 0x0204).has_value());
      heard.push_back(byte);
    }
    const auto found = find_reply(heard, 7, 0x0204);
    REQUIRE(found.has_value());
    CHECK(found->status == 0x9015);
    CHECK_FALSE(find_reply(heard, 7, 0x0205).has_value());
    heard.back() ^= 1;
    CHECK_FALSE(find_reply(heard, 7, 0x0204).has_value());
  }

  TEST_CASE("reply: 64 KiB of heads hide nothing, and none is believed beyond its largest size") {
    const Bytes good = reply(7, 0x0204, 1, {0x15, 0x90, 0, 0});
    Bytes heard;
    while (heard.size() < 64UL * 1024) heard.insert(heard.end(), {0x55, 0xA8, 0, 0, 0xE0, 0x0F});
    CHECK_FALSE(find_reply(heard, 7, 0x0204).has_value());
    heard.insert(heard.end(), good.begin(), good.end());
    CHECK(find_reply(heard, 7, 0x0204).has_value());
    Bytes longest = reply(7, 0x0204, 0, {}, Bytes(kLongestReply - 16));
    CHECK(find_reply(longest, 7, 0x0204).has_value());
    longest = reply(7, 0x0204, 0, {}, Bytes(kLongestReply - 15));
    CHECK_FALSE(find_reply(longest, 7, 0x0204).has_value());
  }

  TEST_CASE("status: in words, and which of them pass by themselves") {
    CHECK(status_sentence(0x9008).en == "no such file");
    CHECK(status_sentence(0x9030).zh == "要先登录，请用厂家工具取消密码");
    CHECK(status_sentence(0x5201).en == "the clock was not set");
    CHECK(status_sentence(0xABCD).en == "status ABCD");
    CHECK(status_is_ok(0x9000));
    CHECK(status_is_ok(0x4B4F));
    CHECK(status_is_passing(0x9015));
    CHECK_FALSE(status_is_passing(0x9012));
    CHECK(status_is_unknown_command(0x9011));
    CHECK(status_is_no_file(0x7E01));
  }

  TEST_CASE("status reply: temperatures, humidity, what is on display") {
    const auto status = decode_status({.argument = {1, 31, 0xFF, 0, 45, 0, 0, 0}});
    REQUIRE(status.has_value());
    CHECK(status->mode == Mode::kEmergency);
    CHECK(status->inside_c == 31);
    CHECK_FALSE(status->outside_c.has_value());
    CHECK(status->humidity_pct == 45);
    CHECK(decode_status({.argument = {0, 0xF6, 3, 0, 0}})->inside_c == -10);
    CHECK_FALSE(decode_status({.argument = {7, 0, 0, 0, 0}}).has_value());
    CHECK_FALSE(decode_status({.argument = {0, 0, 0, 0}}).has_value());
  }

  TEST_CASE("power reply: both kinds of off") {
    CHECK(decode_power({.data = {0, 0}}) == true);
    CHECK(decode_power({.data = {1, 0}}) == false);
    CHECK(decode_power({.data = {2, 0}}) == false);
    CHECK_FALSE(decode_power({.data = {3}}).has_value());
    CHECK_FALSE(decode_power({}).has_value());
  }

  TEST_CASE("clock reply: BCD, or nothing") {
    const auto clock = decode_clock({.argument = {0x26, 0x20, 0x11, 0x22, 0x09, 0x05, 0x01, 0x15}});
    REQUIRE(clock.has_value());
    CHECK(clock_text(*clock) == "2026-11-22 09:05");
    CHECK(clock->time == minute_of(sunday()));
    CHECK(clock->zone == 0x15);
    CHECK_FALSE(decode_clock({.argument = {0x2A, 0x20, 0x11, 0x22, 9, 5, 1, 0}}).has_value());
    CHECK_FALSE(decode_clock({.argument = {0x26, 0x20, 0x13, 0x22, 9, 5, 1, 0}}).has_value());
    CHECK_FALSE(decode_clock({.argument = {0x26, 0x20}}).has_value());
  }

  TEST_CASE("text: codes in one order, then the characters") {
    const auto characters = encode_gb_text("内科", Charset::kGb2312, 0x0D);
    REQUIRE(characters.has_value());
    TextStyle style{.effect = Effect::kLeft, .no_wrap = true, .speed = 3, .stay_s = 7};
    style.color = '2';
    CHECK(hex(styled_text(style, *characters)) ==
          "0A 49 31 0A 4F 31 0F 33 0E 30 30 37 1B 30 61 1E 30 1F 30 1A 35 1C 32 C4 DA BF C6");
    style = {.stay_s = 1000};
    style.color = '/';
    style.rgb = 0x112233;
    CHECK(hex(styled_text(style, {})) ==
          "0A 49 30 0A 4F 30 0F 30 0E 30 39 39 1E 30 1F 30 1A 35 1C 2F 33 22 11");
  }

  TEST_CASE("string: told with or without its head") {
    CHECK(hex(string_file("1-42")) == "01 5A 30 30 02 47 58 31 2D 34 32 04");
    CHECK(string_of(string_file("1-42")) == "1-42");
    CHECK(string_of(bytes_of("1-42")) == "1-42");
    CHECK(string_of({}).empty());
  }

  TEST_CASE("array picture: head, frame head, two bits a dot") {
    Frame frame = Frame::blank({5, 2}, PixelFormat::kMono1);
    frame.bytes = {0x88, 0x40};  // #...#, .#...
    const Bytes file = array_picture(frame, 2, {.stay_s = 9});
    CHECK(file.size() == kPictureHead + kFrameHead + 4);
    CHECK(hex(std::span(file).first(31)) ==
          "01 5A 30 30 02 43 41 50 44 00 00 05 00 02 00 02 00 01 00 54 00 00 00 54 00 00 00 05 00 "
          "00 00");
    CHECK(hex(std::span(file).subspan(31, 8)) == "46 48 01 00 02 00 30 30");
    CHECK(hex(std::span(file).subspan(31 + 68, 12)) == "00 00 00 00 09 00 00 00 00 00 00 00");
    CHECK(hex(std::span(file).last(4)) == "80 80 20 00");
  }
}
