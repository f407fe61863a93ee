// Personal: numbers of persons are found however they are written, and what only looks like one
// passes.
#include "content/feedback/personal.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace gongshi::content::feedback {
namespace {

TEST_CASE("personal: identity card numbers are found") {
  for (const std::string_view text : {
           "我的身份证 11010519491231002X",
           "110105194912310021",  // the check digit is wrong: still somebody's, mistyped
           "１１０１０５１９４９１２３１００２Ｘ",
           "110105 19491231 002X",
           "110105-1949-1231-002x",
           "一一零一零五一九四九一二三一零零二X",
           "证号:440524198001010014。",
           "老证 110105491231002",
           "110105 491231 002",
           "1\u200B1\u200B0105194912310021",
       }) {
    CAPTURE(text);
    CHECK(find_personal(text) == Personal::kIdCard);
  }
}

TEST_CASE("personal: mobile numbers are found in every spelling") {
  for (const std::string_view text : {
           "13800138000",
           "请回电13800138000谢谢",
           "138 0013 8000",
           "138-0013-8000",
           "138.0013.8000",
           "1380 0138 000",
           "1 3 8 0 0 1 3 8 0 0 0",
           "1、3、8、0、0、1、3、8、0、0、0",
           "+86 138 0013 8000",
           "8613800138000",
           "0086-13800138000",
           "013800138000",
           "１３８００１３８０００",
           "一三八零零一三八零零零",
           "幺三八〇〇幺三八〇〇〇",
           "壹叁捌零零壹叁捌零零零",
           "①③⑧零零1３八000",
           "13\uFE0F\u20E3800138000",
           "微信wx13800138000",
           "（138）0013-8000",
       }) {
    CAPTURE(text);
    CHECK(find_personal(text) == Personal::kMobile);
  }
}

TEST_CASE("personal: fixed lines are found") {
  for (const std::string_view text : {
           "010-62345678",
           "（010）62345678",
           "010 6234 5678",
           "01062345678",
           "0371-6234567",
           "０３７１－６２３４５６７８",
           "我家电话6234567",
           "电话：6234-5678",
           "打62345678找我",
           "Call me: 6234 5678",
       }) {
    CAPTURE(text);
    CHECK(find_personal(text) == Personal::kLandline);
  }
}

TEST_CASE("personal: what people write about a hospital passes") {
  for (const std::string_view text : {
           "胸部 CT 为什么 138.00 元，去年 128.50 元？",
           "CT 138.00 1280.50 元",
           "2000-3000 元太贵",
           "2026-11-22 13:05 来的，等到 15:30",
           "20261122 做的检查",
           "项目 250101001 和 110200001",
           "国药准字H20023456",
           "批号 XL01XCB117A001010100000",
           "120、110、119、12345、12320 都打过",
           "12345 热线",
           "400-810-6666 打不通",
           "一个一个地问，三楼四楼五楼",
           "第一，二、三，四。五六七八九十",
           "1 楼 2 楼 3 楼 138 元 139 元",
           "13500 元和 128000 元",
           "1、3、5、7、9、11、13、15 号窗口",
           "11、12、13、14、15、16 床",
           "我的意见编号 482 173 5069",
           "一百三十八元",
           "",
       }) {
    CAPTURE(text);
    CHECK(find_personal(text) == Personal::kNone);
  }
}

TEST_CASE("personal: the hospital's own lines may be named") {
  constexpr std::array<std::string_view, 2> published{"010-55550100", "0371-6234567 转 8"};
  CHECK(find_personal("投诉电话 010-55550100 没人接", published) == Personal::kNone);
  CHECK(find_personal("电话 55550100 没人接", published) == Personal::kNone);
  CHECK(find_personal("电话 55550101 没人接", published) == Personal::kLandline);
  CHECK(find_personal("010-55550100，我是 13800138000", published) == Personal::kMobile);
}

TEST_CASE("personal: each reason is a sentence in both languages") {
  CHECK(reason_of(Personal::kNone).zh.empty());
  for (const Personal found : {Personal::kIdCard, Personal::kMobile, Personal::kLandline}) {
    CHECK(reason_of(found).zh.ends_with("。"));
    CHECK(reason_of(found).en.ends_with("."));
  }
}

}  // namespace
}  // namespace gongshi::content::feedback
