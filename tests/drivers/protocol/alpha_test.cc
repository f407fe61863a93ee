// Numbers: the worked frames of the Alpha sign protocol sheet, and hand counts.
#include <doctest/doctest.h>

#include "drivers/protocol/alpha/dots.h"
#include "drivers/protocol/alpha/memory.h"
#include "drivers/protocol/alpha/reply.h"
#include "drivers/protocol/alpha/special.h"
#include "drivers/protocol/alpha/text.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using gongshi::test::to_hex;

namespace {

alpha::Bytes join(const std::vector<alpha::Bytes>& pieces) {
  alpha::Bytes all;
  for (const auto& piece : pieces) all.insert(all.end(), piece.begin(), piece.end());
  return all;
}

std::string frame(const alpha::Bytes& body, int address = 0, bool checksum = true) {
  const alpha::Block block{body};
  const alpha::Framing framing{.address = static_cast<std::uint8_t>(address), .checksum = checksum};
  return to_hex(join(alpha::encode_packet(framing, {&block, 1})));
}

alpha::Bytes bytes(std::string_view text) {
  return {text.begin(), text.end()};
}

/// What a sign sends: NULs, SOH, type 0, address 00.
alpha::Bytes reply(const std::string& body, bool damaged = false) {
  alpha::Bytes out(26, 0);
  alpha::Bytes summed = bytes("\x02" + body + "\x03");
  alpha::put(out, std::string_view("\x01"
                                   "000"));
  out.insert(out.end(), summed.begin(), summed.end());
  alpha::put_hex(out, alpha::checksum(summed) + (damaged ? 1U : 0U), 4);
  out.push_back(4);
  return out;
}

}  // namespace

