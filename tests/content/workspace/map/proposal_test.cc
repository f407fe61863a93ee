// What the columns of foreign spreadsheets are taken for.
#include "content/workspace/map/proposal.h"

#include <doctest/doctest.h>

#include "content/workspace/map/column_guess.h"
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

/// "序号 ignore, 药名? name, 状态 open"
std::string uses(const Proposal& proposal) {
  std::string text;
  for (const ColumnChoice& choice : proposal.columns) {
    text += (text.empty() ? "" : ", ") + choice.header + (choice.sure ? " " : "? ");
    if (choice.use == Use::kIgnore) text += "ignore";
    if (choice.use == Use::kOpen) text += "open";
    if (choice.use == Use::kTake) text += field_word(*choice.field);
  }
  return text;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("proposal: known headers, likely ones, noise, and what nobody knows") {
    const auto sheets =
        csv("序号,收费项目编码,收费项目名称全称,计价单位,单价,开始执行日期,执行科室\n"
            "1,A1,血常规,次,18,2026-01-01,检验科\n");
    const Proposal proposal = propose("prices/a.csv", sheets, kPrices, {});
    CHECK(proposal.kind == SheetKind::kService);
    CHECK(uses(proposal) ==
          "序号 ignore, 收费项目编码 code, 收费项目名称全称? name, 计价单位 unit, 单价 price, "
          "开始执行日期? from, 执行科室? open");
    REQUIRE(proposal.open().size() == 3);
    CHECK(proposal.open()[0].zh == "不知道是什么表");  // no header names an item for certain
    CHECK(proposal.open()[1].zh == "G(执行科室) 不知道是什么");
    CHECK(proposal.open()[2].zh.find("收费依据") != std::string::npos);
    const MapEntry entry = proposal.entry();
    CHECK(entry.columns.size() == 2);
    CHECK(entry.ignore == std::vector<std::string>{"序号"});
  }

  TEST_CASE("proposal: words that columns.yaml explains are not asked again, and are kept") {
    FileColumns before;
    before.values = {{Field::kState, {{"1", "出诊"}, {"9", "停诊"}}}};
    std::vector<NamedSheet> sheets =
        csv("科室编码,出诊日期,午别,号别,执行日期,状态\nXNK,2026-03-02,上午,普通,2026-03-02,1\n"
            "XNK,2026-03-03,上午,普通,2026-03-03,0\n");
    const Proposal proposal =
        propose("people/a.csv", sheets, std::array{SheetKind::kSession}, before);
    REQUIRE(proposal.words.size() == 2);
    CHECK(proposal.words[0].meant == "出诊");
    CHECK_FALSE(proposal.words[1].meant.has_value());
    CHECK(proposal.open().size() == 1);
    CHECK(proposal.entry().values == before.values);
  }

  TEST_CASE("proposal: what columns.yaml says stays decided") {
    FileColumns before;
    before.kind = SheetKind::kDrug;
    before.columns = {{"药名", Field::kName}};
    before.ignore = {"执行科室"};
    before.fill = {{Field::kBasis, "文号"}};
    before.generate_codes = true;
    const auto sheets =
        csv("药名,剂型,规格,单位,单价,厂家,启用日期,执行科室\n甲,片,1g,盒,1,某厂,2026-01-01,乙\n");
    const Proposal proposal = propose("prices/a.csv", sheets, kPrices, before);
    CHECK(proposal.open().empty());
    CHECK(proposal.entry().meaning().columns == before.columns);
    CHECK(proposal.entry().meaning().ignore == before.ignore);
    CHECK(proposal.entry().fill == before.fill);
    CHECK(proposal.entry().generate_codes);
  }

  TEST_CASE("proposal: of several price columns none is chosen") {
    const auto sheets =
        csv("项目编码,项目名称,计价单位,三级,二级,采购价,收费依据,执行日期\nA1,血常规,次,20,18,9,"
            "文号,2026-01-01\n");
    Proposal proposal = propose("prices/a.csv", sheets, kPrices, {});
    REQUIRE(proposal.prices.size() == 2);
    CHECK_FALSE(proposal.price.has_value());
    CHECK(proposal.entry().price == "");
    proposal.price = proposal.prices[1];
    CHECK(proposal.entry().price == "二级");
    FileColumns before;
    before.price = "三级";
    CHECK(propose("prices/a.csv", sheets, kPrices, before).entry().price == "三级");
  }

  TEST_CASE("proposal: the one column of amounts is the price, whatever stands above it") {
    const auto sheets = csv(
        "项目编码,项目名称,计价单位,市一院,收费依据,执行日期\nA1,血常规,次,20,文号,2026-01-01\n");
    const Proposal proposal = propose("prices/a.csv", sheets, kPrices, {});
    CHECK(proposal.entry().price == "市一院");
    CHECK(proposal.open().empty());
  }

  TEST_CASE("proposal: the sheet with a table is chosen, two tables are asked about") {
    auto sheets = csv("说明\n见下一张\n");
    sheets[0].name = "说明";
    sheets.push_back({"目录", parse_csv("项目编码,项目名称,计价单位\nA1,血常规,次\n")});
    Proposal proposal = propose("prices/a.xlsx", sheets, kPrices, {});
    CHECK(proposal.sheet == 1);
    CHECK(proposal.sheet_sure);
    CHECK(proposal.entry().sheet == "目录");
    sheets.push_back({"目录二", parse_csv("项目编码,项目名称,计价单位\nA1,血常规,次\n")});
    proposal = propose("prices/a.xlsx", sheets, kPrices, {});
    CHECK_FALSE(proposal.sheet_sure);
  }

  TEST_CASE("proposal: cells that ask: shares, classes, anonymised codes, payment standards") {
    std::string rows = "药品编码,通用名,类别,自付比例,医保支付标准\n";
    for (int i = 0; i < 12; ++i) {
      rows += "86979474,药" + std::to_string(i) + (i % 6 == 0 ? ",西药" : ",") + ",10,2.5*\n";
    }
    const Proposal proposal = propose("prices/a.csv", csv(rows), kPrices, {});
    CHECK(proposal.bare_shares);
    CHECK(proposal.blank_groups);
    CHECK(proposal.repeated_codes);
    CHECK(uses(proposal).ends_with("医保支付标准? ignore"));
  }

  TEST_CASE("column guess: likeness needs two characters, a date column needs dates") {
    CHECK(guess_column(SheetKind::kService, "医疗收费项目名称", {}) == Field::kName);
    CHECK(guess_column(SheetKind::kService, "名", {}) == std::nullopt);
    CHECK(guess_column(SheetKind::kService, "合同开始日期", {"无"}) == std::nullopt);
    CHECK(guess_column(SheetKind::kSession, "医生姓名", {}) == Field::kDoctor);
    CHECK(guess_column(SheetKind::kSession, "科室", {}) == Field::kDepartment);
    CHECK(is_noise("拼音码"));
    CHECK_FALSE(is_noise("状态"));  // 0 may mean "stopped": asked
  }
}
