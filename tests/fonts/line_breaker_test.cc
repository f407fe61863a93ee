#include "fonts/line_breaker.h"

#include <doctest/doctest.h>

#include "fonts/font_set.h"
#include "fonts/shaper.h"

using namespace gongshi;

namespace {

std::string marked(std::string_view text) {
  const auto breaker = fonts::LineBreaker::create();
  REQUIRE(breaker.has_value());
  std::string out;
  std::size_t from = 0;
  for (const std::size_t at : breaker->breaks(text)) {
    out += std::string(text.substr(from, at - from)) + "|";
    from = at;
  }
  return out + std::string(text.substr(from));
}

}  // namespace

TEST_SUITE("fonts") {
  TEST_CASE("line breaker: never between a number and its unit or currency") {
    CHECK(marked("128.50元") == "128.50元");
    CHECK(marked("1.0g×10支") == "1.0g×10支");
    CHECK(marked("¥128.50/次") == "¥128.50/次");
    CHECK(marked("价格¥5") == "价|格|¥5");
    CHECK(marked("住3天") == "住|3天");
    CHECK(marked("至 25 日止") == "至 |25 日|止");
    CHECK(marked("限10%内") == "限|10%|内");
  }

  TEST_CASE("line breaker: never inside a term with hyphen or plus, nor inside a code") {
    CHECK(marked("测D-二聚体") == "测|D-二|聚|体");
    CHECK(marked("平扫+三维") == "平|扫+三|维");
    CHECK(marked("编码250101015-1a") == "编|码|250101015-1a");
  }

  TEST_CASE("line breaker: closing marks never begin a line") {
    CHECK(marked("挂号（门诊）。") == "挂|号|（门|诊）。");
  }

  TEST_CASE("line breaker: wrapped lines fit and together are the whole text") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto chain = set->screen(20, fonts::Weight::kRegular);
    REQUIRE(chain.has_value());
    const auto breaker = fonts::LineBreaker::create();
    REQUIRE(breaker.has_value());
    const std::string text = "注射用头孢曲松钠1.0g×10支，每盒128.50元（甲类）";
    const auto lines = breaker->wrap(**chain, text, 130);
    std::string whole;
    for (const std::string& line : lines) {
      CHECK(fonts::shape(**chain, line).width_px() <= 130);
      whole += line;
    }
    CHECK(whole == text);
    CHECK(lines.size() >= 4);
    CHECK(lines.size() <= 6);
  }

  TEST_CASE("line breaker: a word wider than the line is parted, not cut") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto breaker = fonts::LineBreaker::create();
    REQUIRE(breaker.has_value());
    std::string whole;
    const auto chain = set->screen(20, fonts::Weight::kRegular);
    for (const auto& line : breaker->wrap(**chain, "国药准字H20013082A7754", 60)) {
      CHECK(fonts::shape(**chain, line).width_px() <= 60);
      whole += line;
    }
    CHECK(whole == "国药准字H20013082A7754");
  }

  TEST_CASE("line breaker: a newline breaks, an empty text is one empty line") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto breaker = fonts::LineBreaker::create();
    REQUIRE(breaker.has_value());
    const auto chain = set->screen(20, fonts::Weight::kRegular);
    CHECK(breaker->wrap(**chain, "甲\n乙", 500) == std::vector<std::string>{"甲", "乙"});
    CHECK(breaker->wrap(**chain, "", 500) == std::vector<std::string>{""});
  }
}
