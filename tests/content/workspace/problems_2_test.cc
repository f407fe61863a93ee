// Problems 11 to 20 of real spreadsheets: columns, rows, quotes, codes.
#include <doctest/doctest.h>

#include "tests/content/workspace/trial.h"
#include "tests/content/workspace/workbook.h"

using namespace gongshi;
using namespace gongshi::test;
using content::workspace::Code;
using content::workspace::SheetKind;

namespace {

const std::string kHeader = "项目编码,项目名称,计价单位,价格,收费依据,执行日期\n";

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("problem 11: of several price columns the office says which, none is guessed") {
    Trial trial;
    trial.write(kServices,
                "项目编码,项目名称,计价单位,三级,二级,一级,收费依据,执行日期\n"
                "A1,血常规,次,20,18,16,文号,2026-01-01\n");
    CHECK(trial.findings(kServices) == "1:F(一级) E1014\n");
    CHECK(trial.sentence(kServices, Code::kDoubleColumn).find("D(三级)、E(二级)、F(一级)") !=
          std::string::npos);
    CHECK(trial.taken(SheetKind::kService) == "");
    CHECK(trial.all().blocked());
    trial.write("columns.yaml", "files:\n  prices/services.csv: {price: 二级}\n");
    CHECK(trial.findings(kServices) == "");
    CHECK(trial.taken(SheetKind::kService) == "血常规|次|18.00\n");
    trial.write("columns.yaml", "files:\n  prices/services.csv: {price: 四级}\n");
    CHECK(trial.findings(kServices) == "1 E1014\n");
  }

  TEST_CASE("problem 11: two header lines are read as one") {
    Trial trial;
    trial.write("columns.yaml", "files:\n  prices/services.csv: {price: 三级}\n");
    trial.write(kServices,
                "项目编码,项目名称,计价单位,价格,,,收费依据,执行日期\n,,,三级,二级,一级,,\n"
                "A1,血常规,次,20,18,16,文号,2026-01-01\n");
    CHECK(trial.findings(kServices) == "");
    CHECK(trial.taken(SheetKind::kService) == "血常规|次|20.00\n");
  }

  TEST_CASE("problem 11: columns for kinds of patients, or for hospitals, are asked about too") {
    Trial trial;
    trial.write(kServices,
                "项目编码,项目名称,计价单位,PRICE,PREFER_PRICE,收费依据,执行日期\n"
                "A1,血常规,次,20,18,文号,2026-01-01\n");
    CHECK(trial.findings(kServices) == "1:E(PREFER_PRICE) E1014\n");
    trial.write(kServices,
                "项目编码,项目名称,计价单位,市一院,市二院,收费依据,执行日期\n"
                "A1,血常规,次,20,18,文号,2026-01-01\n");
    CHECK(trial.findings(kServices) == "1:E(市二院) E1014\n1:D(市一院) E1015\n1:E(市二院) E1015\n");
  }

  TEST_CASE("problem 12: data on another sheet is asked for, never passed over in silence") {
    Trial trial;
    trial.remove(kServices);
    const std::string names = sheet_of({{"目录"}, {"见下一张表"}});
    const std::string table =
        sheet_of({{"项目编码", "项目名称", "计价单位", "价格", "收费依据", "执行日期"},
                  {"A1", "血常规", "次", "18", "文号", "2026-01-01"}});
    trial.write("prices/a.xlsx", workbook_of({{"说明", names}, {"价格目录", table}}));
    CHECK(trial.findings("prices/a.xlsx") == "0 E1017\n");
    CHECK(trial.sentence("prices/a.xlsx", Code::kOtherSheet).find("sheet: 价格目录") !=
          std::string::npos);
    CHECK(trial.all().blocked());
    trial.write("columns.yaml", "files:\n  prices/a.xlsx: {sheet: 价格目录}\n");
    CHECK(trial.findings("prices/a.xlsx") == "");
    CHECK(trial.taken(SheetKind::kService) == "血常规|次|18.00\n");
    trial.remove("columns.yaml");
    trial.write("prices/a.xlsx", workbook_of({{"价格目录", table}, {"说明", names}}));
    CHECK(trial.findings("prices/a.xlsx") == "0 E1017\n");  // warned, and the first is read
    CHECK_FALSE(trial.all().blocked());
  }

