// Requirements 1 to 9 of the thirty: what can be seen, read from the page model of every page.
#include <doctest/doctest.h>

#include <set>

#include "kiosk/page/anatomy.h"
#include "kiosk/page/check.h"
#include "tests/kiosk/atlas.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using test::Sheet;

namespace {

constexpr double kCapitalOfSize = 0.733;  // Noto Sans CJK

double capital_mm(const Sheet& sheet, TextStyle style) {
  return grown_size_mm(style, sheet.manner.grow()) * kCapitalOfSize;
}

/// What lies under `line`: the last ground before it in drawing order.
Color ground_under(const Sheet& sheet, std::size_t owner, const TextLine& line) {
  for (std::size_t i = owner + 1; i-- > 0;) {
    const Placed& one = sheet.placed[i];
    if (one.covered != sheet.placed[owner].covered) continue;
    if (one.node.fill != Color::kNone && one.node.rect.holds(line.box.center())) {
      return one.node.fill;
    }
  }
  return Color::kPage;
}

template <typename Check>
void each_line(const Check& check) {
  for (const Sheet& sheet : test::atlas()) {
    for (std::size_t i = 0; i < sheet.placed.size(); ++i) {
      const Anatomy parts = anatomy(sheet.placed[i].node, sheet.metrics, test::measure_of(sheet));
      for (const TextLine& line : parts.lines) check(sheet, i, line);
    }
  }
}

}  // namespace

TEST_SUITE("requirements") {
  TEST_CASE("requirement 1: capitals of every text are at least 4.8 mm high") {
    std::set<int> seen;
    each_line([&](const Sheet& sheet, std::size_t, const TextLine& line) {
      seen.insert(int(line.style));
      if (capital_mm(sheet, line.style) < 4.8) {
        FAIL_CHECK(sheet.where, ": ", std::string(line.text));
      }
    });
    CHECK(seen.size() >= 5);
  }

  TEST_CASE("requirement 2: in elder mode they are at least 7.3 mm high") {
    int seen = 0;
    each_line([&](const Sheet& sheet, std::size_t, const TextLine& line) {
      if (!sheet.manner.elder) return;
      ++seen;
      if (capital_mm(sheet, line.style) < 7.3) {
        FAIL_CHECK(sheet.where, ": ", std::string(line.text));
      }
    });
    CHECK(seen > 100);
  }

  TEST_CASE("requirement 3: three sizes by one control on every page, the largest 1.6 times") {
    CHECK(Manner{.text_step = kTextSteps - 1}.grow() >= 1.6);
    CHECK(kTextSteps >= 3);
    for (const Sheet& sheet : test::atlas()) {
      if (sheet.rests) continue;  // nobody is there: rest_test has the touch that brings the bar
      const std::string_view control = sheet.manner.elder ? "@elder" : "@text-size";
      bool found = false;
      for (const Placed& one : sheet.placed) found = found || one.node.action == control;
      if (!found) FAIL_CHECK(sheet.where, ": no control for the size of text");
    }
  }

  TEST_CASE("requirement 3: nothing lost, cut or overlapping at any size") {
    for (const Sheet& sheet : test::atlas()) {
      for (const auto& fault : faults(sheet.placed, sheet.metrics, test::measure_of(sheet))) {
        FAIL_CHECK(sheet.where, ": ", fault);
      }
    }
  }

  TEST_CASE("requirement 5: lines stand at least 1.3 times their size apart") {
    for (const Sheet& sheet : test::atlas()) {
      for (int style = 0; style <= int(TextStyle::kDisplay); ++style) {
        const double size =
            grown_size_mm(TextStyle(style), sheet.manner.grow()) * sheet.metrics.px_per_mm;
        const int step = test::measure_of(sheet).line_height(TextStyle(style));
        if (step < 1.3 * size - 1) FAIL_CHECK(sheet.where, ": style ", style);
      }
    }
  }

  TEST_CASE("requirement 6 and 7: contrast of every text with what lies under it") {
    std::set<std::pair<int, int>> pairs;
    each_line([&](const Sheet& sheet, std::size_t owner, const TextLine& line) {
      if (!sheet.placed[owner].node.enabled) return;  // WCAG 1.4.3 leaves these out
      const Color ground = ground_under(sheet, owner, line);
      pairs.insert({int(line.color), int(ground)});
      const Palette& palette = test::palette_of(sheet.manner);
      const double least = sheet.manner.contrast ? 15.0 : sheet.manner.elder ? 7.0 : 4.5;
      const double found = contrast(palette[line.color], palette[ground]);
      if (found < least) {
        FAIL_CHECK(sheet.where, ": ", std::string(line.text), " has only ", found, " on colour ",
                   int(ground));
      }
    });
    CHECK(pairs.size() >= 8);
  }

  TEST_CASE("requirement 8: insurance class and stopped clinics are words, not colours") {
    int seen = 0;
    for (const Sheet& sheet : test::atlas()) {
      if (sheet.stop != std::string_view("price-found") || sheet.manner.language != Language::kZh) {
        continue;
      }
      bool row = false;  // where keys and list come in turn, the keys may be in sight
      bool word = false;
      for (const Placed& one : sheet.placed) {
        row = row || one.node.name().starts_with("血常规");
        word = word || one.node.name().find("甲类") != std::string::npos;
      }
      if (!row) continue;
      ++seen;
      if (!word) FAIL_CHECK(sheet.where, ": the insurance class is not said");
    }
    CHECK(seen > 20);
  }

  TEST_CASE("requirement 9: a page that nobody touches does not move") {
    test::Visitor visitor;
    for (const test::Stop& stop : test::tour()) {
      go(visitor, stop);
      const auto due = visitor.stage.deadline(visitor.clock.steady(), visitor.clock.wall());
      REQUIRE(due.has_value());
      CHECK_FALSE(visitor.stage.moving());
      // The next thing that happens by itself is the clock's minute or the way home.
      CHECK(*due - visitor.clock.steady() > std::chrono::milliseconds(334));
    }
  }
}
