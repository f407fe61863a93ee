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

/// Those of one page: on it, beside one another, none smaller than asked.
void check_cards(const CardGrid& grid, int page, int count) {
  for (int i = 0; i < count; ++i) {
    const Rect card = grid.card(page, i);
    CHECK(card.width >= kNeeds.width_px);
    CHECK(card.height >= kNeeds.height_px);
    CHECK(card.x >= kPage.x + kNeeds.margin_px);
    CHECK(card.x + card.width <= kPage.x + kPage.width - kNeeds.margin_px);
    CHECK(card.y >= kPage.y);
    CHECK(card.y + card.height <= kPage.y + kPage.height);
    if (i % 3 != 0) CHECK(card.x >= grid.card(page, i - 1).x + card.width + kNeeds.gap_px);
    if (i >= 3) CHECK(card.y >= grid.card(page, i - 3).y + card.height + kNeeds.gap_px);
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

  TEST_CASE("card grid: few cards are higher, never by more than half") {
    const int usual = CardGrid(kPage, kNeeds, 12).card(0, 0).height;
    CHECK(CardGrid(kPage, kNeeds, 9).card(0, 0).height > usual);
    CHECK(CardGrid(kPage, kNeeds, 1).card(0, 0).height == usual * 3 / 2);
  }
}
