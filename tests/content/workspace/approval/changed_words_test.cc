// Which words changed, told so that a person finds them.
#include <doctest/doctest.h>

#include "content/workspace/approval/changed_words.h"

using namespace gongshi::content::workspace;

TEST_SUITE("content") {
  TEST_CASE("changed words: the words that differ, with a few in front") {
    const auto changed = changed_words("标题：门诊\n| 上午八点开始挂号，十一点半截止\n",
                                       "标题：门诊\n| 上午八点开始挂号，十二点截止\n");
    CHECK(changed.lines == 1);
    CHECK(changed_text_zh(changed) == "原为“…八点开始挂号，十一点半”，现为“…八点开始挂号，十二点”");
    CHECK(changed_text_en(changed) ==
          "was \"…八点开始挂号，十一点半\", is \"…八点开始挂号，十二点\"");
  }

  TEST_CASE("changed words: new lines, lines that are gone, and only another order") {
    CHECK(changed_text_zh(changed_words("甲：1\n", "甲：1\n乙：2\n")) == "新增“乙：2”");
    CHECK(changed_text_zh(changed_words("甲：1\n乙：2\n", "甲：1\n")) == "删去“乙：2”");
    CHECK(changed_text_zh(changed_words("甲：1\n乙：2\n", "乙：2\n甲：1\n")) == "只是次序有变");
  }

  TEST_CASE("changed words: a long list is counted, not printed") {
    std::string before, now;
    for (int i = 0; i < 500; ++i) {
      before += "行：编码：" + std::to_string(1000 + i) + "；价格：1.00\n";
      now += "行：编码：" + std::to_string(1000 + i) + "；价格：2.00\n";
    }
    const auto changed = changed_words(before, now);
    CHECK(changed.lines == 500);
    CHECK(changed.shown.size() == 3);
    CHECK(changed.shown.front().before.ends_with("价格：1"));
    CHECK(changed.shown.front().now.ends_with("价格：2"));
    CHECK(changed_text_zh(changed).ends_with("；共 500 处"));
  }
}
