#include "drivers/board_words.h"

#include <doctest/doctest.h>

#include "drivers/pixel/pixel_protocol.h"

using namespace gongshi;
using namespace gongshi::drivers;

namespace {
const std::string kGbk = "\xB9\xD2";
}

TEST_SUITE("board words") {
  TEST_CASE("words: what people read stays") {
    CHECK(harmless("固件 BX-5K1 v2.5.4 €") == "固件 BX-5K1 v2.5.4 €");
    CHECK(harmless("").empty());
  }

  TEST_CASE("words: a terminal finds nothing to obey") {
    CHECK(harmless("\x1b]0;title\a\x1b[2Jv1\r\n\x7F") == "]0;title[2Jv1");
    CHECK(harmless("a\xC2\x9B"
                   "2J") == "a2J");  // CSI as one C1 character
    CHECK(harmless("a\x9B"
                   "2J") ==
          "a\xEF\xBF\xBD"
          "2J");  // and as one byte
  }

  TEST_CASE("words: bytes of another code become the replacement character") {
    CHECK(harmless(kGbk + "1") == "\uFFFD\uFFFD1");
  }

  TEST_CASE("words: a long text is cut between characters") {
    CHECK(harmless("a挂号", 4) == "a挂");
    CHECK(harmless("a挂号", 6) == "a挂");
    CHECK(harmless("a挂号", 7) == "a挂号");
    CHECK(harmless(kGbk, 5) == "\uFFFD");
    CHECK(harmless(std::string(100'000, 'x')).size() == kMostBoardWords);
  }

  TEST_CASE("words: a pixel board learns harmless ones only") {
    BoardState state;
    learn(state, {"node", {"节点", "node"}, "\x1b[31m" + kGbk});
    REQUIRE(state.facts.size() == 1);
    CHECK(state.facts[0].value == "[31m\uFFFD\uFFFD");
  }
}
