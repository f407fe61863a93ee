#include "fonts/line_breaker.h"

#include <doctest/doctest.h>

#include "fonts/font_set.h"
#include "fonts/shaper.h"

using namespace gongshi;

namespace {

std::string marked(std::string_view text, const fonts::Keep& keep = {}) {
  const auto breaker = fonts::LineBreaker::create();
  REQUIRE(breaker.has_value());
  std::string out;
  std::size_t from = 0;
  for (const std::size_t at : breaker->breaks(text, keep)) {
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

  TEST_CASE("line breaker: closing marks never begin a line, opening ones never end it") {
    CHECK(marked("挂号（门诊）。") == "挂|号|（门|诊）。");
    CHECK(marked("请持“健康码”入院") == "请|持|“健|康|码”|入|院");
    CHECK(marked("《办法》、《通知》") == "《办|法》、|《通|知》");
    CHECK(marked("【急】请稍候……好") == "【急】|请|稍|候……|好");
    CHECK(marked("停诊！？详询") == "停|诊！？|详|询");
    CHECK(marked("价格：5元；次") == "价|格：|5元；|次");
  }

  TEST_CASE("line breaker: times, phone numbers and ranges stay whole") {
    CHECK(marked("门诊8:00至17:30开放") == "门|诊|8:00至17:30|开|放");
    CHECK(marked("门诊8:00-17:30开放") == "门|诊|8:00-17:30|开|放");
    CHECK(marked("电话0571-5550 1234转2") == "电|话|0571-5550 1234|转|2");
    CHECK(marked("周一至周五") == "周一|至|周五");
    CHECK(marked("星期三停诊") == "星期三|停|诊");
    CHECK(marked("约30分钟出报告") == "约|30分钟|出|报|告");
    CHECK(marked("3个工作日内") == "3个工作日|内");
    CHECK(marked("2026年11月23日") == "2026年|11月23日");
  }

  TEST_CASE("line breaker: each, ordinal and counted in Chinese numerals") {
    CHECK(marked("每次限用") == "每次|限|用");
    CHECK(marked("每人每次") == "每人|每次");
    CHECK(marked("12.50元/每次") == "12.50元/每次");
    CHECK(marked("每分钟一次") == "每分钟|一次");
    CHECK(marked("第3页") == "第3页");
    CHECK(marked("第 3 页") == "第 3 页");
    CHECK(marked("门诊二楼大厅") == "门|诊|二楼|大|厅");
    CHECK(marked("三个工作日") == "三个工作日");
  }

  TEST_CASE("line breaker: words of other scripts are not split") {
    CHECK(marked("Please wait here") == "Please |wait |here");
    CHECK(marked("做CT检查") == "做|CT|检|查");
    CHECK(marked("كېسەل كۆرسىتىش") == "كېسەل |كۆرسىتىش");
    CHECK(marked("སྨན་ཁང་") == "སྨན་|ཁང་");
    CHECK(marked("ᠡᠮᠨᠡᠯᠭᠡ ᠶᠢᠨ") == "ᠡᠮᠨᠡᠯᠭᠡ |ᠶᠢᠨ");
  }

  TEST_CASE("line breaker: a line too narrow for a stack of letters parts beside it") {
    auto set = fonts::FontSet::open();
    REQUIRE(set.has_value());
    const auto breaker = fonts::LineBreaker::create();
    REQUIRE(breaker.has_value());
    const auto chain = set->dots(32);
    REQUIRE(chain.has_value());
    const auto narrow = [](std::size_t) { return 8; };
    const auto wrapped = breaker->wrap_to(**chain, "བསྒྲུབས", narrow);
    CHECK(wrapped.parted);
    CHECK(wrapped.lines == std::vector<std::string>{"བ", "སྒྲུ", "བ", "ས"});
    CHECK_FALSE(breaker->wrap_to(**chain, "停诊", [](std::size_t) { return 40; }).parted);
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

  TEST_CASE("line breaker: names stay whole where they are asked to, wherever they stand") {
    const std::vector<std::string> names = {"朴成浩", "主任医师", "浩成", ""};
    CHECK(marked("停诊朴成浩主任医师", {names}) == "停|诊|朴成浩|主任医师");
    CHECK(marked("朴成浩、朴成浩", {names}) == "朴成浩、|朴成浩");
    CHECK(marked("朴成浩成", {names}) == "朴成浩成");  // two that overlap
    CHECK(marked("朴成", {names}) == "朴|成");
    CHECK(marked("", {names}).empty());
  }

  TEST_CASE("line breaker: words of the dictionary stay whole where they are asked to") {
    const fonts::Keep words{{}, true};
    CHECK(marked("请有序候诊", words).find("候|诊") == std::string::npos);
    CHECK(marked("急诊科在急诊楼", words) == "急诊科|在|急诊楼");
    CHECK(marked("自助机取号", words) == "自助机|取号");
    CHECK(marked("工作人员", words) == "工作|人员");
    CHECK(marked("住3天", words) == "住|3天");
    CHECK(marked("Good morning", words) == "Good |morning");
  }

  TEST_CASE("line breaker: a name wider than a line is parted, and that is said") {
    auto fonts = fonts::FontSet::open();
    const auto breaker = fonts::LineBreaker::create();
    REQUIRE(fonts.has_value());
    REQUIRE(breaker.has_value());
    const auto chain = fonts->dots(16);
    REQUIRE(chain.has_value());
    const std::vector<std::string> names = {"阿依努尔买买提"};
    const auto width = [](std::size_t) { return 64; };
    CHECK(breaker->wrap_to(**chain, "阿依努尔买买提", width, {names}).parted);
    CHECK_FALSE(breaker->wrap_to(**chain, "阿依努尔买买提", width).parted);
  }
}
