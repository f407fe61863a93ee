// Words whose readings are easily got wrong, from a list that was collected by hand.
#include "content/workspace/readings/pinyin.h"

#include <doctest/doctest.h>

#include <array>

#include "content/workspace/readings/unihan.h"

using namespace gongshi;
using namespace gongshi::content::workspace;

namespace {

const Pinyin& pinyin() {
  static const Pinyin loaded = [] {
    auto result = Pinyin::load({});
    REQUIRE(result.has_value());
    return *std::move(result);
  }();
  return loaded;
}

struct Word {
  const char* text;
  const char* reading;
};

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("pinyin: words of hospital price lists") {
    static constexpr std::array kWords = std::to_array<Word>({
        {"单侧", "dan ce"},
        {"重症", "zhong zheng"},
        {"重建", "chong jian"},
        {"重复", "chong fu"},
        {"长期", "chang qi"},
        {"生长", "sheng zhang"},
        {"护士长", "hu shi zhang"},
        {"血常规", "xue chang gui"},
        {"血", "xue"},
        {"大便", "da bian"},
        {"便宜", "pian yi"},
        {"心率", "xin lv"},
        {"效率", "xiao lv"},
        {"调节", "tiao jie"},
        {"调剂", "tiao ji"},
        {"调查", "diao cha"},
        {"处", "chu"},
        {"还原", "huan yuan"},
        {"行走", "xing zou"},
        {"银行", "yin hang"},
        {"膀胱", "pang guang"},
        {"肩膀", "jian bang"},
        {"弹力", "tan li"},
        {"子弹", "zi dan"},
        {"人参", "ren shen"},
        {"丹参", "dan shen"},
        {"党参", "dang shen"},
        {"参考", "can kao"},
        {"白术", "bai zhu"},
        {"苍术", "cang zhu"},
        {"莪术", "e zhu"},
        {"手术", "shou shu"},
        {"阿胶", "e jiao"},
        {"阿司匹林", "a si pi lin"},
        {"蛤蚧", "ge jie"},
        {"藏红花", "zang hong hua"},
        {"尾椎", "wei zhui"},
        {"枸橼酸", "ju yuan suan"},
        {"脑卒中", "nao cu zhong"},
        {"屏气", "bing qi"},
        {"腘窝", "guo wo"},
        {"降钙素", "jiang gai su"},
        {"系统", "xi tong"},
        {"结核", "jie he"},
        {"咽喉", "yan hou"},
        {"颈", "jing"},
        {"臭氧", "chou yang"},
        {"嗅觉", "xiu jue"},
        {"睡觉", "shui jiao"},
        {"听觉", "ting jue"},
    });
    for (const Word& word : kWords)
      CHECK_MESSAGE(pinyin().of_name(word.text) == word.reading, word.text);
  }

  TEST_CASE("pinyin: surnames of people") {
    static constexpr std::array kPeople = std::to_array<Word>({
        {"曾小明", "zeng xiao ming"},
        {"仇军", "qiu jun"},
        {"解红", "xie hong"},
        {"查文", "zha wen"},
        {"区明", "ou ming"},
        {"任丽", "ren li"},
        {"朴正", "piao zheng"},
        {"单田芳", "shan tian fang"},
        {"尉迟恭", "yu chi gong"},
        {"万俟明", "mo qi ming"},
        {"缪军", "miao jun"},
        {"翟英", "zhai ying"},
        {"种师道", "chong shi dao"},
        {"盖文", "ge wen"},
        {"员明", "yun ming"},
        {"冼星海", "xian xing hai"},
        {"乐文", "yue wen"},
        {"覃明", "qin ming"},
    });
    for (const Word& word : kPeople)
      CHECK_MESSAGE(pinyin().of_person(word.text) == word.reading, word.text);
  }

  TEST_CASE("pinyin: one word for every character, signs and letters too") {
    CHECK(pinyin().of_name("C反应蛋白(高敏)") == "c fan ying dan bai - gao min -");
    CHECK(pinyin().of_name("α-干扰素") == "a - gan rao su");
  }

  TEST_CASE("pinyin: all readings of a character, the usual one first") {
    CHECK(pinyin().all_of(U'血') == "xue xie");
    const std::string xing = pinyin().all_of(U'行');
    CHECK(xing.starts_with("xing "));
    CHECK(xing.find("hang") != std::string::npos);
    const std::string qin = pinyin().all_of(U'覃');
    CHECK(qin.find("qin") != std::string::npos);
    CHECK(qin.find("tan") != std::string::npos);
    CHECK(pinyin().all_of(U'乐').find("le") != std::string::npos);
    CHECK(pinyin().all_of(U'\U0002CB4E') == "hong");  // 𬭎, a name character beyond the basic plane
    CHECK(pinyin().all_of(U'-') == "");
  }

  TEST_CASE("unihan: tone marks are taken off") {
    CHECK(without_tone("xuè") == "xue");
    CHECK(without_tone("lǜ") == "lv");
    CHECK(without_tone("hm̀") == "hm");
  }

  TEST_CASE("pinyin: missing data is named with its package") {
    const auto result = Pinyin::load({"/nonexistent/dict.yaml", "/nonexistent/unihan.bz2"});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().word == "E1603");
    CHECK(result.error().what.en.find("rime-data-pinyin-simp") != std::string::npos);
  }
}
