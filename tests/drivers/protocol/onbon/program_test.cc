#include "drivers/protocol/onbon/program.h"

#include <doctest/doctest.h>

#include <string_view>

#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers::onbon;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

f0::Area area_32x4() {
  f0::Area area;
  area.width = 32;
  area.height = 4;
  area.pages.emplace_back();
  area.pages[0].bitmap = Bytes(32, 0xFF);
  return area;
}

}  // namespace

TEST_SUITE("protocol") {
  TEST_CASE("program: the files' check is the vendor's, not Ethernet's") {
    constexpr std::string_view kDigits = "123456789";
    CHECK(program::file_check({reinterpret_cast<const std::uint8_t*>(kDigits.data()),
                               kDigits.size()}) == 0x2DFD2D88);
  }

  TEST_CASE("program: a file of one red-green page of 32 by 4 has an area of 61 bytes") {
    const program::File file = program::make_file("P000", area_32x4());
    // type, name, style, priority, times, span, week, days, periods, border, property, areas,
    // length
    CHECK(to_hex(std::span(file.bytes).first(27)) ==
          "00 50 30 30 30 00 00 01 00 00 01 FF FF FF FF FF FF FF FF 00 00 00 01 3D 00 00 00");
    REQUIRE(file.bytes.size() == 27 + 61 + 4);
    // area: type, x, y, w, h, border, pages; then the page's length of 13 + 32
    CHECK(to_hex(std::span(file.bytes).subspan(27, 16)) ==
          "00 00 00 00 00 20 00 04 00 00 01 00 2D 00 00 00");
    CHECK(program::file_check(std::span(file.bytes).first(27 + 61)) == file.check());
  }

  TEST_CASE("program: the requests of an upload") {
    const program::File file{"P007", Bytes(1030, 0x11)};
    CHECK(to_hex(program::list_request()) == "01 A1 06 02 00 00 05");
    CHECK(to_hex(program::begin_request()) == "01 A1 08 00 00");
    CHECK(to_hex(program::end_request()) == "01 A1 09 00 00");
    // the length counts the whole file with its check
    CHECK(to_hex(program::file_request(file)) ==
          "01 A1 02 0E 00 50 30 30 37 00 06 04 00 00 01 11 11 11 11");
    const Bytes first = program::block_request(file, 0);
    CHECK(to_hex(std::span(first).first(14)) == "01 A1 03 09 02 50 30 30 37 00 00 00 00 00");
    const Bytes last = program::block_request(file, 1024);
    CHECK(to_hex(last) == "01 A1 03 0F 00 50 30 30 37 01 00 04 00 00 11 11 11 11 11 11");
  }

  TEST_CASE("program: the list of files, whole, cut short, and without records") {
    const auto list = program::decode_list(
        from_hex("02 00 50 30 30 30 00 5C 00 00 00 01 02 03 04 50 30 30 31 00 10"));
    REQUIRE(list);
    CHECK(list->count == 2);
    REQUIRE(list->entries.size() == 1);
    CHECK(list->entries[0].name == "P000");
    CHECK(list->entries[0].length == 0x5C);
    CHECK(list->entries[0].check == 0x04030201);
    CHECK(program::decode_list(from_hex("03 00"))->entries.empty());
    CHECK_FALSE(program::decode_list(from_hex("03")));
  }
}
