// Problems 31 to 40 of real spreadsheets: values, units, characters, dates, people; and what must
// never be published.
#include <doctest/doctest.h>

#include "tests/content/workspace/trial.h"
#include "tests/content/workspace/workbook.h"

using namespace gongshi;
using namespace gongshi::test;
using content::workspace::Code;
using content::workspace::SheetKind;

TEST_SUITE("content") {
  TEST_CASE("problem 31: error values of a spreadsheet refuse the row") {
    Trial trial;
    trial.services(
        "A1,,甲,,次,#N/A,文号,甲,,2026-01-01,\nA2,,乙,,次,18,文号,甲,#DIV/0!,2026-01-01,\n"
        "A3,,#2 FIBERLOOP,,根,18,文号,甲,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "2:F(价格) E1214 [#N/A]\n3:I(说明) E1214 [#DIV/0!]\n");
    CHECK(trial.taken(SheetKind::kService) == "#2 FIBERLOOP|根|18.00\n");  // a real product name
  }

  TEST_CASE("problem 32: a zero price is warned of, a missing value refused") {
    Trial trial;
    trial.drugs(
        "D1,皮内注射用卡介苗,针剂,0.5mg,支,0,某厂,文号,,2026-01-01\n"
        "D2,阿司匹林,片剂,25mg,盒,3,,文号,,2026-01-01\n");
    CHECK(trial.findings(kDrugs) == "2:F(零售价) E1215 [0]\n3:G(生产企业) E1201\n");
    CHECK(trial.taken(SheetKind::kDrug) == "皮内注射用卡介苗|支|0.00\n");
  }

  TEST_CASE("problem 33: unit slips and synonyms are warned of and kept") {
    Trial trial;
    trial.drugs(
        "D1,甲药,片剂,1g,合,3,某厂,文号,,2026-01-01\nD2,乙药,片剂,1g,G89,3,某厂,文号,,2026-01-01\n"
        "D3,丙药,胶囊剂,1g,克,31.9968,某厂,文号,,2026-01-01\n");
    CHECK(trial.findings(kDrugs) ==
          "2:E(计价单位) E1220 [合]\n3:E(计价单位) E1220 [G89]\n4:E(计价单位) E1220 [克]\n");
    CHECK(trial.taken(SheetKind::kDrug) == "甲药|合|3.00\n乙药|G89|3.00\n丙药|克|31.9968\n");
    trial.services(
        "A1,,护理,,天,3,文号,甲,,2026-01-01,\nA2,,床位,,日,3,文号,甲,,2026-01-01,\n"
        "A3,,换药,,/,3,文号,甲,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "0:E(计价单位) E1309\n");
    CHECK(trial.taken(SheetKind::kService) == "护理|天|3.00\n床位|日|3.00\n换药|/|3.00\n");
  }

  TEST_CASE("problem 34: a quantity inside a unit or name is kept as text") {
    Trial trial;
    trial.services(
        "A1,,负压吸引,,1万cc,3,文号,甲,,2026-01-01,\nA2,,植皮,,5cm2,3,文号,甲,,2026-01-01,\n"
        "A3,,烧伤,,1％体表,3,文号,甲,,2026-01-01,\nA4,,烫伤,,1%体表面,3,文号,甲,,2026-01-01,\n"
        "A5,,5X7,,张,3,文号,甲,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "");
    CHECK(trial.taken(SheetKind::kService) ==
          "负压吸引|1万cc|3.00\n植皮|5cm2|3.00\n烧伤|1％体表|3.00\n烫伤|1%体表面|3.00\n5X7|张|3."
          "00\n");
  }

  TEST_CASE("problem 35: unknown insurance classes are refused, or mapped by a table") {
    Trial trial;
    trial.services(
        "A1,,甲,,次,3,文号,甲类,,2026-01-01,\nA2,,乙,,次,3,文号,非,,2026-01-01,\n"
        "A3,,丙,,次,3,文号,1,,2026-01-01,\nA4,,丁,,次,3,文号,,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "3:H(医保类别) E1208 [非]\n4:H(医保类别) E1208 [1]\n");
    trial.write("columns.yaml",
                "files:\n  prices/services.csv:\n    insurance: {非: 自费, \"1\": 甲}\n");
    CHECK(trial.findings(kServices) == "");
    REQUIRE(trial.workspace().services.size() == 4);
    using content::InsuranceClass;
    CHECK(trial.workspace().services[1].value.item.insurance == InsuranceClass::kSelfPay);
    CHECK(trial.workspace().services[2].value.item.insurance == InsuranceClass::kA);
    trial.write("columns.yaml", "files:\n  prices/services.csv: {insurance: {非: 丁}}\n");
    CHECK(trial.findings("columns.yaml") == "2:insurance E1013\n");
  }

  TEST_CASE("problem 35: shares without a percent sign are asked about") {
    Trial trial;
    const std::string rows =
        "D1,甲药,片剂,1g,盒,3,某厂,文号,10,2026-01-01\nD2,乙药,片剂,1g,盒,3,某厂,文号,0.1,2026-01-"
        "01\n";
    trial.drugs(rows);
    CHECK(trial.findings(kDrugs) == "2:I(自付比例) E1206 [10]\n3:I(自付比例) E1206 [0.1]\n");
    trial.write("columns.yaml", "files:\n  prices/drugs.csv: {self_pay: percent}\n");
    CHECK(trial.findings(kDrugs) == "");
    CHECK(trial.workspace().drugs[1].value.self_pay_bp == 10);  // 0.1 is 0.1%
    trial.write("columns.yaml", "files:\n  prices/drugs.csv: {self_pay: fraction}\n");
    CHECK(trial.findings(kDrugs) == "2:I(自付比例) E1206 [10]\n");
    CHECK(trial.workspace().drugs[0].value.self_pay_bp == 1000);
  }

  TEST_CASE("problem 36: full-width signs are kept in texts and folded in numbers and codes") {
    Trial trial;
    trial.services("Ａ１,,（T3)测定,,每６～８小时１次,１２．５,文号,甲,,２０２６-01-01,\n");
    CHECK(trial.findings(kServices) == "");
    CHECK(trial.taken(SheetKind::kService) == "（T3)测定|每６～８小时１次|12.50\n");
    CHECK(trial.workspace().services[0].value.item.code == "A1");
  }

  TEST_CASE("problem 37: blanks of every kind are trimmed") {
    Trial trial;
    trial.drugs(
        "\u00A0D1\u200B,\u200B甲药 ,片剂,1g,盒,3\u00A0,昆明贝克诺顿制药有限公司\u3000, "
        "文号,,2026-01-01\n");
    CHECK(trial.findings(kDrugs) == "");
    CHECK(trial.taken(SheetKind::kDrug) == "甲药|盒|3.00\n");
    CHECK(trial.workspace().drugs[0].value.item.maker == "昆明贝克诺顿制药有限公司");
    CHECK(trial.workspace().drugs[0].value.item.code == "D1");
  }

  TEST_CASE("problem 38: rare characters are kept exactly, private and damaged ones refused") {
    Trial trial;
    const std::string tail = ",,次,3,文号,甲,,2026-01-01,\n";
    trial.services("A1,,踇趾豨薢腘窝冸呫燀䓬㛃\U0002CB4E" + tail + "A2,,苯氮\uE01C类" + tail +
                   "A3,,血\uFFFD常规" + tail + "A4,,X清肌酸激酶" + tail + "A5,,\uE863茶" + tail);
    CHECK(trial.findings(kServices) ==
          "3:C(项目名称) E1210 [苯氮\uE01C类]\n4:C(项目名称) E1210 [血\uFFFD常规]\n"
          "5:C(项目名称) E1216 [X清肌酸激酶]\n6:C(项目名称) E1210 [\uE863茶]\n");
    CHECK(trial.taken(SheetKind::kService) ==
          "踇趾豨薢腘窝冸呫燀䓬㛃\U0002CB4E|次|3.00\nX清肌酸激酶|次|3.00\n");
  }

  TEST_CASE("problem 39: text that was cut off or packed together is warned of") {
    Trial trial;
    const std::string tail = ",文号,,2026-01-01\n";
    trial.drugs("D1,甲药,片剂,1mg*100山东信谊制,瓶,3,山东信谊制药有限公司" + tail +
                "D2,乙药,针剂,500ml石家庄四药,瓶,3,石家庄四药有限公司" + tail +
                "D3,丙药,片剂,0.228.5g*12s,盒,3,某厂" + tail + "D4,丁药（进口,片剂,1g,盒,3,某厂" +
                tail + "D5,铁剂Ⅱ级,片剂,1.5g×12,盒,3,某厂" + tail);
    CHECK(trial.findings(kDrugs) ==
          "2:D(规格) E1221 [1mg*100山东信谊制]\n3:D(规格) E1221 [500ml石家庄四药]\n"
          "4:D(规格) E1221 [0.228.5g*12s]\n5:B(通用名) E1221 [丁药（进口]\n");
    CHECK(trial.count(kDrugs).taken == 5);
  }

  TEST_CASE("problem 40: known forms of dates are read, serial numbers and doubtful ones refused") {
    Trial trial;
    const auto dated = [](const char* code, const char* date) {
      return std::string(code) + ",,血常规,,次,3,文号,甲,," + date + ",\n";
    };
    trial.services(dated("A1", "19-10-2015") + dated("A2", "13-10-2015 01:01:01") +
                   dated("A3", "10/31/2015") + dated("A4", "45413") + dated("A5", "01-02-2026"));
    CHECK(trial.findings(kServices) ==
          "5:J(执行日期) E1207 [45413]\n6:J(执行日期) E1207 [01-02-2026]\n");
    CHECK(trial.sentence(kServices, Code::kBadDate).find("2024-05-01") != std::string::npos);
    REQUIRE(trial.workspace().services.size() == 3);
    CHECK(date_text(trial.workspace().services[1].value.item.valid.from) == "2015-10-13");
  }

  TEST_CASE("problem 40: test accounts and placeholder names never become people or items") {
    Trial trial;
    trial.services("A1,,Name Not Found,,次,3,文号,甲,,2026-01-01,\n");
    CHECK(trial.findings(kServices) == "2:C(项目名称) E1212 [Name Not Found]\n");
    trial.write("people/departments.csv", "科室编码,科室名称\nNK,内科\n");
    trial.write("people/doctors.csv",
                "医生编码,姓名,科室编码\nY1,演示用户,NK\nY2,管理员,NK\nY3,曾小明,NK\n");
    CHECK(trial.findings("people/doctors.csv") ==
          "2:B(姓名) E1212 [演示用户]\n3:B(姓名) E1212 [管理员]\n");
    CHECK(trial.workspace().doctors.size() == 1);
  }

  TEST_CASE("names in place of codes: understood where one alone has the name") {
    Trial trial;
    trial.write("people/departments.csv",
                "科室编码,科室名称\nNK,内科\nWK,外科\nEK1,儿科\nEK2,儿科\n");
    trial.write("people/doctors.csv",
                "医生编码,姓名,科室编码\nY1,曾小明,内科\nY2,王芳,儿科\nY3,李静,WK\nY4,李静,NK\n");
    trial.write("people/sessions.csv",
                "医生编码,科室编码,星期,午别,号别,执行日期\n曾小明,内科,周一,上午,专家,2026-01-01\n"
                "李静,WK,周一,上午,专家,2026-01-01\n");
    CHECK(trial.findings("people/doctors.csv") == "3:C(科室编码) E1401\n");
    CHECK(trial.findings("people/sessions.csv") == "3:A(医生编码) E1402\n");
    REQUIRE(trial.workspace().sessions.size() == 1);
    CHECK(trial.workspace().sessions[0].value.doctor == "Y1");
    CHECK(trial.workspace().sessions[0].value.department == "NK");
    CHECK(trial.workspace().doctors[0].value.department == "NK");
  }

  TEST_CASE("payment standards of negotiated drugs are never published") {
    Trial trial;
    const std::string header =
        "药品编码,通用名,剂型,规格,计价单位,零售价,医保支付标准,生产企业,收费依据,备注,执行日期\n";
    trial.write(kDrugs, header + "D1,甲药,片剂,1g,盒,3,2.5*,某厂,文号,,2026-01-01\n");
    CHECK(trial.findings(kDrugs) == "1:G(医保支付标准) E1520\n");
    CHECK(trial.all().blocked());
    trial.write("columns.yaml", "files:\n  prices/drugs.csv: {columns: {医保支付标准: remark}}\n");
    CHECK(trial.findings(kDrugs) == "1:G(医保支付标准) E1520\n");
    trial.write("columns.yaml", "files:\n  prices/drugs.csv: {price: 医保支付标准}\n");
    CHECK(trial.findings(kDrugs).find("E1520") != std::string::npos);
    CHECK(trial.all().blocked());
    trial.write("columns.yaml", "files:\n  prices/drugs.csv: {ignore: [医保支付标准]}\n");
    CHECK(trial.findings(kDrugs) == "");
    trial.write(kDrugs, header + "D1,甲药,片剂,1g,盒,3,,某厂,文号,医保支付标准：*,2026-01-01\n");
    CHECK(trial.findings(kDrugs) == "2:J(备注) E1520 [医保支付标准：*]\n");
    CHECK(trial.taken(SheetKind::kDrug) == "");
  }
}
