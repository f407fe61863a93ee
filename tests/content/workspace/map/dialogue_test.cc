// The questions at a terminal, with typed answers.
#include "content/workspace/map/dialogue.h"

#include <doctest/doctest.h>

#include <sstream>

#include "content/workspace/source/csv.h"

using namespace gongshi;
using namespace gongshi::content::workspace;

namespace {

constexpr std::array kPrices{SheetKind::kService, SheetKind::kDrug, SheetKind::kConsumable};

std::vector<NamedSheet> csv(const std::string& text) {
  std::vector<NamedSheet> sheets;
  sheets.push_back({{}, parse_csv(text)});
  return sheets;
}

struct Talk {
  bool done = false;
  Proposal proposal;
  std::string said;
};

Talk talk(const std::vector<NamedSheet>& sheets, const std::string& answers) {
  Talk result;
  result.proposal = propose("prices/a.csv", sheets, kPrices, {});
  std::istringstream in(answers);
  std::ostringstream out;
  result.done = ask(result.proposal, sheets, {}, in, out, Lang::kZh);
  result.said = out.str();
  return result;
}

constexpr const char* kTable =
    "序号,项目编码,项目全名称,计价单位,三级,二级,执行科室,执行日期\n"
    "1,A1,血常规,次,20,18,检验科,2026-01-01\n";

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("dialogue: Enter keeps, a number chooses, zero leaves out, text fills a column") {
    // kind and 项目全名称 as guessed; 执行科室 not needed; the second price; the basis of every row
    const Talk made = talk(csv(kTable), "\n\n0\n2\n某医保发〔2025〕1号\n");
    REQUIRE(made.done);
    CHECK(made.proposal.open().empty());
    const MapEntry entry = made.proposal.entry();
    CHECK(entry.price == "二级");
    CHECK(entry.ignore == std::vector<std::string>{"序号", "执行科室"});
    CHECK(entry.fill.at(Field::kBasis) == "某医保发〔2025〕1号");
    CHECK(entry.columns.at(0) == std::pair<std::string, Field>{"项目全名称", Field::kName});
    CHECK(made.said.find("C 项目全名称 | 血常规  → 项目名称？") != std::string::npos);
    CHECK(made.said.find("  1 三级（20）\n  2 二级（18）\n") != std::string::npos);
  }

  TEST_CASE("dialogue: words of another system are asked with how often they stand there") {
    std::vector<NamedSheet> sheets =
        csv("科室编码,出诊日期,午别,号别,执行日期,状态\nXNK,2026-03-02,上午,普通,2026-03-02,1\n"
            "XNK,2026-03-02,下午,普通,2026-03-02,1\nXNK,2026-03-03,AM,普通,2026-03-03,0\n"
            "XNK,2026-03-04,上午,普通,2026-03-04,出诊\n");
    Proposal proposal = propose("people/a.csv", sheets, std::array{SheetKind::kSession}, {});
    std::istringstream in("x\n1\ns\n2\n");
    std::ostringstream out;
    const bool done = ask(proposal, sheets, {}, in, out, Lang::kZh);
    CAPTURE(out.str());
    REQUIRE(done);
    // 午别 comes first: AM is the first word of its list, then 状态: 1 is skipped, 0 is 停诊.
    CHECK(out.str().find("C 午别 里写着“AM”（1 行）") != std::string::npos);
    CHECK(out.str().find("F 状态 里写着“1”（2 行）") != std::string::npos);
    CHECK(out.str().find("  1 出诊\n  2 停诊\n") != std::string::npos);
    const MapEntry entry = proposal.entry();
    CHECK(entry.values.at(Field::kHalf).at("AM") == "上午");
    CHECK(entry.values.at(Field::kState).at("0") == "停诊");
    CHECK_FALSE(entry.values.at(Field::kState).contains("1"));
    REQUIRE(proposal.open().size() == 1);
    CHECK(proposal.open()[0].zh == "F(状态) 里的“1”（2 行）不知道是什么（state）");
  }

  TEST_CASE("dialogue: what is skipped stays open") {
    const Talk made = talk(csv(kTable), "\n\ns\ns\n\n");
    REQUIRE(made.done);
    CHECK(made.proposal.open().size() == 3);  // 执行科室, the price, the basis
  }

  TEST_CASE("dialogue: a number that is not there is asked again, another field can be chosen") {
    const Talk made = talk(csv(kTable), "\n99\nx\n4\n14\n1\n某项目\n文号\n");
    REQUIRE(made.done);
    CHECK(made.said.find("没有这个号码") != std::string::npos);
    const MapEntry entry = made.proposal.entry();
    CHECK(entry.columns.at(0).second == columns_of(SheetKind::kService)[3].field);
    CHECK(entry.columns.at(1).second == columns_of(SheetKind::kService)[13].field);
    CHECK(entry.price == "三级");
  }

  TEST_CASE("dialogue: input that ends early gives nothing to write") {
    CHECK_FALSE(talk(csv(kTable), "\n0\n").done);
    CHECK_FALSE(talk(csv(kTable), "").done);
  }

  TEST_CASE("dialogue: a table of unknown headers asks for its kind first") {
    const Talk made =
        talk(csv("甲,乙\nA1,血常规\n"), "2\n1\n3\n某\n某\n某\n某\n某\n某\n2026-01-01\n");
    CHECK(made.said.starts_with("这是什么表？"));
    CHECK(made.proposal.kind == SheetKind::kDrug);
    CHECK(made.said.find("药品编码") != std::string::npos);
  }
}
