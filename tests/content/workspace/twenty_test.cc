// A file with twenty different faults: one run tells all twenty, as an office clerk needs them.
#include <doctest/doctest.h>

#include <array>
#include <set>

#include "tests/content/workspace/trial.h"

using namespace gongshi;
using namespace gongshi::test;
using namespace gongshi::content::workspace;

namespace {

struct Fault {
  int row;
  const char* column;
  Code code;
  const char* cell;  // as the report quotes it
};

constexpr const char* kTwenty =
    "药品编码,国家医保药品代码,通用名,剂型,规格,计价单位,采购价,零售价,定价形式,零差率,生产企业,"
    "收费依据,医保类别,自付比例,备注,执行日期,停用日期\n"
    "4.08E+11,,甲药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D03,,,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D04,,丁药,片剂,1g,盒,1,,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D05,,戊药,片剂,1g,盒,1,\"1,137\",,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D06,,己药,片剂,1g,盒,1,1,,,某厂,文号,非,10%,,2026-01-01,\n"
    "D07,,庚药,片剂,1g,盒,1,1,,,某厂,文号,甲,0.1,,2026-01-01,\n"
    "D08,,辛药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,01-02-2026,\n"
    "D09,,壬\uFFFD药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D10,,癸药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,电13812345678,2026-01-01,\n"
    "D11,,子药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,身份证11010519491231002X,2026-01-01,\n"
    "D12,,测试药品,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D13,,寅药,片剂,1g,盒,1,#N/A,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D14,,卯药,片剂,1g,盒,5,6,,是,某厂,文号,甲,10%,,2026-01-01,\n"
    "D15,,辰药,片剂,1g,盒,1,1,随意价,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D16,,巳药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,2025-12-31\n"
    "D17,,午\u202E药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D18,XL02,未药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D19,,申药,片剂,1g,合,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D20,,酉药,片剂,1g*10某某制,盒,1,0,,,某某制药厂,文号,甲,10%,医保支付标准：*,2026-01-01,\n"
    "D21,,戌药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D21,,亥药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n"
    "D22,,好药,片剂,1g,盒,1,1,,,某厂,文号,甲,10%,,2026-01-01,\n";

constexpr std::array kFaults = std::to_array<Fault>({
    {2, "A(药品编码)", Code::kScientificCode, "4.08E+11"},
    {3, "C(通用名)", Code::kMissingCell, ""},
    {4, "H(零售价)", Code::kMissingPrice, ""},
    {5, "H(零售价)", Code::kBadMoney, "1,137"},
    {6, "M(医保类别)", Code::kBadInsurance, "非"},
    {7, "N(自付比例)", Code::kBadPercent, "0.1"},
    {8, "P(执行日期)", Code::kBadDate, "01-02-2026"},
    {9, "C(通用名)", Code::kDamagedCharacter, "壬\uFFFD药"},
    {10, "O(备注)", Code::kMobile, "电138********"},
    {11, "O(备注)", Code::kIdNumber, "身份证110**************X"},
    {12, "C(通用名)", Code::kPlaceholder, "测试药品"},
    {13, "H(零售价)", Code::kErrorValue, "#N/A"},
    {14, "H(零售价)", Code::kMarkup, "6"},
    {15, "I(定价形式)", Code::kBadWord, "随意价"},
    {16, "Q(停用日期)", Code::kDatesReversed, "2025-12-31"},
    {17, "C(通用名)", Code::kControlCharacter, "午\u202E药"},
    {18, "B(国家医保药品代码)", Code::kOddCode, "XL02"},
    {19, "F(计价单位)", Code::kOddUnit, "合"},
    {20, "O(备注)", Code::kPaymentStandard, "医保支付标准：*"},
    {22, "A(药品编码)", Code::kCodeReused, "D21"},
});

std::string line_at(const std::string& text, std::size_t at) {
  return text.substr(at, text.find('\n', at) - at);
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("twenty different faults: one run tells each with row, column, cell text and cure") {
    Trial trial;
    trial.write(kDrugs, kTwenty);
    trial.check();
    const std::string report = trial.report();
    std::set<Code> codes;
    for (const Fault& fault : kFaults) {
      codes.insert(fault.code);
      const std::string place = std::string(kDrugs) + ":" + std::to_string(fault.row) + ":" +
                                fault.column + " " + code_word(fault.code);
      const std::size_t at = report.find(place);
      REQUIRE_MESSAGE(at != std::string::npos, place);
      const std::string line = line_at(report, at);
      CHECK_MESSAGE(line.find(fault.cell) != std::string::npos, line);
      const std::string cure = line_at(report, at + line.size() + 1);
      CHECK(cure == "    处理：" + std::string(entry_of(fault.code).cure_zh));
    }
    CHECK(codes.size() == 20);
    // Neither number is in the report, though both cells can be found with it.
    CHECK(report.find("13812345678") == std::string::npos);
    CHECK(report.find("11010519491231002") == std::string::npos);
    CHECK(trial.count(kDrugs).taken == 3);  // two warned of, one without fault
  }

  TEST_CASE("many findings alike: three in full, the rows of the others in one line") {
    Trial trial;
    std::string rows;
    for (int i = 2; i <= 12; ++i) {
      const std::string price = i == 9 ? "9" : "九";
      rows += "A" + std::to_string(i) + ",,血常规,,次," + price + ",文号,甲,,2026-01-01,\n";
    }
    trial.services(rows);
    trial.check();
    const std::string report = trial.report();
    CHECK(report.find("prices/services.csv:4:F(价格) E1203") != std::string::npos);
    CHECK(report.find("prices/services.csv:5:F(价格) E1203") == std::string::npos);
    CHECK(
        report.find("prices/services.csv F(价格) E1203 同样的还有 7 处，在这些行：5-8、10-12\n") !=
        std::string::npos);
    trial.check();
    CHECK(trial.report() == report);  // the same bytes in every run
  }
}
