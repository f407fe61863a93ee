// Card grid: nobody stands alone on a last page, and no card is smaller than it needs.
#include "signage/screen/card_grid.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <numeric>
#include <vector>

using namespace gongshi::signage;

namespace {

constexpr Rect kPage{0, 100, 1920, 880};
constexpr CardGrid::Needs kNeeds{600, 200, 20, 40};  // three columns, four rows

std::vector<std::size_t> spread(std::size_t cards) {
  std::vector<int> all(cards);
  std::iota(all.begin(), all.end(), 0);
  const CardGrid grid(kPage, kNeeds, cards);
  std::vector<std::size_t> counts;
  int next = 0;
  for (int page = 0; page < grid.pages(); ++page) {
    const auto some = grid.on_page(std::span<const int>(all), page);
    for (const int one : some) CHECK(one == next++);
    CHECK(some.size() <= std::size_t(grid.per_page()));
    counts.push_back(some.size());
  }
  CHECK(next == int(cards));
  return counts;
}

/// Whether a gap lies between two cards.
bool apart(Rect one, Rect other) {
  const int gap = kNeeds.gap_px;
  return one.x + one.width + gap <= other.x || other.x + other.width + gap <= one.x ||
         one.y + one.height + gap <= other.y || other.y + other.height + gap <= one.y;
}

/// Those of one page: on it, beside one another, none smaller than what stands in it.
void check_cards(const CardGrid& grid, int page, int count) {
  for (int i = 0; i < count; ++i) {
    const Rect card = grid.card(page, i);
    CHECK(card.width >= kNeeds.width_px * grid.percent() / 100);
    CHECK(card.height >= kNeeds.height_px * grid.percent() / 100);
    CHECK(card.x >= kPage.x + kNeeds.margin_px);
    CHECK(card.x + card.width <= kPage.x + kPage.width - kNeeds.margin_px);
    CHECK(card.y >= kPage.y);
    CHECK(card.y + card.height <= kPage.y + kPage.height);
    for (int before = 0; before < i; ++before) CHECK(apart(grid.card(page, before), card));
  }
}

}  // namespace

TEST_SUITE("card grid") {
  TEST_CASE("card grid: everybody once, in order, about as many on each page") {
    CHECK(spread(0).empty());
    CHECK(spread(1) == std::vector<std::size_t>{1});
    CHECK(spread(12) == std::vector<std::size_t>{12});
    CHECK(spread(13) == std::vector<std::size_t>{6, 7});
    CHECK(spread(25) == std::vector<std::size_t>{8, 8, 9});
  }

  TEST_CASE("card grid: cards lie on the page beside one another, none smaller than asked") {
    for (const std::size_t cards : {1U, 2U, 5U, 7U, 12U, 13U, 40U}) {
      CAPTURE(cards);
      const CardGrid grid(kPage, kNeeds, cards);
      const std::vector<int> all(cards);
      for (int page = 0; page < grid.pages(); ++page) {
        const int here = int(grid.on_page(std::span<const int>(all), page).size());
        const int above = grid.card(page, 0).y - kPage.y;
        const Rect last = grid.card(page, here - 1);
        const int below = kPage.y + kPage.height - last.y - last.height;
        CHECK(std::abs(above - below) <= 1);
        check_cards(grid, page, here);
      }
    }
  }

  TEST_CASE("card grid: what stands in few cards is larger, up to twice, on no more pages") {
    CHECK(CardGrid(kPage, kNeeds, 12).percent() == 100);
    CHECK(CardGrid(kPage, kNeeds, 2).percent() > CardGrid(kPage, kNeeds, 9).percent());
    CHECK(CardGrid(kPage, kNeeds, 1).percent() == 200);
    const CardGrid uneven(kPage, kNeeds, 13);  // six, then seven: the fuller page decides
    CHECK(uneven.percent() == CardGrid(kPage, kNeeds, 7).percent());
  }

  TEST_CASE("card grid: cards are as wide as the page allows") {
    CHECK(CardGrid(kPage, kNeeds, 2).card(0, 0).width == kPage.width - 2 * kNeeds.margin_px);
    CHECK(CardGrid(kPage, kNeeds, 12).card(0, 0).width < kPage.width / 3);
  }

  TEST_CASE("card grid: a page too small for one card shows it at its usual size") {
    CHECK(CardGrid({0, 0, 500, 100}, kNeeds, 3).percent() == 100);
  }
}
