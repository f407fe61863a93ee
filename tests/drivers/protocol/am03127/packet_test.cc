// Frames byte for byte against the manual's own (AM004-03128/03127 board communication 2.2) and
// against those of two public encoders, which agree.
#include "drivers/protocol/am03127/packet.h"

#include <doctest/doctest.h>

#include "drivers/protocol/am03127/block.h"
#include "drivers/protocol/am03127/text.h"
#include "tests/drivers/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using test::hex;

namespace {

am03127::Answer answer(std::string_view text) {
  return am03127::find_answer({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

LocalTime sunday() {
  using namespace std::chrono;
  const Date date{year{2026}, month{11}, day{22}};
  return {date, minutes{9 * 60 + 5}, seconds{7}, weekday{sys_days{date}}, minutes{480}};
}

}  // namespace

TEST_SUITE("am03127 protocol") {
  TEST_CASE("frame: a scrolling red line on sign 04") {
    const am03127::Line line{
        .lead = 'E', .speed = 'Q', .wait = 'B', .lag = 'E', .text = "<CB>Ward 3"};
    CHECK(hex(am03127::frame(4, am03127::line_packet(line))) ==
          "3C 49 44 30 34 3E 3C 4C 31 3E 3C 50 41 3E 3C 46 45 3E 3C 4D 51 3E 3C 57 42 3E 3C 46 45 "
          "3E 3C 43 42 3E 57 61 72 64 20 33 35 35 3C 45 3E");
  }

  TEST_CASE("frame: default page, brightness, deleted line") {
    CHECK(hex(am03127::frame(4, am03127::default_page_packet('B'))) ==
          "3C 49 44 30 34 3E 3C 52 50 42 3E 34 32 3C 45 3E");
    CHECK(hex(am03127::frame(2, am03127::brightness_packet('A'))) ==
          "3C 49 44 30 32 3E 3C 42 41 3E 30 31 3C 45 3E");
    CHECK(hex(am03127::frame(2, am03127::delete_line_packet(2, 'C'))) ==
          "3C 49 44 30 32 3E 3C 44 4C 32 50 43 3E 32 42 3C 45 3E");
  }

  TEST_CASE("frame: the id has two upper case digits") {
    const auto text = [](const am03127::Bytes& bytes) {
      return std::string(bytes.begin(), bytes.end());
    };
    CHECK(text(am03127::frame(0xAB, "<D*>")).starts_with("<IDAB><D*>"));
    CHECK(am03127::unreadable_frame(2, "<BA>") != am03127::frame(2, "<BA>"));
    CHECK(text(am03127::unreadable_frame(2, "<BA>")) == "<ID02><BA>FE<E>");
  }

  TEST_CASE("packet: clock with Sunday as 07, schedule from 2000 to 2099") {
    CHECK(am03127::clock_packet(sunday()) == "<SC>26071122090507");
    CHECK(am03127::always_packet('A', "ABC") == "<TA>00010100009912312359ABC");
    CHECK(am03127::delete_schedule_packet('E') == "<DTE>");
    CHECK(am03127::begin_update_packet() + am03127::end_update_packet() == "<BE><BF>");
  }

  TEST_CASE("brightness: the nearest of four levels") {
    CHECK(am03127::brightness_level(100) == 'A');
    CHECK(am03127::brightness_level(88) == 'A');
    CHECK(am03127::brightness_level(75) == 'B');
    CHECK(am03127::brightness_level(50) == 'C');
    CHECK(am03127::brightness_level(25) == 'D');
    CHECK(am03127::brightness_level(0) == 'D');
  }

  TEST_CASE("answer: NACK is found before the ACK in it") {
    CHECK(answer("ACK") == am03127::Answer::kAck);
    CHECK(answer("NACK") == am03127::Answer::kNack);
    CHECK(answer("AC") == am03127::Answer::kNone);
    CHECK(answer("") == am03127::Answer::kNone);
    CHECK(answer("??ACK") == am03127::Answer::kAck);
    CHECK(answer("OACK") == am03127::Answer::kNone);  // a NACK with one wrong bit
    CHECK(answer("NACKACK") == am03127::Answer::kAck);
  }

  TEST_CASE("text: European characters by their place, brackets never") {
    CHECK(am03127::encode_text("Tür 3: 20 €").value() == "T<U7C>r 3: 20 <U00>");
    CHECK(am03127::encode_text("ÄÖÜß→").value() == "<U44><U56><U5C><U5F><U26>");
    const auto refused = am03127::encode_text("a<b> 挂号挂 ×");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().word == "E2101");
    CHECK(refused.error().what.en ==
          "the board does not have: U+003C <, U+003E >, U+6302 挂, U+53F7 号, U+00D7 ×");
    CHECK(am03127::encode_text("\xFF").error().code == Errc::kCorrupt);
  }

  TEST_CASE("block: unit by unit, the left dot in the top bits") {
    Frame frame = Frame::blank({33, 16}, PixelFormat::kMono1);
    const auto light = [&](int x, int y) {
      frame.bytes[static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x / 8)] |=
          static_cast<std::uint8_t>(0x80 >> x % 8);
    };
    light(0, 0);    // unit 0, row 0, first half: D0
    light(7, 1);    // unit 0, row 1, second half: D3
    light(9, 0);    // unit 1 begins with D16
    light(31, 15);  // last dot of the lower block
    light(32, 8);   // first of the next one
    const auto upper = am03127::cut_block(frame, 0, 0, 2);
    CHECK(upper[0] == 0x80);
    CHECK(upper[3] == 0x02);
    CHECK(upper[16] == 0x20);
    const auto lower = am03127::cut_block(frame, 0, 8, 3);
    CHECK(lower[63] == 0x03);
    const auto next = am03127::cut_block(frame, 32, 8, 1);
    CHECK(next[0] == 0x40);
    CHECK(am03127::block_packet(8, next).substr(0, 6) == "<GB1>\x40");
    CHECK(am03127::block_name(127) == "P8");
  }

  TEST_CASE("block: red and green of a coloured picture") {
    Frame frame = Frame::blank({2, 1}, PixelFormat::kRgb8);
    frame.bytes = {255, 128, 0, 100, 200, 0};
    CHECK(am03127::cut_block(frame, 0, 0, 2)[0] == 0xD0);  // 11 yellow, 01 green
  }
}
