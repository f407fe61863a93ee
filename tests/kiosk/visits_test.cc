// Ten questions that people bring to a hospital's lobby, answered on the sample hospital's kiosk.
// Letters count as letters; taps are all the others. Bounds: a price, a doctor's clinic or a
// complaint way is at most four taps from the first page (kiosk notes 6.28), a comparison or a sum
// four for each price and one more; no page is passed that does not help.
#include <doctest/doctest.h>

#include <string>

#include "tests/kiosk/visitor.h"
#include "tests/support/town_release.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::Glass;
using gongshi::test::Visitor;

namespace {

struct Asking : Visitor {
  explicit Asking(const Manner& manner = {}, const Glass& glass = test::kGlasses[0])
      : Visitor(glass, manner, {}, town()) {}

  static std::shared_ptr<const Issue> town() {
    static const auto issue = Issue::build(test::town_release());
    return issue;
  }
  /// Why a row was found, with a mark on what was typed.
  [[nodiscard]] bool shows_reason(std::string_view words) const {
    for (const Placed& one : placed()) {
      if (one.node.text.rfind(words, 0) == 0 && !one.node.marks.empty()) return true;
    }
    return false;
  }
  /// Taps without letters.
  [[nodiscard]] int steps() const { return taps - letters_typed; }
  [[nodiscard]] int pages() const { return int(stage.navigator().depth()); }
};

}  // namespace

TEST_SUITE("kiosk visits") {
  TEST_CASE("visit: what does a chest CT cost and what do I pay") {
    Asking visitor;
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.type("xbct"));
    CHECK(visitor.shows_reason("又名：胸部CT"));
    REQUIRE(visitor.tap("X线计算机体层平扫（胸部），230.00 元/部位"));
    CHECK(visitor.steps() <= 4);
    CHECK(visitor.letters_typed == 4);
    CHECK(visitor.pages() == 3);
    const int asked = visitor.steps();
    for (const char* words : {"230.00", "元/部位", "先行自付 10%", "签字同意"}) {
      CAPTURE(words);
      CHECK(visitor.finds(words));
    }
    CHECK(visitor.steps() - asked <= 4);
  }

  TEST_CASE("visit: the same in elder mode, on the smallest glass, from a wheelchair") {
    for (const Glass& glass : test::kGlasses) {
      Asking visitor({.elder = true, .low_reach = true}, glass);
      const int before = visitor.steps();
      REQUIRE(visitor.tap("prices"));
      REQUIRE(visitor.type("xbct"));
      REQUIRE(visitor.tap("X线计算机体层平扫（胸部），230.00 元/部位"));
      CHECK(visitor.steps() - before <= 4);
      CHECK(visitor.finds("230.00"));
    }
  }

  TEST_CASE("visit: when is the doctor whose surname is 仇 in") {
    for (const char* typed : {"qjp", "cjp", "qiujp"}) {
      CAPTURE(typed);
      Asking visitor;
      REQUIRE(visitor.tap("doctors"));
      REQUIRE(visitor.type(typed));
      REQUIRE(visitor.tap("仇建平"));
      CHECK(visitor.steps() == 2);
      CHECK(visitor.pages() == 3);
      for (const char* words : {"今天 周一", "专家门诊", "门诊楼211室", "25.00 元"}) {
        CAPTURE(words);
        CHECK(visitor.finds(words));
      }
    }
  }

  TEST_CASE("visit: who of cardiology is in today, and where") {
    Asking visitor;
    REQUIRE(visitor.tap("doctors"));
    REQUIRE(visitor.tap("心血管内科"));
    CHECK(visitor.steps() == 2);
    CHECK(visitor.sees("门诊楼二层东区"));
    CHECK(visitor.sees("今天上午出诊"));
  }

  TEST_CASE("visit: where do I complain") {
    Asking visitor;
    const auto hospital = test::town_release()->hospital();
    CHECK(visitor.sees(hospital.complaint_phone));  // on the first page already
    REQUIRE(visitor.tap("投诉监督"));
    REQUIRE(visitor.tap("投诉渠道与答复时限"));
    CHECK(visitor.steps() <= 3);
    CHECK(visitor.finds(hospital.complaint_phone));
  }

  TEST_CASE("visit: a drug by its trade name, typed by ear") {
    Asking visitor;
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.tap("kind:1"));
    REQUIRE(visitor.type("baixingkang"));  // 拜心康 is bai xin kang
    CHECK(visitor.sees("没有找到"));
    CHECK(visitor.sees("咨询台"));
    CHECK(visitor.sees("您要找的是不是"));
    REQUIRE(visitor.tap("阿司匹林肠溶片，100mg*30片"));
    CHECK(visitor.steps() <= 4);
    CHECK(visitor.finds("9.60"));
  }

  TEST_CASE("visit: which of two packs is cheaper") {
    Asking visitor;
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.tap("kind:1"));
    REQUIRE(visitor.type("lsqlbg"));
    REQUIRE(visitor.tap("硫酸氢氯吡格雷片，75mg*28片，71.20"));
    REQUIRE(visitor.tap("toggle"));
    REQUIRE(visitor.tap("@back"));
    REQUIRE(visitor.tap("硫酸氢氯吡格雷片，75mg*28片，59.81"));
    REQUIRE(visitor.tap("toggle"));
    REQUIRE(visitor.tap("compare"));
    CHECK(visitor.steps() <= 9);
    CHECK(visitor.page() == "compare");
    CHECK(visitor.sees("71.20"));
    CHECK(visitor.sees("59.81"));
  }

  TEST_CASE("visit: what do a consultation and a chest CT come to") {
    Asking visitor;
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.type("ptmzzcf"));
    REQUIRE(visitor.tap("普通门诊诊查费"));
    REQUIRE(visitor.tap("add"));
    REQUIRE(visitor.tap("@back"));
    REQUIRE(visitor.tap("key:clear"));
    REQUIRE(visitor.type("xbct"));
    REQUIRE(visitor.tap("X线计算机体层平扫（胸部），230.00 元/部位"));
    REQUIRE(visitor.tap("add"));
    REQUIRE(visitor.tap("basket"));
    CHECK(visitor.steps() <= 9);
    CHECK(visitor.sees("242.00 元"));  // 12.00 and 230.00
    CHECK(visitor.sees("23.00 元"));   // 10 % of the CT
    CHECK(visitor.finds("不是承诺"));
  }

  TEST_CASE("visit: what share of my bill is reimbursed") {
    Asking visitor;
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.tap("fees"));
    REQUIRE(visitor.tap("page:reimbursement"));
    CHECK(visitor.steps() <= 4);
    CHECK(visitor.page() == "page");
  }

  TEST_CASE("visit: an English speaker looks for the price of a blood count") {
    Asking visitor({.language = Language::kEn});
    const int before = visitor.steps();
    REQUIRE(visitor.tap("prices"));
    REQUIRE(visitor.type("xcg"));
    CHECK(visitor.sees("Services"));
    REQUIRE(visitor.tap("血常规"));
    CHECK(visitor.steps() - before <= 3);
    CHECK(visitor.finds("Unit"));
    CHECK(visitor.finds("Class A"));
  }
}
