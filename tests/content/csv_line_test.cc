#include "content/csv_line.h"

#include <doctest/doctest.h>

#include <vector>

using namespace gongshi;
using Cells = std::vector<std::string>;

TEST_SUITE("content") {
  TEST_CASE("csv line: quotes and line breaks stay in their cell") {
    CHECK(content::csv_line(Cells{"a", "b,c", "d\"e", "f\ng", ""}) ==
          "\"a\",\"b,c\",\"d\"\"e\",\"f\ng\",\"\"\r\n");
  }

  TEST_CASE("csv line: nothing becomes a formula, in full width neither") {
    for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
      CHECK(content::csv_line(Cells{start + "1"}) == "\"'" + start + "1\"\r\n");
    }
    CHECK(content::csv_line(Cells{"1=1", "'a", "–"}) == "\"1=1\",\"'a\",\"–\"\r\n");
  }
}
