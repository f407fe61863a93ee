// Problems 21 to 30 of real spreadsheets: codes used twice, history, amounts.
#include <doctest/doctest.h>

#include "tests/content/workspace/trial.h"

using namespace gongshi;
using namespace gongshi::test;
using content::workspace::Code;
using content::workspace::SheetKind;

namespace {

/// One service whose price cell is `cell`.
std::string priced(const std::string& cell) {
  return "A1,,血常规,,次," + cell + ",文号,甲,,2026-01-01,\n";
}

std::string price_finding(const std::string& cell) {
  Trial trial;
  trial.services(priced(cell));
  return trial.findings(kServices);
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("problem 21: one code for two things refuses both") {
    Trial trial;
    trial.services(
        "33010000500,,全身麻醉,,小时,363,文号,甲,,2026-01-01,\n"
        "33010000500,,口咽通道,,个,5.04,文号,甲,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "3:A(项目编码) E1303\n");
    CHECK(trial.sentence(kServices, Code::kCodeReused).find("2, 3") != std::string::npos);
    CHECK(trial.taken(SheetKind::kService) == "");
    CHECK(trial.count(kServices).refused == 2);
  }

  TEST_CASE("problem 22: anonymised codes are refused once a code, or made by the program") {
    Trial trial;
    const std::string rows =
        "86979474000208,甲药,片剂,1g,盒,1,某厂,文号,,2026-01-01\n"
        "86979474000209,乙药,片剂,1g,盒,2,某厂,文号,,2026-01-01\n"
        "86979474000208,丙药,片剂,1g,盒,3,某厂,文号,,2026-01-01\n"
        "86979474000209,丁药,片剂,1g,盒,4,某厂,文号,,2026-01-01\n";
    trial.drugs(rows);
    CHECK(trial.findings(kDrugs) == "4:A(药品编码) E1303\n5:A(药品编码) E1303\n");
    trial.write("columns.yaml", "files:\n  prices/drugs.csv: {generate_codes: true}\n");
    CHECK(trial.findings(kDrugs) == "0 E1307\n");
    CHECK(trial.count(kDrugs).taken == 4);
    CHECK(trial.workspace().drugs[0].value.item.code.starts_with("G"));
  }

  TEST_CASE("problem 23: of a history in one table only the current price is taken") {
    Trial trial;
    trial.services(
        "A1,,血清三碘甲状原氨酸测定,,次,24,文号,甲,,2020-01-01,2022-12-31\n"
        "A1,,血清三碘甲状原氨酸测定,,次,34,文号,甲,,2023-01-01,2025-06-30\n"
        "A1,,血清三碘甲状原氨酸测定,,次,24.5,文号,甲,,2025-07-01,\n");
    CHECK(trial.findings(kServices) == "");
    CHECK(trial.taken(SheetKind::kService) == "血清三碘甲状原氨酸测定|次|24.50\n");
    CHECK(trial.count(kServices).ended == 2);
    trial.services(
        "A1,,血清三碘甲状原氨酸测定,,次,34,文号,甲,,2023-01-01,\n"
        "A1,,血清三碘甲状原氨酸测定,,次,24.5,文号,甲,,2025-07-01,\n");
    CHECK(trial.findings(kServices) == "3:F(价格) E1302\n");  // without end dates: asked
    CHECK(trial.taken(SheetKind::kService) == "");
  }

  TEST_CASE("problem 24: duplicates that differ only in the minute are dropped with a warning") {
    Trial trial;
    trial.drugs(
        "S1,使君子,饮片,1g,克,0.0013,某厂,文号,,2026-01-01 08:00:01\n"
        "S1,使君子,饮片,1g,克,0.0013,某厂,文号,,2026-01-01 08:01:00\n"
        "S1,使君子,饮片,1g,克,0.0013,某厂,文号,,2026-01-01 09:30:00\n");
    CHECK(trial.findings(kDrugs) == "3:A(药品编码) E1301\n4:A(药品编码) E1301\n");
    CHECK(trial.taken(SheetKind::kDrug) == "使君子|克|0.0013\n");
    CHECK(trial.count(kDrugs).duplicate == 2);
  }

  TEST_CASE("problem 25: amounts have up to four places, float noise is refused") {
    Trial trial;
    trial.services(
        "A1,,甲,,次,.864,文号,甲,,2026-01-01,\nA2,,乙,,次,17.825,文号,甲,,2026-01-01,\n"
        "A3,,丙,,次,0.0013,文号,甲,,2026-01-01,\n"
        "A4,,丁,,次,1674669.4083124995,文号,甲,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "5:F(价格) E1203 [1674669.4083124995]\n");
    CHECK(trial.taken(SheetKind::kService) == "甲|次|0.864\n乙|次|17.825\n丙|次|0.0013\n");
  }

  TEST_CASE("problem 26: separators and currency signs are refused, never cut at the comma") {
    CHECK(price_finding("\"$1,137,748 \"") == "2:F(价格) E1203 [$1,137,748]\n");
    CHECK(price_finding("\"2,306,242\"") == "2:F(价格) E1203 [2,306,242]\n");
    CHECK(price_finding("￥25") == "2:F(价格) E1203 [￥25]\n");
  }

  TEST_CASE("problem 27: negative and bracketed amounts are refused") {
    for (const char* cell : {"-832", "($46)", "（46）", "－12"}) {
      CHECK(price_finding(cell) == "2:F(价格) E1203 [" + std::string(cell) + "]\n");
    }
    CHECK(price_finding("\"-12,986\"") == "2:F(价格) E1203 [-12,986]\n");
  }

  TEST_CASE("problem 28: ranges are refused") {
    for (const char* cell : {"$25-$41", "25-41", "25～41", "25至41"}) {
      CHECK(price_finding(cell) == "2:F(价格) E1203 [" + std::string(cell) + "]\n");
    }
  }

  TEST_CASE("problem 29: words in the price cell are a price form or refused, never zero") {
    Trial trial;
    trial.services(
        "A1,,特需门诊,,次,市场调节价,文号,,,2026-01-01,\nA2,,新项目,,次,面议,文号,,,2026-01-01,\n"
        "A3,,待定项目,,次,,文号,,政府指导价待机构核定,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "3:F(价格) E1203 [面议]\n4:F(价格) E1202\n");
    CHECK(trial.taken(SheetKind::kService) == "特需门诊|次|-\n");
    CHECK(trial.workspace().services[0].value.item.price.form == content::PriceForm::kMarket);
  }

  TEST_CASE("problem 30: a unit inside the price is taken where it is the row's own") {
    CHECK(price_finding("1元/次") == "2:F(价格) E1219 [1元/次]\n");
    CHECK(price_finding("1元/日") == "2:F(价格) E1203 [1元/日]\n");
    CHECK(price_finding("约1元/次") == "2:F(价格) E1203 [约1元/次]\n");
    CHECK(price_finding("25元") == "2:F(价格) E1203 [25元]\n");
    Trial trial;
    trial.services("A1,,挂号费,,日,１．５元／天,文号,甲,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "2:F(价格) E1219 [１．５元／天]\n");
    CHECK(trial.taken(SheetKind::kService) == "挂号费|日|1.50\n");
  }
}
