// What gongshi-board sends to each kind of board, against the simulated one.
#include "drivers/desk/rehearsal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "drivers/catalogue.h"
#include "drivers/desk/patterns.h"

using namespace gongshi;
using namespace gongshi::drivers;

namespace {

constexpr WallTime kNoon{std::chrono::seconds{1'795'400'000}};

struct Pair {
  std::unique_ptr<Board> board;
  std::unique_ptr<simulator::Card> card;
};

/// Every kind that can be simulated, one after the other.
template <class Test>
void each_kind(Test test) {
  int seen = 0;
  for (const Kind& kind : kinds()) {
    const auto card_kind = simulator::find_card_kind(kind.name);
    if (!card_kind) continue;
    CAPTURE(std::string(kind.name));
    BoardOrder order;
    order.geometry = {128, 32};
    simulator::CardOrder card_order;
    auto board = kind.make(order);
    REQUIRE(board.has_value());
    auto card = (*card_kind)->make(card_order);
    REQUIRE(card.has_value());
    Pair pair{std::move(*board), std::move(*card)};
    test(pair);
    ++seen;
  }
  CHECK(seen >= 3);
}

/// The first of several refusals stands for all.
std::string first(const std::vector<std::string>& refusals) {
  return refusals.empty() ? "" : refusals.front();
}

}  // namespace

TEST_SUITE("desk") {
  TEST_CASE("probe: asking what is there changes nothing on any kind") {
    each_kind([](Pair& pair) {
      const Now now{kNoon, SteadyTime{}};
      const auto before = pair.card->dots(*simulator::DotFont::open(), now).text();
      Desired nothing;
      nothing.keep_clock = false;
      const auto told = rehearse(*pair.board, pair.card.get(), std::array{nothing}, kNoon);
      REQUIRE(told.has_value());
      CHECK_FALSE(told->changed);
      CHECK_FALSE(pair.card->shows_something());
      CHECK(pair.card->dots(*simulator::DotFont::open(), now).text() == before);
      CHECK((pair.board->capabilities().strongest <= Proof::kSent || !told->frames.empty()));
    });
  }

  TEST_CASE("power: every kind that can be switched does so, and nothing else") {
    each_kind([](Pair& pair) {
      if (!pair.board->capabilities().power) return;
      Desired off;
      off.keep_clock = false;
      off.power = false;
      const auto told = rehearse(*pair.board, pair.card.get(), std::array{off}, kNoon);
      // To go dark an Alpha sign runs an empty text, for which its memory would be cleared.
      if (pair.card->state({kNoon, {}}).at("kind") == "alpha") {
        REQUIRE_FALSE(told.has_value());
        CHECK(told.error().word == "E2102");
        return;
      }
      REQUIRE(told.has_value());
      CHECK(told->done);
      CHECK(first(told->refusals) == "");
      CHECK_FALSE(told->frames.empty());
    });
  }

  TEST_CASE("test: the card of every kind takes every pattern") {
    const auto font = simulator::DotFont::open();
    REQUIRE(font.has_value());
    for (const std::string& name : pattern_names()) {
      CAPTURE(name);
      each_kind([&](Pair& pair) {
        const auto pages =
            make_pattern(name, pair.board->capabilities(), *font, 0, 2, showable(*pair.board));
        if (!pair.board->capabilities().takes_content()) {
          CHECK(pages.error().word == "E2205");
          return;
        }
        REQUIRE(pages.has_value());
        REQUIRE_FALSE(pages->empty());
        std::vector<Desired> steps;
        for (const PatternPage& page : *pages) steps.push_back(page.desired);
        const auto told = rehearse(*pair.board, pair.card.get(), steps, kNoon);
        if (!told) FAIL(told.error().what.en);
        CHECK(told->done);
        CHECK(pair.card->shows_something());
      });
    }
  }
}
