// What a price says in words, wherever it is printed.
#include "content/price_words.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::content;

TEST_SUITE("price words") {
  TEST_CASE("price words: shares as people read them") {
    CHECK(share_words(1'000) == "10%");
    CHECK(share_words(1'250) == "12.5%");
    CHECK(share_words(1'205) == "12.05%");
    CHECK(share_words(0) == "0%");
  }

  TEST_CASE("price words: a number with its unit, or the form without one, never a zero") {
    CHECK(price_words({*Money::parse("22.00"), {}}, "次", Lang::kZh) == "22.00 元/次");
    CHECK(price_words({*Money::parse("22.00"), {}}, "/", Lang::kEn) == "22.00 yuan");
    CHECK(price_words({*Money::parse("9.50"), {}}, "USD/60 GM", Lang::kZh) == "9.50 美元/60 GM");
    CHECK(price_words({{}, PriceForm::kMarket}, "次", Lang::kZh) == "市场调节价");
    CHECK(price_words({{}, PriceForm::kUnstated}, "次", Lang::kZh).empty());
  }

  TEST_CASE("price words: lists of names") {
    CHECK(list_words("甲;乙;丙", Lang::kZh) == "甲、乙、丙");
    CHECK(list_words("a;b", Lang::kEn) == "a, b");
    CHECK(list_words("", Lang::kZh).empty());
  }
}
