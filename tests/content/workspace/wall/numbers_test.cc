// Personal numbers in every spelling that a person can read, and what looks like one and is none.
#include <doctest/doctest.h>

#include "content/workspace/row/patient.h"
#include "content/workspace/row/privacy.h"

using namespace gongshi::content::workspace;

TEST_SUITE("content") {
  TEST_CASE("wall: a mobile number in other separators, scripts and words") {
    for (const char* text :
         {"138.1234.5678", "138/1234/5678", "138—1234—5678", "138·1234·5678", "+8613812345678",
          "0086 13812345678", "tel13812345678", "微信vx13812345678", "٠ ١٣٨١٢٣٤٥٦٧٨", "༡༣༨༡༢༣༤༥༦༧༨",
          "联系一三八一二三四五六七八", "幺三八〇〇一三八〇〇〇", "0570 138 1234 5678",
          "1381234\n5678"}) {
      CHECK_MESSAGE(find_personal_number(text) == PersonalNumber::kMobile, text);
    }
  }

  TEST_CASE("wall: an ID number in groups and in Chinese numerals") {
    for (const char* text :
         {"110105 19491231 002X", "110105-1949-1231-002X", "110105.19491231.002x",
          "ID11010519491231002X", "一一〇一〇五一九四九一二三一〇〇二X"}) {
      CHECK_MESSAGE(find_personal_number(text) == PersonalNumber::kIdCard, text);
    }
    CHECK(is_id_number("11010519491231002X"));
    CHECK_FALSE(is_id_number("110105194912310021"));  // the check sign is wrong
  }

  TEST_CASE("wall: landlines, codes, dates and ranges are no personal numbers") {
    for (const char* text :
         {"0571-88881234", "010-1381234-5678", "国药准字H20130073", "XM01AEB00213812345678",
          "2026.01.31-2026.12.31", "12.5/13.8/14.2", "0.9%氯化钠 100ml/250ml/500ml",
          "001102000030000", "一、二、三、四、五、六、七、八、九、十、十一",
          "二〇二六年十一月二十三日", "110105 19491231 0021"}) {
      CHECK_MESSAGE(find_personal_number(text) == PersonalNumber::kNone, text);
    }
  }

  TEST_CASE("wall: a patient's field with a value, and guides that only speak of it") {
    CHECK(tells_of_patient("患者姓名：张三"));
    CHECK(tells_of_patient("**病人姓名**: 欧阳小明，男"));
    CHECK(tells_of_patient("住院号：0012345"));
    CHECK(tells_of_patient("就诊卡号: 20261123"));
    CHECK_FALSE(tells_of_patient("请写明患者姓名、住院号和联系电话。"));
    CHECK_FALSE(tells_of_patient("患者姓名：________"));
    CHECK_FALSE(tells_of_patient("患者姓名：必填"));
    CHECK_FALSE(tells_of_patient("住院号：见腕带"));
    CHECK_FALSE(tells_of_patient("患者姓名：须与身份证上的一致"));
  }
}
