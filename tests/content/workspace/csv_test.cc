#include "content/workspace/source/csv.h"

#include <doctest/doctest.h>

using namespace gongshi::content::workspace;

namespace {

std::string shown(const Sheet& sheet) {
  std::string text;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    const Row row = sheet.row(i);
    text += std::to_string(row.number) + ":";
    for (const Cell& cell : row.cells) text += "[" + std::string(cell.text) + "]";
    text += " ";
  }
  return text;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("csv: RFC 4180 examples") {
    CHECK(shown(parse_csv("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n")) ==
          "1:[aaa][bbb][ccc] 2:[zzz][yyy][xxx] ");
    CHECK(shown(parse_csv("aaa,bbb\r\nzzz,yyy")) == "1:[aaa][bbb] 2:[zzz][yyy] ");
    CHECK(shown(parse_csv("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx")) ==
          "1:[aaa][b\r\nbb][ccc] 2:[zzz][yyy][xxx] ");
    CHECK(shown(parse_csv("\"aaa\",\"b\"\"bb\",\"ccc\"")) == "1:[aaa][b\"bb][ccc] ");
  }

  TEST_CASE("csv: mixed line ends and empty rows keep the spreadsheet's row numbers") {
    CHECK(shown(parse_csv("a\rb\nc\r\n\nd")) == "1:[a] 2:[b] 3:[c] 4:[] 5:[d] ");
  }

  TEST_CASE("csv: a quote inside an unquoted cell is a sign like others") {
    CHECK(shown(parse_csv("5\" tube,1")) == "1:[5\" tube][1] ");
  }

  TEST_CASE("csv: tabs separate when they are more frequent") {
    CHECK(shown(parse_csv("a\tb,c\td\n")) == "1:[a][b,c][d] ");
  }

  TEST_CASE("csv: a quote that is never closed names its line and keeps the rows before it") {
    const Sheet sheet = parse_csv("a,b\n\"x\ny\",1\n3,\"open\n4,5\n");
    CHECK(shown(sheet) == "1:[a][b] 2:[x\ny][1] ");
    REQUIRE(sheet.faults.size() == 1);
    CHECK(sheet.faults[0].code == Code::kUnclosedQuote);
    CHECK(sheet.faults[0].row == 3);
    CHECK(sheet.faults[0].blocks);
    CHECK(sheet.faults[0].what.en.find("line 4") != std::string::npos);  // counted by hand
  }

  TEST_CASE("csv: text after a closing quote is told") {
    const Sheet sheet = parse_csv("\"a\"b,c\n\"d\" ,e\n");
    REQUIRE(sheet.faults.size() == 1);
    CHECK(sheet.faults[0].row == 1);
    CHECK_FALSE(sheet.faults[0].blocks);
  }
}