  TEST_CASE("problem 13: blank rows and empty tails are passed over, other ragged rows refused") {
    Trial trial;
    trial.write(kServices, kHeader +
                               ",,,,,\n\nA1,血常规,次,18,文号,2026-01-01,,,,\n"
                               "A2,尿常规,次\nA3,便常规,次,6,文号,2026-01-01,多\n");
    CHECK(trial.findings(kServices) == "5 E1101\n6 E1101\n");
    CHECK(trial.taken(SheetKind::kService) == "血常规|次|18.00\n");
  }

  TEST_CASE("problem 14: a comma inside an unquoted cell refuses the row with both counts") {
    Trial trial;
    trial.drugs(
        "D1,碘海醇,针剂,1g,瓶,90,韩国Taejoon Pharm.CO.,LTD,文号,,2026-01-01\n"
        "D2,碘海醇,针剂,1g,瓶,90,\"Lilly del Caribe,Inc.Puerto Rico\",文号,,2026-01-01\n");
    CHECK(trial.findings(kDrugs) == "2 E1101\n");
    CHECK(trial.sentence(kDrugs, Code::kRaggedRow) == "这一行有 11 格，表头有 10 格");
    REQUIRE(trial.workspace().drugs.size() == 1);
    CHECK(trial.workspace().drugs[0].value.item.maker == "Lilly del Caribe,Inc.Puerto Rico");
  }

  TEST_CASE("problem 15: line breaks and tabs inside cells") {
    Trial trial;
    trial.services("A1,,血沉\t,,次,56.0000\t,文号,甲,\"第一行\n第二行\",2026-01-01,\n");
    CHECK(trial.findings(kServices) == "");
    CHECK(trial.taken(SheetKind::kService) == "血沉|次|56.00\n");
    CHECK(trial.workspace().services[0].value.remark == "第一行\n第二行");
  }

  TEST_CASE("problem 16: a quote that is never closed names its line, the rows above stay") {
    Trial trial;
    trial.write(kServices,
                kHeader +
                    "A1,血常规,次,18,文号,2026-01-01\n"
                    "A2,\"尿常规,次,9,文号,2026-01-01\nA3,便常规,次,6,文号,2026-01-01\n");
    CHECK(trial.findings(kServices) == "3 E1005\n");
    CHECK(trial.sentence(kServices, Code::kUnclosedQuote).starts_with("第 3 行"));
    CHECK(trial.taken(SheetKind::kService) == "血常规|次|18.00\n");
    CHECK(trial.all().blocked());
  }

  TEST_CASE("problem 17: lost leading zeros refuse the row") {
    Trial trial;
    trial.services(
        "A1,1102000030000,急诊诊查费,,次,18,文号,甲,,2026-01-01,\n"
        "A2,001102000030000,急诊诊查费,,次,18,文号,甲,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "2:B(国家编码) E1205 [1102000030000]\n");
    CHECK(trial.workspace().services[0].value.national_code == "001102000030000");
  }

  TEST_CASE("problem 18: a code in scientific notation refuses the row") {
    Trial trial;
    trial.services("4.08408E+11,,血常规,,次,18,文号,甲,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "2:A(项目编码) E1204 [4.08408E+11]\n");
  }

  TEST_CASE("problem 19: several code systems stand side by side, as text") {
    Trial trial;
    const std::string tail = ",,次,18,文号,甲,,2026-01-01,\n";
    trial.services("120200001,,大抢救" + tail + "240100004b,,直线加速器" + tail +
                   "25031001102,,血清甲功" + tail + "2503020306602,,胆固醇" + tail +
                   "0020020002,,零开头" + tail);
    CHECK(trial.findings(kServices) == "");
    REQUIRE(trial.workspace().services.size() == 5);
    CHECK(trial.workspace().services[1].value.item.code == "240100004b");
    CHECK(trial.workspace().services[4].value.item.code == "0020020002");
  }

  TEST_CASE("problem 20: one drug code covers many packs") {
    Trial trial;
    trial.drugs(
        "AR400002TA00,硝苯地平缓释片,片剂,10mg,片,.48,某厂,文号,,2026-01-01\n"
        "AR400002TA00,硝苯地平缓释片,片剂,10mg×30片,盒,17.825,某厂,文号,,2026-01-01\n"
        "AR400002TA00,硝苯地平缓释片,片剂,10mg×30片,盒,16.2,乙厂,文号,,2026-01-01\n");
    CHECK(trial.findings(kDrugs) == "");
    CHECK(trial.taken(SheetKind::kDrug) ==
          "硝苯地平缓释片|片|0.48\n硝苯地平缓释片|盒|17.825\n硝苯地平缓释片|盒|16.20\n");
  }
}
