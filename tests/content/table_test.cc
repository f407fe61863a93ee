#include "content/table.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::content;

namespace {

constexpr std::string_view kColumns[] = {"code", "name"};

/// Reads all rows; the number of them without the header.
Result<std::size_t> count_rows(std::string_view text) {
  GONGSHI_TRY(auto reader, TableReader::open("table/x", text, kColumns));
  std::size_t count = 0;
  while (!reader.at_end()) {
    GONGSHI_TRY(const auto cells, reader.next());
    CHECK(cells.size() == 2);
    ++count;
  }
  return count;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("table: rows are split into views of the text") {
    const std::string_view text = "code\tname\n01\t血常规\n02\t\n";
    auto reader = TableReader::open("table/x", text, kColumns);
    REQUIRE(reader.has_value());
    const auto cells = reader->next();
    REQUIRE(cells.has_value());
    CHECK((*cells)[0] == "01");
    CHECK((*cells)[1] == "血常规");
    CHECK((*cells)[1].data() == text.data() + 13);
    CHECK(reader->row() == 2);
    CHECK(reader->line() == "01\t血常规");
    const auto last = reader->next();
    REQUIRE(last.has_value());
    CHECK((*last)[1].empty());
    CHECK(reader->at_end());
  }

  TEST_CASE("table: what breaks the grammar is refused with its row") {
    struct {
      std::string_view text, says;
    } const cases[] = {
        {"", "row 1"},
        {"code\tname", "row 1: the row does not end"},
        {"\xEF\xBB\xBF"
         "code\tname\n",
         "column 1 must be named code"},
        {"code\tName\n", "column 2 must be named name"},
        {"code\tname\r\n", "row 1: holds a control"},
        {"code\tname\n1\ta\n2\tb", "row 3: the row does not end"},
        {"code\tname\n\n", "row 2: does not have 2 columns"},
        {"code\tname\n1\n", "row 2: does not have 2 columns"},
        {"code\tname\n1\ta\tb\n", "row 2: does not have 2 columns"},
        {"code\tname\n1\ta\x01\n", "row 2: holds a control"},
        {std::string_view("code\tname\n1\ta\0\n", 15), "row 2: holds a control"},
        {"code\tname\n1\t\x7F\n", "row 2: holds a control"},
        {"code\tname\n1\t\xC2\x85\n", "row 2: holds a control"},      // U+0085
        {"code\tname\n1\t\xE2\x80\xAE\n", "row 2: holds a control"},  // U+202E
        {"code\tname\n1\t\xE2\x81\xA6\n", "row 2: holds a control"},  // U+2066
        {"code\tname\n1\t\xD8\x9C\n", "row 2: holds a control"},      // U+061C
        {"code\tname\n1\t\xC0\x80\n", "row 2: not well-formed"},      // overlong NUL
        {"code\tname\n1\t\xED\xA0\x80\n", "row 2: not well-formed"},  // surrogate
        {"code\tname\n1\t\xE8\xA1\n", "row 2: not well-formed"},      // cut off
        {"code\tname\n1\t\xE8\xA1\x80\xE8", "row 2: not well-formed"},
        {"code\tname\n1\t\xF4\x90\x80\x80\n", "row 2: not well-formed"},  // above U+10FFFF
    };
    for (const auto& each : cases) {
      CAPTURE(each.says);
      const auto rows = count_rows(each.text);
      REQUIRE_FALSE(rows.has_value());
      CHECK(rows.error().code == Errc::kCorrupt);
      CHECK(rows.error().word == "E_CONTENT");
      CAPTURE(rows.error().what.en);
      CHECK(rows.error().what.en.find(each.says) != std::string::npos);
    }
  }

  TEST_CASE("table: a row of 64 KiB is read and one byte more is refused") {
    const std::string header = "code\tname\n";
    CHECK(count_rows(header + "1\t" + std::string(kMaxRowBytes - 3, 'x') + "\n").has_value());
    const auto longer = count_rows(header + "1\t" + std::string(kMaxRowBytes - 2, 'x') + "\n");
    REQUIRE_FALSE(longer.has_value());
    CHECK(longer.error().what.en.find("64 KiB") != std::string::npos);
  }

  TEST_CASE("table: letters of every length and script are allowed") {
    const auto rows = count_rows("code\tname\nα\t\xF0\xAC\xAD\x8E ئۇيغۇر བོད \xE2\x80\xA8 ¥é\n");
    REQUIRE(rows.has_value());
    CHECK(*rows == 1);
  }

  TEST_CASE("table: line breaks and tabs of people's texts become what a cell may hold") {
    std::string row;
    append_cell(row, "一\r\n二\n三\r四\t五");
    CHECK(row == "一\xE2\x80\xA8二\xE2\x80\xA8三\xE2\x80\xA8四 五");
  }
}
