#include "drivers/desk/report.h"

#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "drivers/catalogue.h"

using namespace gongshi;
using namespace gongshi::drivers;

TEST_SUITE("report") {
  TEST_CASE("report: JSON of a text that is no UTF-8 is written, not refused") {
    BoardState state;
    state.facts.push_back({"model", {"型号", "model"}, "\xB9\xD2"});
    CHECK(json_text(facts_json(state)) == "{\n  \"model\": \"\uFFFD\uFFFD\"\n}");
  }

  TEST_CASE("report: a value is told in words to people and by one stable word to programs") {
    BoardState state;
    state.facts.push_back({"power", {"电源", "power"}, "on", Sentence{"开", "on"}});
    state.facts.push_back({"hours", {"运行小时", "hours run"}, "12"});
    state.facts.push_back({"barcode", {"条码", "barcode"}, ""});
    CHECK(facts_rows(state, Lang::kZh) == "电源：开\n运行小时：12\n条码：–\n");
    CHECK(facts_rows(state, Lang::kEn) == "power: on\nhours run: 12\nbarcode: –\n");
    CHECK(facts_json(state).dump() == R"({"power":"on","hours":"12","barcode":""})");
  }

  TEST_CASE("kinds: options have the same keys and no English notes for those who read Chinese") {
    const auto keys = [](std::string_view text) {
      std::set<std::string> found;
      const std::string all(text);
      const std::regex key(R"(([a-z_0-9]+)=)");
      for (std::sregex_iterator at(all.begin(), all.end(), key), end; at != end; ++at) {
        found.insert((*at)[1]);
      }
      return found;
    };
    for (const Kind& kind : kinds()) {
      CAPTURE(std::string(kind.name));
      CHECK(keys(kind.options) == keys(kind.options_zh));
      for (const char* word : {"inferred", "never", " to ", "the ", " or "}) {
        CAPTURE(std::string(word));
        CHECK(kind.options_zh.find(word) == std::string_view::npos);
      }
    }
  }

  TEST_CASE("kinds: a card that is driven for its settings only is no panel") {
    const auto onbon = find_kind("onbon-c");
    REQUIRE(onbon.has_value());
    BoardOrder order;
    order.geometry = {128, 32};
    const auto board = (*onbon)->make(order);
    REQUIRE(board.has_value());
    CHECK_FALSE((*board)->capabilities().panel);
    CHECK_FALSE((*board)->capabilities().takes_content());
    CHECK(abilities((*board)->capabilities()).en ==
          "power, brightness, clock; strongest proof: read back");
  }
}
