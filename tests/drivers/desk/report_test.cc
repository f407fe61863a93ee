#include "drivers/desk/report.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::drivers;

TEST_SUITE("report") {
  TEST_CASE("report: JSON of a text that is no UTF-8 is written, not refused") {
    BoardState state;
    state.facts.push_back({"model", {"型号", "model"}, "\xB9\xD2"});
    CHECK(json_text(facts_json(state)) == "{\n  \"model\": \"\uFFFD\uFFFD\"\n}");
  }
}
