// What a visitor puts aside: a sum without rounding, a comparison, a filter.
#include "kiosk/page/chosen.h"

#include <doctest/doctest.h>

#include "kiosk/views/price_filter.h"
#include "kiosk/words/price_sum.h"
#include "kiosk/words/price_words.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using content::InsuranceClass;
using content::Money;

namespace {

constexpr Date kDay{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)};

std::string key_of(std::string_view name) {
  const auto release = test::sample_release();
  for (const content::PriceItem& item : release->prices()) {
    if (item.name == name && item.valid.holds(kDay)) return price_key(*release, item);
  }
  FAIL("no such item: ", std::string(name));
  return {};
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("chosen: a basket and a comparison within their limits") {
    Chosen chosen;
    chosen.change("a", 1);
    chosen.change("a", 1);
    chosen.change("b", -1);
    CHECK(chosen.count("a") == 2);
    CHECK(chosen.count("b") == 0);
    for (int i = 0; i < 200; ++i) chosen.change("a", 1);
    CHECK(chosen.count("a") == Chosen::kMostOfOne);
    for (int i = 0; i < 50; ++i) chosen.change("item " + std::to_string(i), 1);
    CHECK(chosen.basket().size() == Chosen::kMostItems);
    chosen.remove("a");
    CHECK(chosen.count("a") == 0);
    for (const char* key : {"1", "2", "3", "4", "5"}) chosen.toggle_compared(key);
    CHECK(chosen.compared().size() == 4);
    CHECK(chosen.comparison_full());
    CHECK_FALSE(chosen.compares("5"));
    chosen.toggle_compared("1");
    CHECK_FALSE(chosen.compares("1"));
    chosen = {};
    CHECK(chosen == Chosen());
  }

  TEST_CASE("price sum: exact, by who pays, and what has no figure is named") {
    const auto release = test::sample_release();
    Chosen chosen;
    chosen.change(key_of("血常规"), 1);        // 甲类, 22.00, share not stated
    chosen.change(key_of("降钙素原检测"), 1);  // 乙类, 150.00, 10 %
    chosen.change(key_of("降钙素原检测"), 1);
    chosen.change(key_of("使君子"), 1);  // 0.0013, class not stated
    chosen.change(key_of("使君子"), 1);
    chosen.change(key_of("使君子"), 1);
    chosen.change(key_of("阿胶"), 1);            // 自费, 568.00
    chosen.change(key_of("特需门诊诊查费"), 1);  // a form without a number
    chosen.change("0\tgone", 1);
    const PriceSum sum = sum_of(*release, chosen.basket(), kDay);
    CHECK(sum.total.text() == "890.0039");
    CHECK(sum.first.text() == "30.00");
    CHECK(sum.insured.text() == "270.00");
    CHECK(sum.own.text() == "568.00");
    CHECK(sum.unclear.text() == "22.0039");
    REQUIRE(sum.unpriced.size() == 1);
    CHECK(sum.unpriced.front()->name == "特需门诊诊查费");
    CHECK(sum.gone == 1);
  }

  TEST_CASE("price sum: eight places are kept, and the largest sum has room") {
    CHECK(ExactYuan().text() == "0.00");
    CHECK(ExactYuan::of(Money::of_units(13), 1, 1'234).text() == "0.00016042");
    CHECK(ExactYuan::of(Money::of_units(220'000), 3, 333).text() == "2.1978");
    ExactYuan all;
    for (int i = 0; i < 20; ++i) all += ExactYuan::of(Money::of_units(1'000'000'000'000), 99);
    CHECK(all.text() == "198000000000.00");
  }

  TEST_CASE("price filter: by class and group, taken back by the same tap") {
    const auto release = test::sample_release();
    PriceFilter filter;
    CHECK_FALSE(filter.any());
    CHECK(change_filter(filter, "class:2"));
    CHECK(filter.insurance == InsuranceClass::kB);
    CHECK(change_filter(filter, "group:检验"));
    int passed = 0;
    for (const content::PriceItem& item : release->prices(content::PriceKind::kService)) {
      if (!filter.passes(*release, item)) continue;
      ++passed;
      CHECK(item.name == "降钙素原检测");
    }
    CHECK(passed == 1);
    CHECK(change_filter(filter, "class:2"));
    CHECK_FALSE(filter.insurance.has_value());
    CHECK(change_filter(filter, "owner:物价办"));
    CHECK(filter.department == "物价办");
    CHECK(change_filter(filter, "filter:none"));
    CHECK_FALSE(filter.any());
    CHECK_FALSE(change_filter(filter, "class:9"));
    CHECK_FALSE(change_filter(filter, "filter:done"));
  }
}
