// Problems 1 to 10 of real spreadsheets: bytes, lines, headers, groups.
#include <doctest/doctest.h>

#include "tests/content/workspace/trial.h"
#include "tests/content/workspace/workbook.h"

using namespace gongshi;
using namespace gongshi::test;
using content::workspace::Code;
using content::workspace::SheetKind;

namespace {

/// 项目编码,项目名称,计价单位,价格,收费依据,执行日期 and 血常规 in GB18030.
const std::string kGbk =
    "\xCF\xEE\xC4\xBF\xB1\xE0\xC2\xEB,\xCF\xEE\xC4\xBF\xC3\xFB\xB3\xC6,"
    "\xBC\xC6\xBC\xDB\xB5\xA5\xCE\xBB,\xBC\xDB\xB8\xF1,\xCA\xD5\xB7\xD1\xD2\xC0\xBE\xDD,"
    "\xD6\xB4\xD0\xD0\xC8\xD5\xC6\xDA\r\n"
    "A1,\xD1\xAA\xB3\xA3\xB9\xE6,\xB4\xCE,18,\xCE\xC4\xBA\xC5,2026-01-01\r\n";
const std::string kHeader = "项目编码,项目名称,计价单位,价格,收费依据,执行日期\n";

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("problem 1: GB18030 without a mark is read") {
    Trial trial;
    trial.write(kServices, kGbk);
    CHECK(trial.findings(kServices) == "");
    CHECK(trial.taken(SheetKind::kService) == "血常规|次|18.00\n");
  }

  TEST_CASE("problem 2: a byte-order mark is no part of the first header") {
    Trial trial;
    trial.write(kServices, "\xEF\xBB\xBF" + kHeader + "A1,血常规,次,18,文号,2026-01-01\n");
    CHECK(trial.findings(kServices) == "");
    CHECK(trial.workspace().services.front().value.item.code == "A1");
  }

  TEST_CASE("problem 3: another eight-bit encoding refuses the file by line and byte") {
    Trial trial;
    trial.write(kServices, kHeader + "A1,TX PLAN COMPLEX \xFB PROTON,次,18,GOLD\xBD,2026-01-01\n");
    CHECK(trial.findings(kServices) == "0 E1004\n");
    CHECK(trial.sentence(kServices, Code::kBadEncoding).starts_with("第 2 行（文件第 "));
    CHECK(trial.sentence(kServices, Code::kBadEncoding).find("0xFB") != std::string::npos);
    CHECK(trial.all().blocked());
  }

  TEST_CASE("problem 4: two encodings in one file, or a cut end, refuse the file") {
    Trial trial;
    const std::string utf8_row = "A2,尿常规和大便常规检查,次,18,某省医保发文号,2026-01-01\n";
    trial.write(kServices, kGbk + utf8_row);
    CHECK(trial.findings(kServices) == "0 E1004\n");
    CHECK(trial.sentence(kServices, Code::kBadEncoding).find("混有两种编码") != std::string::npos);
    std::string cut = kHeader + "A1,血常规,次,18,文号,2026-01-01\nA2,尿常规";
    cut.pop_back();
    trial.write(kServices, cut);
    CHECK(trial.findings(kServices) == "0 E1004\n");
  }

  TEST_CASE("problem 5: a file of another type is named by what it is") {
    Trial trial;
    trial.write(kServices, "%PDF-1.6\n%\xE2\xE3\n");
    CHECK(trial.findings(kServices) == "0 E1003\n");
    CHECK(trial.sentence(kServices, Code::kWrongFileType).find("PDF") != std::string::npos);
    trial.write(kServices, "<html><table><tr><td>项目编码</td></tr></table></html>");
    CHECK(trial.findings(kServices) == "0 E1003\n");
    CHECK(trial.sentence(kServices, Code::kWrongFileType).find("网页") != std::string::npos);
    trial.write("prices/old.xls", "\xD0\xCF\x11\xE0");
    CHECK(trial.findings("prices/old.xls") == "0 E1018\n");  // not read, and said so
    trial.write("prices/old.xlsx", "\xD0\xCF\x11\xE0");
    CHECK(trial.findings("prices/old.xlsx") == "0 E1003\n");
    CHECK(trial.sentence("prices/old.xlsx", Code::kWrongFileType).find("XLS") != std::string::npos);
  }

