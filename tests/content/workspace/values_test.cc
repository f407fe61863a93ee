#include "content/workspace/row/values.h"

#include <doctest/doctest.h>

#include "content/workspace/row/clean.h"
#include "content/workspace/row/privacy.h"

using namespace gongshi;
using namespace gongshi::content::workspace;

namespace {

std::string money(std::string_view text) {
  const auto value = parse_money(text);
  const auto* amount = std::get_if<content::Money>(&value);
  return amount != nullptr ? amount->text() : code_word(std::get<Refusal>(value).code);
}

int share(std::string_view text) {
  const auto value = parse_share(text);
  const auto* found = std::get_if<int>(&value);
  return found != nullptr ? *found : -1;
}

std::string date(std::string_view text) {
  const auto value = parse_date_cell(text);
  const auto* found = std::get_if<Date>(&value);
  return found != nullptr ? date_text(*found) : "E1207";
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("money cells: what real files hold") {
    CHECK(money("12") == "12.00");
    CHECK(money(".864") == "0.864");
    CHECK(money("0.0013") == "0.0013");
    CHECK(money("１２．５") == "12.50");
    for (const char* bad : {"1,137", "$25-$41", "-832", "(6668)", "25元", "¥25", "1.674669e+06",
                            "1674669.4083124995", "面议"}) {
      CHECK_MESSAGE(money(bad) == "E1203", bad);
    }
  }

  TEST_CASE("share cells: a bare number is asked, never guessed") {
    CHECK(share("10%") == 1000);
    CHECK(share("10％") == 1000);
    CHECK(share("0%") == 0);
    CHECK(share("100%") == 10000);
    CHECK(share("12.5%") == 1250);
    CHECK(share("10") == -1);
    CHECK(share("0.1") == -1);
    CHECK(share("101%") == -1);
    CHECK(share("12.555%") == -1);
  }

  TEST_CASE("date cells: known forms, and nothing ambiguous") {
    for (const char* good : {"2026-01-31", "2026/1/31", "2026.1.31", "20260131", "2026年1月31日",
                             "31-01-2026", "1/31/2026", "2026-01-31 00:00:00", "２０２６-01-31"}) {
      CHECK_MESSAGE(date(good) == "2026-01-31", good);
    }
    for (const char* bad :
         {"01-02-2026", "2026-02-30", "2026-13-01", "45413", "明天", "2026-01", ""}) {
      CHECK_MESSAGE(date(bad) == "E1207", bad);
    }
  }

  TEST_CASE("words: the vocabularies are closed") {
    CHECK(parse_insurance("甲类") == content::InsuranceClass::kA);
    CHECK(parse_insurance("非") == std::nullopt);
    CHECK(parse_insurance("1") == std::nullopt);
    CHECK(parse_price_form("市场调节价") == content::PriceForm::kMarket);
    CHECK(parse_weekday("星期日") == 7U);
    CHECK(parse_weekday("周一") == 1U);
    CHECK(parse_weekday("8") == std::nullopt);
    CHECK(parse_session_kind("专家门诊") == "专家");
    CHECK(parse_session_kind("特需号") == "特需");
    CHECK(parse_half("中午") == std::nullopt);
  }

  TEST_CASE("codes: scientific notation is recognised, codes with an E are not") {
    CHECK(is_scientific("4.08408E+11"));
    CHECK(is_scientific("1E+12"));
    CHECK_FALSE(is_scientific("240100004e"));
    CHECK_FALSE(is_scientific("12E45"));
  }

  TEST_CASE("cleaning: blanks of every kind are trimmed, the text is kept") {
    CHECK(clean_text("\u3000 贵州\u00A0\u200B").text == "贵州");
    CHECK(clean_text("血沉\t").text == "血沉");
    CHECK(clean_text("a\r\nb\rc").text == "a\nb\nc");
    CHECK(clean_text("1％体表").text == "1％体表");
    CHECK(clean_text("e\u0301").text == "\u00E9");  // NFC
    CHECK(clean_text("苯氮\uE01C类").fault == Code::kDamagedCharacter);
    CHECK(clean_text("a\uFFFD").fault == Code::kDamagedCharacter);
    CHECK(clean_text("价\u202E格").fault == Code::kControlCharacter);
    CHECK_FALSE(clean_text("㛃\U0002CB4E").fault.has_value());  // rare, but real
  }

  TEST_CASE("privacy: ID card and mobile numbers are found, codes and landlines are not") {
    CHECK(find_personal_number("身份证11010519491231002X") == PersonalNumber::kIdCard);
    CHECK(find_personal_number("110105194912310021") == PersonalNumber::kIdCard);
    CHECK(find_personal_number("电话13812345678") == PersonalNumber::kMobile);
    CHECK(find_personal_number("138-1234-5678") == PersonalNumber::kMobile);
    CHECK(find_personal_number("１３８１２３４５６７８") == PersonalNumber::kMobile);
    for (const char* fine :
         {"0571-88881234", "国药准字H20130073", "国械注准20173460001", "001102000030000",
          "10:20ml×1支 2026-01-31", "0570-5550110 12345678"}) {
      CHECK_MESSAGE(find_personal_number(fine) == PersonalNumber::kNone, fine);
    }
  }

  TEST_CASE("placeholders: test accounts are refused, real tests are not") {
    CHECK(is_placeholder("管理员", true));
    CHECK(is_placeholder("演示用户", true));
    CHECK(is_placeholder("测试医生2", true));
    CHECK(is_placeholder("Name Not Found", false));
    CHECK(is_placeholder("测试", false));
    CHECK_FALSE(is_placeholder("韦氏成人智力测试", false));
    CHECK_FALSE(is_placeholder("曾小明", true));
    CHECK(looks_replaced("X清肌酸激酶"));
    CHECK(looks_replaced("末梢X采集"));
    CHECK_FALSE(looks_replaced("X线计算机体层"));
    CHECK_FALSE(looks_replaced("数字化X光摄影"));
  }
}
