// Every fault of a file is told in one run, with row, column and code.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "content/workspace/starter.h"
#include "content/workspace/workspace.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using std::chrono::year;

namespace {

const Date kToday{year{2026} / 3 / 1};

/// "row:column code" of every finding for one file, in order.
std::string findings_of(const fs::path& directory, std::string_view file,
                        FileCount* count = nullptr) {
  Findings findings;
  REQUIRE(read_workspace(directory, kToday, findings).has_value());
  std::string text;
  for (const Finding& finding : findings.list()) {
    if (finding.place.file != file) continue;
    text += std::to_string(finding.place.row);
    if (!finding.place.column.empty()) text += ":" + finding.place.column;
    text += " " + code_word(finding.code) + "\n";
  }
  if (count != nullptr) *count = findings.file(std::string(file));
  return text;
}

constexpr std::string_view kDrugHeader =
    "药品编码,通用名,剂型,规格,计价单位,采购价,零售价,定价形式,零差率,生产企业,收费依据,医保类别,"
    "自付比例,备注,执行日期,停用日期\n";

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("faults: twenty in one file, all twenty told") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir.path() / "s").has_value());
    std::string csv(kDrugHeader);
    csv +=
        ",甲药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"                  // 2 no code
        "D02,,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"                   // 3 no name
        "D03,丙药,片剂,1g,,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"                 // 4 no unit
        "D04,丁药,片剂,1g,盒,1,,,,某厂,文号,甲,10%,,2026-01-01,\n"                // 5 no price
        "D05,戊药,片剂,1g,盒,1,\"1,137\",,,某厂,文号,甲,10%,,2026-01-01,\n"       // 6 separator
        "D06,己药,片剂,1g,盒,1,1,,,,文号,甲,10%,,2026-01-01,\n"                   // 7 no maker
        "D07,庚药,片剂,1g,盒,1,1,,,某厂,,甲,10%,,2026-01-01,\n"                   // 8 no basis
        "4.08E+11,辛药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"          // 9 scientific
        "D09,壬药,片剂,1g,盒,1,1,,,某厂,文号,非,10%,,2026-01-01,\n"               // 10 class
        "D10,癸药,片剂,1g,盒,1,1,,,某厂,文号,甲,10,,2026-01-01,\n"                // 11 share
        "D11,子药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,01-02-2026,\n"               // 12 date
        "D12,丑\uFFFD药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"         // 13 damaged
        "D13,寅药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,电13812345678,2026-01-01,\n"  // 14 mobile
        "D14,卯药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,身份证11010519491231002X,2026-01-01,\n"  // 15
        "D15,Name Not Found,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"    // 16 placeholder
        "D16,巳药,片剂,1g,盒,1,#N/A,,,某厂,文号,甲,10%,,2026-01-01,\n"           // 17 error value
        "D17,午药,片剂,1g,盒,5,6,,是,某厂,文号,甲,10%,,2026-01-01,\n"            // 18 mark-up
        "D18,未药,片剂,1g,盒,1,1,随意价,,某厂,文号,甲,10%,,2026-01-01,\n"        // 19 price form
        "D19,申药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,2025-12-31\n"    // 20 dates
        "D20,酉药,片剂,1g,盒,1,1,,,韩国某厂,CO.,LTD,文号,甲,10%,,2026-01-01,\n"  // 21 comma
        "D21,好药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"              // 22 good
        "合计,,,,,,21,,,,,,,,,\n";                                               // 23 total
    dir.write("s/prices/drugs.csv", csv);
    FileCount count;
    CHECK(findings_of(dir / "s", "prices/drugs.csv", &count) ==
          "2:A(药品编码) E1201\n"
          "3:B(通用名) E1201\n"
          "4:E(计价单位) E1201\n"
          "5:G(零售价) E1202\n"
          "6:G(零售价) E1203\n"
          "7:J(生产企业) E1201\n"
          "8:K(收费依据) E1201\n"
          "9:A(药品编码) E1204\n"
          "10:L(医保类别) E1208\n"
          "11:M(自付比例) E1206\n"
          "12:O(执行日期) E1207\n"
          "13:B(通用名) E1210\n"
          "14:N(备注) E1503\n"
          "15:N(备注) E1502\n"
          "16:B(通用名) E1212\n"
          "17:G(零售价) E1214\n"
          "18:G(零售价) E1305\n"
          "19:H(定价形式) E1209\n"
          "20:P(停用日期) E1304\n"
          "21 E1101\n"
          "23 E1102\n");
    CHECK(count.read == 21);
    CHECK(count.taken == 1);
    CHECK(count.refused == 20);
    CHECK(count.skipped == 1);
  }

  TEST_CASE("faults: rows against each other") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir.path() / "s").has_value());
    const std::string tail = ",,,某厂,文号,甲,10%,,";
    std::string csv(kDrugHeader);
    csv += "D1,甲药,片剂,1g,盒,1,1" + tail + "2025-01-01,2025-12-31\n";  // 2 ended
    csv += "D1,甲药,片剂,1g,盒,1,2" + tail + "2026-01-01,\n";            // 3 good, the price now
    csv += "D1,甲药,片剂,1g,盒,1,2" + tail + "2026-01-01,\n";            // 4 the same again
    csv += "D1,甲药,片剂,2g,盒,1,9" + tail + "2026-01-01,\n";            // 5 another pack: good
    csv += "D2,乙药,片剂,1g,盒,1,3" + tail + "2026-01-01,\n";            // 6 two prices …
    csv += "D2,乙药,片剂,1g,盒,1,4" + tail + "2026-02-01,\n";            // 7 … at one time
    csv += "D3,丙药,片剂,1g,盒,1,3" + tail + "2026-01-01,\n";            // 8 one code …
    csv += "D3,丁药,片剂,1g,盒,1,3" + tail + "2026-01-01,\n";            // 9 … two things
    csv += "D4,戊药,片剂,1g,盒,1,0" + tail + "2026-01-01,\n";            // 10 zero: warned
    csv += "D5,己药,片剂,1g,盒,1,3" + tail + "2026-01-01,2026-06-30\n";  // 11 a change …
    csv += "D5,己药,片剂,1g,盒,1,4" + tail + "2026-07-01,\n";  // 12 … announced: both good
    dir.write("s/prices/drugs.csv", csv);
    FileCount count;
    CHECK(findings_of(dir / "s", "prices/drugs.csv", &count) ==
          "4:A(药品编码) E1301\n7:G(零售价) E1302\n9:A(药品编码) E1303\n10:G(零售价) E1215\n");
    CHECK(count.read == 11);
    CHECK(count.taken == 5);
    CHECK(count.refused == 4);
    CHECK(count.ended == 1);
    CHECK(count.duplicate == 1);
  }

  TEST_CASE("faults: a missing column is told once, and the other faults all the same") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir.path() / "s").has_value());
    dir.write("s/prices/services.csv",
              "2026年价格表,,,,\n序号,项目编码,项目名称,计价单位,价格（元）,执行日期\n"
              "1,A1,血常规,次,18元,2026-01-01\n2,A2,尿常规,次,10,2026-01-01\n");
    FileCount count;
    CHECK(findings_of(dir / "s", "prices/services.csv", &count) ==
          "2:A(序号) E1015\n2 E1016\n3:E(价格（元）) E1203\n");
    CHECK(count.read == 2);
    CHECK(count.refused == 2);
  }

  TEST_CASE("columns.yaml: foreign headers, fill values and generated codes") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir.path() / "s").has_value());
    dir.write("s/prices/drugs.csv",
              "序号,编号,药名,剂型,规格,单位,单价,厂家\n"
              "1,86979474000208,甲药,片剂,1g,盒,12.5,某厂\n"
              "2,86979474000208,乙药,片剂,1g,盒,13.5,某厂\n");
    dir.write("s/columns.yaml",
              "files:\n  prices/drugs.csv:\n    kind: drug\n    columns: {药名: name, 编号: code}\n"
              "    ignore: [序号]\n    fill: {basis: 文号, from: 2026-01-01}\n"
              "    generate_codes: true\n");
    FileCount count;
    CHECK(findings_of(dir / "s", "prices/drugs.csv", &count) == "0 E1307\n");
    CHECK(count.taken == 2);
  }

  TEST_CASE("columns.yaml: words of other systems in columns of fixed words") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir.path() / "s").has_value());
    dir.write("s/people/departments.csv", "科室编码,科室名称\nNK,内科\n");
    dir.write("s/people/doctors.csv", "医生编码,姓名,科室编码\nY1,曾明,NK\n");
    dir.write("s/people/sessions.csv",
              "医生编码,科室编码,出诊日期,午别,号别,执行日期,状态\n"
              "Y1,NK,2026-03-02,AM,普通,,1\nY1,NK,2026-03-03,pm,普通,,0\n"
              "Y1,NK,2026-03-04,上午,普通,,2\n");
    dir.write("s/columns.yaml",
              "files:\n  people/sessions.csv:\n"
              "    values: {state: {\"1\": 出诊, \"0\": 停诊}, half: {AM: 上午, PM: 下午}}\n");
    FileCount count;
    CHECK(findings_of(dir / "s", "people/sessions.csv", &count) == "4:G(状态) E1209\n");
    CHECK(count.taken == 2);
    Findings findings;
    const auto workspace = read_workspace(dir / "s", Date{year{2026} / 3 / 1}, findings);
    REQUIRE(workspace.has_value());
    REQUIRE(workspace->sessions.size() == 2);
    CHECK_FALSE(workspace->sessions[0].value.stopped);
    CHECK(workspace->sessions[0].value.half == content::Half::kMorning);
    CHECK(workspace->sessions[1].value.stopped);
    CHECK(workspace->sessions[1].value.half == content::Half::kAfternoon);
  }

  TEST_CASE("columns.yaml: only words of fixed lists are translated, and only into such words") {
    Findings findings;
    const ColumnsFile columns = parse_columns_file(
        "files:\n  a.csv:\n    values:\n      state: {\"1\": 出珍}\n      price: {a: b}\n"
        "      insurance: {a: 甲}\n      half: 上午\n      nothing: {a: b}\n"
        "  b.csv: {values: [state]}\n",
        findings);
    std::string told;
    for (const Finding& each : findings.list()) {
      CHECK(each.blocks);
      told += std::to_string(each.place.row) + ":" + each.place.column + " ";
    }
    CHECK(told ==
          "4:values.state 5:values.price 6:values.insurance 7:values.half 8:nothing "
          "9:b.csv.values ");
    CHECK(columns.of("a.csv").values.empty());
  }

  TEST_CASE("columns.yaml: two price columns are asked about") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir.path() / "s").has_value());
    dir.write("s/prices/services.csv",
              "项目编码,项目名称,计价单位,价格,单价,收费依据,执行日期\nA1,血常规,次,18,20,文号,"
              "2026-01-01\n");
    CHECK(findings_of(dir / "s", "prices/services.csv").find("1:E(单价) E1014") == 0);
  }

  TEST_CASE("faults: people refer to each other") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir.path() / "s").has_value());
    dir.write("s/people/departments.csv",
              "科室编码,科室名称,上级科室\nNK,内科,\nNK,内科二,\nA,甲科,B\nB,乙科,A\nC,丙科,无\n");
    dir.write("s/people/doctors.csv",
              "医生编码,姓名,科室编码,照片\nY1,曾明,NK,\nY2,演示用户,NK,\nY3,李文,XX,\nY4,王二,NK,"
              "no.jpg\n");
    dir.write("s/people/sessions.csv",
              "医生编码,科室编码,星期,出诊日期,午别,号别,状态,执行日期,停用日期\n"
              "Y1,NK,周一,,上午,专家,,2026-01-01,\n"            // good
              "Y3,NK,周一,,上午,专家,,2026-01-01,\n"            // doctor refused above
              "Y1,NK,周一,2026-04-01,上午,专家,,2026-01-01,\n"  // both
              "Y1,NK,,,上午,专家,,2026-01-01,\n"                // neither
              "Y1,NK,周二,,中午,专家,,2026-01-01,\n"            // half
              "Y1,NK,,2026-02-01,上午,专家,停诊,2026-01-01,\n"  // past
              "Y1,NK,周一,,上午,专家,,2026-01-01,\n");          // again
    CHECK(findings_of(dir / "s", "people/departments.csv") ==
          "3:A(科室编码) E1405\n4:C(上级科室) E1408\n5:C(上级科室) E1408\n6:C(上级科室) E1401\n");
    CHECK(findings_of(dir / "s", "people/doctors.csv") ==
          "3:B(姓名) E1212\n4:C(科室编码) E1401\n5:D(照片) E1404\n");
    FileCount count;
    CHECK(findings_of(dir / "s", "people/sessions.csv", &count) ==
          "3:A(医生编码) E1402\n4:C(星期) E1306\n5:C(星期) E1306\n6:E(午别) E1209\n8:E(午别) "
          "E1301\n");
    CHECK(count.taken == 1);
    CHECK(count.ended == 1);
    CHECK(count.duplicate == 1);
  }

  TEST_CASE("faults: pages and messages") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir.path() / "s").has_value());
    dir.write("s/pages/visit-steps.zh.md",
              "---\nnumber: 61\ncategory: C1\ntitle: 流程\naudiense: public\nowner: 门诊部\n"
              "made: 2026-01-05\nfrom: 2026-01-05\n---\n正文\n电话13812345678\n");
    dir.write(
        "s/pages/guide.zh.md",
        "---\nnumber: 62\ncategory: C8\ntitle: 指南\nowner: 门诊部\nmade: 2026-01-05\n"
        "from: 2026-01-05\n---\n## 设定依据\n有\n## 受理条件\n有\n## 办事材料\n有\n## 办理流程\n\n"
        "## 办理时限\n有\n## 办理地点\n有\n## 咨询方式\n有\n");
    dir.write("s/pages/same-number.zh.md",
              "---\nnumber: 61\ncategory: Z9\ntitle: 重号\nowner: 门诊部\nmade: 2026-01-05\n"
              "from: 2026-01-05\n---\n正文\n");
    dir.write("s/pages/plan.zh.md",
              "---\nnumber: 63\ncategory: C1\ntitle: 秘密计划\naudience: staff\nowner: 院办\n"
              "made: 2026-01-05\nfrom: 2026-01-05\n---\n内部正文\n");
    dir.write(
        "s/messages.yaml",
        "messages:\n"
        "  - {id: rare, text: {zh: 㛃某医生停诊}, tags: [lobby], from: 2026-01-01}\n"
        "  - {id: rare-short, text: {zh: 㛃某医生停诊}, short: 某医生停诊, from: 2026-01-01}\n"
        "  - {id: elsewhere, text: {zh: 㛃某}, tags: [ward], from: 2026-01-01}\n"
        "  - {id: secret, text: {zh: 内部通知}, audience: staff, from: 2026-01-01}\n"
        "  - {id: late, text: {zh: 旧通知}, from: 2025-01-01, to: 2025-12-31}\n"
        "  - {id: clock, text: {zh: 通知}, from: 2026-01-01, hours: 18:00-08:00}\n");
    CHECK(findings_of(dir / "s", "pages/visit-steps.zh.md") == "5:audiense E1011\n11 E1503\n");
    CHECK(findings_of(dir / "s", "pages/guide.zh.md") == "0 E1504\n0 E1504\n");
    CHECK(findings_of(dir / "s", "pages/same-number.zh.md") ==
          "1:category E1403\n1:number E1406\n");
    CHECK(findings_of(dir / "s", "pages/plan.zh.md") == "5:audience E1501\n");
    FileCount count;
    CHECK(findings_of(dir / "s", "messages.yaml", &count) ==
          "2:text E1506\n5:audience E1501\n7:hours E1013\n");
    CHECK(count.taken == 2);
    CHECK(count.ended == 1);
    Findings findings;
    REQUIRE(read_workspace(dir / "s", kToday, findings).has_value());
    for (const Finding& finding : findings.list()) {
      CHECK(finding_line(finding, Lang::kZh).find("秘密") == std::string::npos);
      CHECK(finding_line(finding, Lang::kZh).find("内部通知") == std::string::npos);
    }
  }

  TEST_CASE("faults: hospital.yaml stops the build as a whole") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir.path() / "s").has_value());
    dir.write(
        "s/hospital.yaml",
        "site: My Hospital\nchannel: production\nname: {zh: 医院}\nisuer: 办公室\nissuer: 办公室\n"
        "complaint: {phone: 0571-1}\nrequired: [B1, Z1]\n");
    Findings findings;
    REQUIRE(read_workspace(dir / "s", kToday, findings).has_value());
    CHECK(findings.blocked());
    CHECK(findings_of(dir / "s", "hospital.yaml") ==
          "0:required E1407\n0:calendar E1410\n1:site E1013\n4:isuer E1011\n6:complaint.hours "
          "E1505\n");
  }

  TEST_CASE("findings: one line has file, row, column, code and sentence") {
    const Finding finding{{"prices/drugs.csv", 12, "H(单价)"},
                          Code::kBadMoney,
                          Severity::kError,
                          false,
                          {"金额有误", "amount is wrong"}};
    CHECK(finding_line(finding, Lang::kZh) == "prices/drugs.csv:12:H(单价) E1203 金额有误");
    CHECK(finding_line(finding, Lang::kEn) == "prices/drugs.csv:12:H(单价) E1203 amount is wrong");
    CHECK(column_letters(0) == "A");
    CHECK(column_letters(25) == "Z");
    CHECK(column_letters(26) == "AA");
    CHECK(column_letters(701) == "ZZ");
    CHECK(column_letters(702) == "AAA");
  }
}