TEST_SUITE("alpha") {
  TEST_CASE("packet: the sheet's text HELLO with a check sum") {
    CHECK(frame(alpha::write_text('A', bytes("HELLO"))) ==
          "00 00 00 00 00 01 5A 30 30 02 41 41 48 45 4C 4C 4F 03 30 31 46 42 04");
  }

  TEST_CASE("packet: the sheet's red Ward 7 for sign 02") {
    alpha::Bytes content = alpha::look_codes({.color = '1', .font = 0});
    alpha::put(content, "Ward 7");
    CHECK(frame(alpha::write_text('B', content), 2) ==
          "00 00 00 00 00 01 5A 30 32 02 41 42 1B 30 62 1C 31 57 61 72 64 20 37 03 30 33 36 37 04");
  }

  TEST_CASE("memory: the sheet's configuration of a text, a string and a picture") {
    using alpha::Depth;
    using alpha::FileType;
    const alpha::Table table{{'A', FileType::kText, false, 512},
                             {'n', FileType::kString, true, 16},
                             {'K', FileType::kDots, false, 0, 4, 6, Depth::kEight}};
    CHECK(frame(alpha::configure(table)) ==
          "00 00 00 00 00 01 5A 30 30 02 45 24 41 41 55 30 32 30 30 46 46 46 46 6E 42 4C 30 30 31 "
          "30 30 30 30 30 4B 44 55 30 34 30 36 34 30 30 30 03 30 38 30 45 04");
    const alpha::Bytes body = alpha::configure(table);
    const auto told = alpha::decode_table(std::span(body).subspan(2));
    REQUIRE(told.has_value());
    CHECK(*told == table);
  }

  TEST_CASE("dots: the sheet's picture K in one piece and in two") {
    const alpha::Picture picture{
        4, 6, {'0', '1', '1', '1', '1', '0', '1', '0', '0', '0', '0', '1',
               '1', '0', '0', '0', '2', '1', '0', '1', '1', '1', '1', '0'}};
    constexpr std::string_view kFrame =
        "00 00 00 00 00 01 5A 30 30 02 49 4B 30 34 30 36 30 31 31 31 31 30 0D 31 30 30 30 30 31 0D "
        "31 30 30 30 32 31 0D 30 31 31 31 31 30 0D 03 30 36 32 35 04";
    const alpha::Block whole = alpha::write_picture('K', picture, false);
    CHECK(to_hex(join(alpha::encode_packet({}, {&whole, 1}))) == kFrame);
    CHECK(alpha::encode_packet({}, {&whole, 1}).size() == 1);
    const alpha::Block paused = alpha::write_picture('K', picture, true);
    const auto pieces = alpha::encode_packet({}, {&paused, 1});
    REQUIRE(pieces.size() == 2);
    CHECK(to_hex(join(pieces)) == kFrame);
    CHECK(to_hex(pieces[0]) == "00 00 00 00 00 01 5A 30 30 02 49 4B 30 34 30 36");
    CHECK(alpha::decode_picture(std::span(whole.body).subspan(2)) == picture);
  }

  TEST_CASE("dots: what comes back in another form is no picture") {
    CHECK_FALSE(alpha::decode_picture(bytes("0102")).has_value());
    CHECK_FALSE(alpha::decode_picture(bytes("010211\r1")).has_value());
    CHECK_FALSE(alpha::decode_picture(bytes("010219\r")).has_value());
    CHECK_FALSE(alpha::decode_picture(bytes("2002")).has_value());  // 32 rows
    CHECK(alpha::decode_picture(bytes("020211\r\n11")).has_value());
  }

  TEST_CASE("text: the sheet's call of picture K before words") {
    alpha::Bytes content{0x1B, 0x30, 0x62};
    const auto call = alpha::call_picture('K');
    content.insert(content.end(), call.begin(), call.end());
    alpha::put(content, " OK");
    CHECK(frame(alpha::write_text('A', content)) ==
          "00 00 00 00 00 01 5A 30 30 02 41 41 1B 30 62 14 4B 20 4F 4B 03 30 32 34 44 04");
  }

  TEST_CASE("string: the sheet's OPD 12 for sign 02") {
    CHECK(frame(alpha::write_string('n', bytes("OPD 12")), 2) ==
          "00 00 00 00 00 01 5A 30 32 02 47 6E 4F 50 44 20 31 32 03 30 32 32 30 04");
  }

  TEST_CASE("packet: without a check sum there is no ETX before the end") {
    CHECK(frame(alpha::write_text('A', bytes("hello")), 0, false) ==
          "00 00 00 00 00 01 5A 30 30 02 41 41 68 65 6C 6C 6F 04");
  }

  TEST_CASE("packet: the 3-byte and the 2-byte spelling") {
    const auto spelled = [](alpha::Format format, std::string_view text) {
      const alpha::Block block{alpha::write_text('A', bytes(text))};
      const auto all = join(alpha::encode_packet({.format = format}, {&block, 1}));
      return std::string(all.begin() + 5, all.end());  // behind the NULs
    };
    CHECK(spelled(alpha::Format::kThreeByte, "hello") == "_01Z00_02AAhello_04");
    CHECK(spelled(alpha::Format::kThreeByte, "a_]") == "_01Z00_02AAa_5F_5D_04");
    CHECK(spelled(alpha::Format::kTwoByte, "hello") == "]!Z00]\"AAhello]$");
  }

  TEST_CASE("packet: nested commands have a pause behind each STX and a sum each") {
    const std::vector<alpha::Block> blocks{{bytes("E 1005")}, {bytes("E&2")}};
    const auto pieces = alpha::encode_packet({}, blocks);
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[0].back() == 0x02);
    CHECK(pieces[1].back() == 0x02);
    // 02 45 20 31 30 30 35 03 sums to 130H, 02 45 26 32 03 to A2H.
    CHECK(to_hex(join(pieces)) ==
          "00 00 00 00 00 01 5A 30 30 02 45 20 31 30 30 35 03 30 31 33 30 02 45 26 32 03 30 30 41 "
          "32 04");
    // Without sums an ETX closes every block but the last.
    CHECK(to_hex(join(alpha::encode_packet({.checksum = false}, blocks))) ==
          "00 00 00 00 00 01 5A 30 30 02 45 20 31 30 30 35 03 02 45 26 32 04");
  }

  TEST_CASE("text: letters beyond ASCII travel as two 7-bit bytes") {
    const auto text = alpha::encode_text("36.5°¥é\nok", alpha::Format::kPlain);
    REQUIRE(text.has_value());
    // The sheet: the degree is 08 49; the yen sign is 9DH, e with an acute accent 82H.
    CHECK(to_hex(*text) == "33 36 2E 35 08 49 08 3D 08 22 0D 6F 6B");
    CHECK_FALSE(alpha::fits_string(*text));
  }

  TEST_CASE("text: every character that the sign lacks is named") {
    const auto text = alpha::encode_text("挂号~挂\x07", alpha::Format::kPlain);
    REQUIRE_FALSE(text.has_value());
    CHECK(text.error().code == Errc::kNoGlyph);
    CHECK(text.error().word == "E2101");
    for (const char* name : {"U+6302 挂", "U+53F7 号", "U+007E ~", "U+0007"}) {
      CHECK(text.error().what.en.find(name) != std::string::npos);
    }
    CHECK(alpha::encode_text("a_]", alpha::Format::kPlain).has_value());
    CHECK_FALSE(alpha::encode_text("a_]", alpha::Format::kTwoByte).has_value());
    CHECK(alpha::encode_text("\xFF", alpha::Format::kPlain).error().code == Errc::kCorrupt);
  }

  TEST_CASE("reply: found behind NULs, noise and the echo of the question") {
    alpha::Bytes line = join(alpha::encode_packet({}, std::vector<alpha::Block>{{bytes("F*")}}));
    const alpha::Bytes good = reply("E*@");
    line.push_back(0x55);
    line.insert(line.end(), good.begin(), good.end());
    const auto found = alpha::find_reply(line, "E*");
    REQUIRE(found.kind == alpha::Reply::Kind::kWhole);
    CHECK(to_hex(found.data) == "40");
    // Even parity in bit 7, as a 7E1 sign looks through an 8N1 port.
    for (auto& byte : line) byte |= 0x80U;
    CHECK(alpha::find_reply(line, "E*").kind == alpha::Reply::Kind::kWhole);
  }

  TEST_CASE("reply: 64 KiB of heads and ends hide nothing") {
    const alpha::Bytes head =
        bytes(std::string("\x01"
                          "000\x02"));
    for (const bool ended : {false, true}) {
      alpha::Bytes line;
      while (line.size() < 64UL * 1024) {
        line.insert(line.end(), head.begin(), head.end());
        if (ended) line.push_back(0x04);
      }
      CHECK(alpha::find_reply(line, "E*").kind ==
            (ended ? alpha::Reply::Kind::kDamaged : alpha::Reply::Kind::kNone));
      const alpha::Bytes good = reply("E*@");
      line.insert(line.end(), good.begin(), good.end());
      CHECK(alpha::find_reply(line, "E*").kind == alpha::Reply::Kind::kWhole);
    }
  }

  TEST_CASE("reply: cut short, damaged, late and refused ones are told apart") {
    using Kind = alpha::Reply::Kind;
    const alpha::Bytes good = reply("E*@");
    for (std::size_t size = 0; size < good.size(); ++size) {
      CHECK(alpha::find_reply(std::span(good).first(size), "E*").kind == Kind::kNone);
    }
    CHECK(alpha::find_reply(reply("E*@", true), "E*").kind == Kind::kDamaged);
    CHECK(alpha::find_reply(good, "E$").kind == Kind::kNone);
    CHECK(alpha::find_reply(bytes("*** NOT SUPPORTED ***"), "E\"").kind == Kind::kUnsupported);
    // A configuration cut short parses as one; its sum does not.
    alpha::Bytes cut = reply("E$AAU0100FFFFnBL00100000");
    cut.erase(cut.end() - 16, cut.end() - 5);
    CHECK(alpha::find_reply(cut, "E$").kind == Kind::kDamaged);
  }

  TEST_CASE("special: what a sign tells of itself is read from both ends") {
    for (const bool letter : {true, false}) {
      const auto info = alpha::decode_info(
          bytes(std::string("10440001") + (letter ? "A" : "") + "04921005M007E00,6ABC"));
      REQUIRE(info.has_value());
      CHECK(info->firmware == (letter ? "10440001A" : "10440001"));
      CHECK(info->made == "0492");
      CHECK(info->clock == "1005");
      CHECK(info->pool_total == 0x7E00);
      CHECK(info->pool_free == 0x6ABC);
    }
    CHECK_FALSE(alpha::decode_info(bytes("short")).has_value());
    CHECK_FALSE(alpha::decode_pool(bytes("1000,1001")).has_value());
    CHECK(alpha::decode_errors(bytes("P")) == 0x50);
    CHECK(alpha::errors_sentence(0x54).en == "check sum error, time-out inside a packet");
    CHECK_FALSE(alpha::decode_errors(bytes("!")).has_value());
    CHECK(alpha::decode_sequence(bytes("SLAB")) == "AB");
    CHECK(alpha::decode_time(bytes("2359")) == 1439);
    CHECK_FALSE(alpha::decode_time(bytes("2400")).has_value());
  }

  TEST_CASE("memory: tables are compared but for the size of the first file") {
    using alpha::FileType;
    alpha::Table planned{{'A', FileType::kText, true, 256}, {'n', FileType::kString, true, 125}};
    alpha::Table told = planned;
    told[0].size = 31'000;
    CHECK(alpha::same_layout(planned, told));
    told[1].size = 124;
    CHECK_FALSE(alpha::same_layout(planned, told));
    CHECK_FALSE(alpha::same_layout(planned, {}));
    // 256 and 125 bytes, 13 a file, 6 once.
    CHECK(alpha::pool_cost(planned) == 256 + 125 + 26 + 6);
    CHECK_FALSE(alpha::decode_table(bytes("AAU0100FFFFn")).has_value());
    CHECK_FALSE(alpha::decode_table(bytes("AXU0100FFFF")).has_value());
  }
}
