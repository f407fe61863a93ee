// Requirements 10 to 16 of the thirty: what is touched, read from the page model of every page.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "kiosk/stage/reach.h"
#include "tests/kiosk/atlas.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::milliseconds;
using test::Sheet;
using test::Visitor;

namespace {

std::vector<const Placed*> controls(const Sheet& sheet) {
  std::vector<const Placed*> found;
  for (const Placed& one : sheet.placed) {
    if (!one.covered && one.node.touchable() && !one.seen.empty()) found.push_back(&one);
  }
  return found;
}

void press(Visitor& visitor, Contact::Phase phase, Point at) {
  visitor.stage.contact({phase, Contact::Source::kFinger, 1, at, visitor.clock.steady()},
                        visitor.clock.wall());
  visitor.wait(milliseconds(60));
}

const Placed* by_action(const std::vector<Placed>& all, std::string_view action) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Placed& one) { return one.node.action == action; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

TEST_SUITE("requirements") {
  TEST_CASE("requirement 10: targets of 12 mm and more, main ones of 24 mm in elder mode") {
    for (const Sheet& sheet : test::atlas()) {
      for (const Placed* one : controls(sheet)) {
        const int least = sheet.metrics.mm(12.0) - 1;
        if (one->node.rect.w < least || one->node.rect.h < least) {
          FAIL_CHECK(sheet.where, ": ", one->node.name(), " is too small");
        }
        const bool main = one->node.role == Role::kTile ||
                          (one->node.role == Role::kButton && one->node.fill == Color::kAccent);
        if (sheet.manner.elder && main && one->node.rect.h < sheet.metrics.mm(24.0) - 1) {
          FAIL_CHECK(sheet.where, ": ", one->node.name(), " is below 24 mm");
        }
      }
    }
  }

  TEST_CASE("requirement 10: neighbours stand 3 mm apart and more") {
    for (const Sheet& sheet : test::atlas()) {
      const auto all = controls(sheet);
      const int least = sheet.metrics.mm(3.0) - 1;
      for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
          // Rows of a list share an edge: each is a whole line of the page.
          if (all[i]->node.role == Role::kRow && all[k]->node.role == Role::kRow) continue;
          // A row that is scrolled out of sight is not beside what stands below the list.
          if (!all[i]->list_id.empty() != !all[k]->list_id.empty()) continue;
          if (all[i]->seen.inset(-least / 2).overlaps(all[k]->seen.inset(-least / 2))) {
            FAIL_CHECK(sheet.where, ": ", all[k]->node.name(), " and ", all[i]->node.name());
          }
        }
      }
    }
  }

  TEST_CASE("requirement 13: a press acts when it is released, and not when it slid off") {
    Visitor visitor;
    const auto all = visitor.placed();
    const Placed* const prices = by_action(all, "prices");
    REQUIRE(prices != nullptr);
    const Point at = prices->seen.center();
    press(visitor, Contact::Phase::kDown, at);
    CHECK(visitor.stage.navigator().at_home());
    press(visitor, Contact::Phase::kMove, {at.x, at.y + visitor.metrics.mm(90)});
    press(visitor, Contact::Phase::kUp, {at.x, at.y + visitor.metrics.mm(90)});
    CHECK(visitor.stage.navigator().at_home());
    press(visitor, Contact::Phase::kDown, at);
    press(visitor, Contact::Phase::kUp, at);
    CHECK_FALSE(visitor.stage.navigator().at_home());
  }

  TEST_CASE("requirement 14 and 15: one tap brings every control within reach") {
    for (const Sheet& sheet : test::atlas()) {
      if (!sheet.manner.low_reach) continue;
      const Rect band = reachable(sheet.metrics, Place{}.lower_edge_mm);
      CHECK(band.h >= sheet.metrics.mm(239));
      for (const Placed* one : controls(sheet)) {
        if (!band.holds(one->seen)) FAIL_CHECK(sheet.where, ": ", one->node.name());
      }
    }
    // A stele of 708 mm whose lower edge is 600 mm above the floor: 700 to 1,100 mm exactly.
    const Metrics stele = Metrics::of({1080, 1920}, 32.0);
    const Rect band = reachable(stele, 600);
    const double height = stele.height / stele.px_per_mm;
    CHECK(600 + height - band.y / stele.px_per_mm == doctest::Approx(1100).epsilon(0.002));
    CHECK(600 + height - band.bottom() / stele.px_per_mm == doctest::Approx(700).epsilon(0.002));
  }

  TEST_CASE("requirement 16: elder, language and the way back stand at the same place everywhere") {
    std::map<std::string, Rect> places;
    for (const Sheet& sheet : test::atlas()) {
      if (sheet.rests) continue;  // nobody is there: rest_test has the touch that brings the bar
      const std::string kiosk = sheet.where.substr(std::string_view(sheet.stop).size());
      for (const char* action : {"@back", "@home", "@elder", "@contrast", "@language", "@reach"}) {
        const Placed* const one = by_action(sheet.placed, action);
        if (one == nullptr) {
          FAIL_CHECK(sheet.where, ": no ", action);
          continue;
        }
        const auto [known, fresh] = places.emplace(kiosk + action, one->node.rect);
        if (!fresh && known->second != one->node.rect) {
          FAIL_CHECK(sheet.where, ": ", action, " stands elsewhere");
        }
      }
    }
    CHECK(places.size() >= 6);
  }
}
