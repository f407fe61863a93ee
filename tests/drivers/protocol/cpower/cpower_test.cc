// Numbers: the worked frames of the vendor's basic protocol and external calls documents, their
// sums checked by hand, and two of an independent encoder.
#include <doctest/doctest.h>

#include "drivers/protocol/cpower/basic.h"
#include "drivers/protocol/cpower/external.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

std::string serial(std::uint8_t command, const cpower::Bytes& data, std::uint8_t mark = 1) {
  return to_hex(cpower::encode_frame({1, command, mark, data}, {}));
}

std::string call(const cpower::Bytes& bytes) {
  return serial(cpower::kExternalCall, cpower::split_call(bytes).front());
}

cpower::Text text(std::string_view words) {
  cpower::Text text;
  text.bytes.assign(words.begin(), words.end());
  return text;
}

}  // namespace

TEST_SUITE("cpower") {
  TEST_CASE("frame: the question for the clock") {
    CHECK(serial(0x47, {cpower::kAskState}) == "A5 68 32 01 47 01 01 E4 00 AE");
  }

  TEST_CASE("frame: power as the field table has it, with eight zeros") {
    CHECK(serial(0x76, cpower::power_data(false)) ==
          "A5 68 32 01 76 01 00 00 00 00 00 00 00 00 00 00 12 01 AE");
    CHECK(serial(0x76, cpower::power_data(true)) ==
          "A5 68 32 01 76 01 00 01 00 00 00 00 00 00 00 00 13 01 AE");
  }

  TEST_CASE("call: one window of 64x32, and of 64x16") {
    CHECK(call(cpower::windows_call(std::array{cpower::Window{0, 0, 64, 32}})) ==
          "A5 68 32 01 7B 01 0A 00 00 00 01 01 00 00 00 00 00 40 00 20 83 01 AE");
    CHECK(call(cpower::windows_call(std::array{cpower::Window{0, 0, 64, 16}})) ==
          "A5 68 32 01 7B 01 0A 00 00 00 01 01 00 00 00 00 00 40 00 10 73 01 AE");
  }

  TEST_CASE("call: plain text in red, and in two lines") {
    cpower::Text one = text("abc");
    one.speed = 0;
    one.stay_s = 3;
    one.size = 2;
    one.color = {255, 0, 0};
    CHECK(call(cpower::plain_text_call(one)) ==
          "A5 68 32 01 7B 01 0F 00 00 00 12 00 00 00 00 00 03 02 FF 00 00 61 62 63 00 62 03 AE");
    cpower::Text two = text("abc\rcba");
    two.align = cpower::Align::kCenter;
    two.speed = 0;
    two.stay_s = 3;
    two.size = 2;
    two.color = {255, 0, 0};
    CHECK(call(cpower::plain_text_call(two)) ==
          "A5 68 32 01 7B 01 13 00 00 00 12 00 00 01 00 00 03 02 FF 00 00 61 62 63 0D 63 62 61 00 "
          "9A 04 AE");
  }

  TEST_CASE("call: rich text, also with a sum that must be escaped") {
    cpower::Text ascii = text("OPD");
    ascii.effect = cpower::Effect::kScrollLeft;
    ascii.speed = 10;
    ascii.stay_s = 3;
    // The sheet's frames carry size code 2, which is 24 dots by the table of rich text.
    ascii.size = static_cast<std::uint8_t>(cpower::rich_size(24));
    ascii.color = {255, 0, 0};
    CHECK(call(cpower::rich_text_call(ascii, false)) ==
          "A5 68 32 01 7B 01 10 00 00 00 02 00 0B 00 0A 00 03 12 00 4F 12 00 50 12 00 44 5A 02 AE");
    cpower::Text chinese = ascii;
    chinese.bytes = {0xC4, 0xDA, 0xBF, 0xC6};
    chinese.color = {0, 255, 0};
    CHECK(call(cpower::rich_text_call(chinese, false)) ==
          "A5 68 32 01 7B 01 0D 00 00 00 02 00 0B 00 0A 00 03 22 C4 DA 22 BF C6 AA 05 04 AE");
    CHECK(cpower::rich_text_call(ascii, true).size() ==
          cpower::rich_text_call(ascii, false).size() + 3);
  }

  TEST_CASE("call: the two tables of font sizes are not the same") {
    CHECK(cpower::plain_size(8) == 0);
    CHECK(cpower::plain_size(16) == 2);
    CHECK(cpower::plain_size(56) == 7);
    CHECK(cpower::rich_size(16) == 1);
    CHECK(cpower::rich_size(56) == 6);
    CHECK(cpower::rich_size(12) == -1);
    CHECK(cpower::plain_size(20) == -1);
  }

  TEST_CASE("call: a simple image, red and green, and the other readings of its bits") {
    cpower::Planes planes{9, 1, {0x80, 0x80}, {0x40, 0x00}, {}};
    CHECK(to_hex(cpower::image_call(2, 5, planes, {})) ==
          "03 02 00 01 00 05 04 00 00 00 00 49 31 09 00 01 00 03 00 80 80 40 00");
    CHECK(to_hex(cpower::image_call(2, 5, planes, {true, false})).ends_with("01 01 02 00"));
    CHECK(to_hex(cpower::image_call(2, 5, planes, {false, true})).ends_with("7F 7F BF FF"));
  }

  TEST_CASE("call: more than 512 bytes travel in numbered packets") {
    const cpower::Bytes call(1200, 0x31);
    const auto parts = cpower::split_call(call);
    REQUIRE(parts.size() == 3);
    CHECK(to_hex(std::span(parts[0]).first(5)) == "00 02 00 02 31");
    CHECK(to_hex(std::span(parts[1]).first(5)) == "00 02 01 02 31");
    CHECK(to_hex(std::span(parts[2]).first(5)) == "B0 00 02 02 31");
    CHECK(parts[2].size() == 4 + 176);
  }

  TEST_CASE("frame: on TCP there are no marks and no escapes") {
    cpower::Wire wire;
    wire.network = true;
    CHECK(to_hex(cpower::encode_frame({1, 0x47, 1, {0xA5}}, wire)) ==
          "FF FF FF FF 08 00 00 00 68 32 01 47 01 A5 88 01");
    wire.big_length = true;
    wire.id_code = 0x01020304;
    CHECK(to_hex(cpower::encode_frame({1, 0x47, 1, {0x01}}, wire)) ==
          "01 02 03 04 00 08 00 00 68 32 01 47 01 01 E4 00");
  }

  TEST_CASE("answer: the vendor's, whose mark 01 is no failure") {
    const auto answers = cpower::read_answers(from_hex("A5 E8 32 01 3C 01 01 59 01 AE"), {});
    REQUIRE(answers.size() == 1);
    CHECK(answers[0] == cpower::Packet{1, 0x3C, 1, {1}});
    CHECK(cpower::decode_done(answers[0].data) == true);
  }

  TEST_CASE("answer: both type bytes, noise in front, escapes inside") {
    const auto heard =
        from_hex("00 A5 A5 13 AE A5 68 32 01 47 AA 05 00 87 01 AE A5 E8 32 01 47 01 01 64 01 AE");
    const auto answers = cpower::read_answers(heard, {});
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].mark == 0xA5);
    CHECK(answers[1].mark == 1);
    CHECK(cpower::read_answers(from_hex("A5 E8 32 01 47 01 01 65 01 AE"), {}).empty());
  }

  TEST_CASE("answer: on TCP it is found behind bytes that are none") {
    cpower::Wire wire;
    wire.network = true;
    const auto heard = from_hex(
        "11 22 FF FF FF FF 08 00 00 00 E8 32 01 47 01 01 64 01 FF FF FF FF 08 00 00 00 E8 32");
    const auto answers = cpower::read_answers(heard, wire);
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].command == 0x47);
  }

  TEST_CASE("clock: binary, not BCD, Sunday is 0") {
    LocalTime time{std::chrono::year{2026} / 11 / 22,
                   std::chrono::minutes{13 * 60 + 45},
                   std::chrono::seconds{59},
                   std::chrono::Sunday,
                   {}};
    CHECK(to_hex(cpower::clock_data(time)) == "00 3B 2D 0D 00 16 0B 1A");
    const auto reading = cpower::decode_clock(from_hex("01 3B 2D 0D 00 16 0B 1A"));
    REQUIRE(reading.has_value());
    CHECK(reading->text() == "2026-11-22 13:45:59");
    CHECK_FALSE(cpower::decode_clock(from_hex("01 3B 2D 0D 00 16 0B")).has_value());
    CHECK_FALSE(cpower::decode_clock(from_hex("01 3B 2D 18 00 16 0B 1A")).has_value());
    CHECK_FALSE(cpower::decode_clock(from_hex("01 3B 2D 0D 00 1F 0B 1A")).has_value());
  }

  TEST_CASE("facts: version, temperature in both forms, disk, power timer") {
    const auto version = cpower::decode_version(from_hex("00 21 12 20 00 00 00 34"));
    REQUIRE(version.has_value());
    CHECK(version->card_type == 0x21);
    CHECK(version->logic == "1.2");
    CHECK(version->bios == "2.0");
    CHECK(version->app == "3.4");
    CHECK(cpower::decode_temperature(from_hex("01 01 A8 04 FB 00 00 00")) == "26.5");
    CHECK(cpower::decode_temperature(from_hex("01 80 30 00 00 00 00 00")) == "-3");
    CHECK(cpower::decode_temperature(from_hex("01 2D 33 00 00 32 36 00 00 00 38 30 00 00")) ==
          "-3");
    CHECK_FALSE(cpower::decode_temperature(from_hex("01 80 30")).has_value());
    CHECK(cpower::decode_free_disk(from_hex("01 00 80 1E 00")) == 1'998'848U);
    CHECK_FALSE(cpower::decode_free_disk(from_hex("00 00 80 1E 00")).has_value());
    CHECK(cpower::decode_power_timer(from_hex("01 07 1E 16 00 00 00")) == "07:30-22:00");
    CHECK(cpower::decode_power_timer(from_hex("01 07 1E 07 1E 00 00")) == "-");
  }
}
