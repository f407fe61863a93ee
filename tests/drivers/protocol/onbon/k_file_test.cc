// Program files and the special area. Numbers: field lists of the vendor's K protocol document 1.4,
// counted by hand.
#include <doctest/doctest.h>

#include "drivers/protocol/onbon/k.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

onbon::Program two_letters() {
  onbon::Area area;
  area.width = 64;
  area.height = 16;
  area.text = from_hex("41 42");
  onbon::Program program;
  program.areas = {area};
  return program;
}

}  // namespace

TEST_SUITE("onbon k files") {
  TEST_CASE("write block: the vendor's head for a file of 73 bytes, its length stuffed") {
    const onbon::Bytes file(0x49, 0x00);
    onbon::Header header;
    const auto frame = onbon::wrap(
        onbon::encode_packet(header, onbon::write_block_request("P000", {0, 0, file, true})));
    CHECK(to_hex(std::span(frame).first(8 + 35)) ==
          "A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 5B 01 00 A1 06 01 00 00 50 "
          "30 30 30 01 00 00 49 00 00 00 00 00 00 00");
    CHECK(onbon::write_block_request("P000", {0, 0, {}, true}).size() == onbon::kBlockFixedBytes);
  }

  TEST_CASE("program: type, name, length, for ever, one area with id FF, check sum") {
    const auto file = onbon::program_file(two_letters());
    // 1 + 4 + 4 + 1 + 2 + 1 + 8 + 1 + 1 + 1 + 1, then 4 + 27 + 2, then 2
    REQUIRE(file.size() == 25 + 33 + 2);
    CHECK(to_hex(std::span(file).first(29)) ==
          "00 50 30 30 30 3C 00 00 00 FF 00 00 01 FF FF FF FF FF FF FF FF 01 00 00 01 1D 00 00 00");
    CHECK(to_hex(std::span(file).subspan(29, 10)) == "00 00 80 00 00 40 80 10 00 FF");
    const unsigned check = onbon::crc16_arc(std::span(file).first(file.size() - 2));
    CHECK(file[file.size() - 2] == (check & 0xFFU));
    CHECK(file.back() == check >> 8);
    auto counting = two_letters();
    counting.length_counts_itself = true;
    CHECK(onbon::program_file(counting)[25] == 0x21);
  }

  TEST_CASE("files: start, delete, several, field by field") {
    CHECK(to_hex(onbon::start_write_request("P001", 0x1234, true)) ==
          "A1 05 01 00 00 01 50 30 30 31 34 12 00 00");
    const std::vector<std::string> names{"P000", "P001"};
    const auto deleting = onbon::delete_files_request(names);
    REQUIRE(deleting.has_value());
    CHECK(to_hex(*deleting) == "A1 01 01 00 00 02 00 50 30 30 30 50 30 30 31");
    CHECK_FALSE(onbon::delete_files_request({}).has_value());  // would delete all
    CHECK(to_hex(onbon::begin_files_request()) == "A1 07 01 00 00");
    CHECK(to_hex(onbon::end_files_request()) == "A1 08 01 00 00");
    CHECK(onbon::is_program_name("P012"));
    CHECK_FALSE(onbon::is_program_name("C000"));
    CHECK_FALSE(onbon::is_program_name("P00"));
  }

  TEST_CASE("files: the length of a question stands in the reserved bytes, or before the name") {
    using onbon::LengthPlace;
    CHECK(to_hex(onbon::file_info_request("P000", LengthPlace::kReserved)) ==
          "A1 0A 01 04 00 50 30 30 30");
    CHECK(to_hex(onbon::file_info_request("P000", LengthPlace::kPayload)) ==
          "A1 0A 01 00 00 04 00 50 30 30 30");
    CHECK(to_hex(onbon::read_file_request("P000", 0x100, LengthPlace::kReserved)) ==
          "A1 0B 01 08 00 50 30 30 30 00 01 00 00");
  }

  TEST_CASE("contents: only a reply that ends with the file's bytes counts") {
    const auto file = onbon::program_file(two_letters());
    onbon::Bytes reply = from_hex("10 00 50 30 30 30 00 00 00 00");
    reply.insert(reply.end(), file.begin(), file.begin() + 40);
    CHECK(onbon::contents(reply, file) == 40);
    CHECK(onbon::contents(file, file) == file.size());
    reply.back() ^= 1;
    CHECK(onbon::contents(reply, file) == 0);
    CHECK(onbon::contents({}, file) == 0);
    // Seven bytes in the middle of a file prove nothing.
    CHECK(onbon::contents(std::span(file).first(7), file) == 0);
    // The rest of a file may be shorter than that.
    CHECK(onbon::contents(from_hex("07 34 12"), from_hex("34 12")) == 2);
  }

  TEST_CASE("next address: four bytes or nothing") {
    const auto next = onbon::decode_next_address(from_hex("00 02 00 00"));
    REQUIRE(next.has_value());
    CHECK(*next == 512);
    CHECK_FALSE(onbon::decode_next_address(from_hex("00 02 00")).has_value());
  }

  TEST_CASE("special area: parameters, text, dots and deletion, field by field") {
    onbon::SpecialArea area;
    area.x = 8;
    area.y = 16;
    area.width = 64;
    area.height = 16;
    area.pages = 2;
    CHECK(to_hex(onbon::special_area_request(area)) ==
          "A4 01 01 00 00 01 00 10 00 08 00 10 00 01 02 00 00 00 01 00 01 0A 00 00 00 00 00 00 00");
    CHECK(to_hex(onbon::special_text_request(1, from_hex("41"))) == "A4 02 01 00 00 01 01 00 41");
    const auto dots = onbon::special_dots_request(0x200, true, from_hex("FF 7F"));
    CHECK(to_hex(dots) == "A4 03 01 00 00 01 00 02 FF 7F");
    CHECK(dots.size() == onbon::kSpecialDotsFixedBytes + 2);
    CHECK(to_hex(onbon::delete_special_request()) == "A4 04 01 00 00");
    CHECK(to_hex(onbon::delete_special_page_request(1)) == "A4 09 01 00 00 01");
  }
}