  TEST_CASE("problem 6: line ends may be mixed, row numbers stay those of the spreadsheet") {
    Trial trial;
    trial.write(
        kServices,
        "项目编码,项目名称,计价单位,价格,收费依据,执行日期\r\nA1,血常规,次,18,文号,2026-01-01\r"
        "A2,尿常规,次,9,文号,2026-01-01\nA3,便常规,次,九,文号,2026-01-01\r\n");
    CHECK(trial.findings(kServices) == "4:D(价格) E1203 [九]\n");
    CHECK(trial.taken(SheetKind::kService) == "血常规|次|18.00\n尿常规|次|9.00\n");
  }

  TEST_CASE("problem 7: title lines above the header are passed over") {
    Trial trial;
    trial.write(kServices, "某某医院医疗服务价格公示,,,,,\n2026年第一季度,,,,,\n,,,,,\n" + kHeader +
                               "A1,血常规,次,免费,文号,2026-01-01\n");
    CHECK(trial.findings(kServices) == "5:D(价格) E1203 [免费]\n");
  }

  TEST_CASE("problem 8: a blank header, or one of placeholders, refuses the file") {
    Trial trial;
    trial.write(kServices, ",,,,,\nA1,血常规,次,18,文号,2026-01-01\n");
    CHECK(trial.findings(kServices) == "0 E1006\n");
    trial.write(kServices,
                "description,code|1,standard_charge|[payer_name]|negotiated_dollar\na,b,1\n");
    CHECK(trial.findings(kServices) == "0 E1006\n");
    CHECK(trial.all().blocked());
  }

  TEST_CASE("problem 9: totals and remarks are never items") {
    Trial trial;
    const std::string row = "A1,血常规,次,18,文号,2026-01-01\n";
    trial.write(kServices, kHeader + row + "合计,,,18,,\n备注：对于涉及医疗服务项目的规则,,,,,\n");
    CHECK(trial.findings(kServices) == "3 E1102\n4 E1102\n");
    CHECK(trial.count(kServices).read == 1);
    CHECK(trial.count(kServices).skipped == 2);
  }

  TEST_CASE("problem 10: a class written once for a group") {
    const std::vector<std::string> header{"类别", "项目编码", "项目名称", "计价单位",
                                          "价格", "收费依据", "执行日期"};
    Trial trial;
    trial.remove(kServices);
    trial.write("prices/a.xlsx",
                zip_of(book(sheet_of({{"某院放射类价格"},
                                      header,
                                      {"检验", "A1", "血常规", "次", "18", "文号", "2026-01-01"},
                                      {"", "A2", "尿常规", "次", "9", "文号", "2026-01-01"},
                                      {"", "A3", "便常规", "次", "6", "文号", "2026-01-01"}},
                                     {"A1:G1", "A3:A4"}))));
    CHECK(trial.findings("prices/a.xlsx") == "");
    REQUIRE(trial.workspace().services.size() == 3);
    CHECK(trial.workspace().services[1].value.group == "检验");
    CHECK(trial.workspace().services[2].value.group == "");  // outside the merged area
    trial.remove("prices/a.xlsx");
    const std::string tail = ",次,18,文号,甲,,2026-01-01,\n";
    const std::string rows = "A1,,血常规,检验" + tail + "A2,,尿常规," + tail + "A3,,便常规," +
                             tail + "A4,,胸片,检查" + tail + "A5,,肝胆B超," + tail + "A6,,头颅CT," +
                             tail;
    trial.services(rows);  // a CSV has lost the merged areas: asked
    CHECK(trial.findings(kServices) == "0:D(类别) E1105\n");
    CHECK(trial.workspace().services[1].value.group == "");
    trial.write("columns.yaml", "files:\n  prices/services.csv: {carry: [group]}\n");
    CHECK(trial.findings(kServices) == "");
    CHECK(trial.workspace().services[2].value.group == "检验");
    CHECK(trial.workspace().services[5].value.group == "检查");
    trial.remove("columns.yaml");
    trial.write(kServices, kHeader + "放射类,,,,,\nA1,胸片,次,18,文号,2026-01-01\n");
    CHECK(trial.findings(kServices) == "2 E1104\n");  // the title of a group
    CHECK(trial.workspace().services.front().value.group == "放射类");
  }
}
