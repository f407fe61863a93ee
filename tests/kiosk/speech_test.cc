#include <doctest/doctest.h>

#include "kiosk/page/layout.h"
#include "kiosk/speech/reading.h"
#include "kiosk/speech/speech_text.h"
#include "kiosk/speech/spoken_words.h"
#include "tests/kiosk/fake_voice.h"

using namespace gongshi::kiosk;
using gongshi::test::FakeVoice;

TEST_SUITE("kiosk speech") {
  TEST_CASE("spoken words: numbers as they are said in Chinese") {
    CHECK(chinese_number(0) == "零");
    CHECK(chinese_number(10) == "十");
    CHECK(chinese_number(15) == "十五");
    CHECK(chinese_number(22) == "二十二");
    CHECK(chinese_number(100) == "一百");
    CHECK(chinese_number(105) == "一百零五");
    CHECK(chinese_number(110) == "一百一十");
    CHECK(chinese_number(1001) == "一千零一");
    CHECK(chinese_number(1010) == "一千零一十");
    CHECK(chinese_number(10'000) == "一万");
    CHECK(chinese_number(10'500) == "一万零五百");
    CHECK(chinese_number(120'034) == "十二万零三十四");
    CHECK(chinese_number(100'000'001) == "一亿零一");
  }

  TEST_CASE("spoken words: prices, dates and telephones") {
    CHECK(spoken("22.00 元/次", Language::kZh) == "二十二元整每次");
    CHECK(spoken("128.50元", Language::kZh) == "一百二十八元五角");
    CHECK(spoken("128.05 元", Language::kZh) == "一百二十八元零五分");
    CHECK(spoken("0.35元", Language::kZh) == "三角五分");
    CHECK(spoken("0.05元", Language::kZh) == "五分");
    CHECK(spoken("0.00元", Language::kZh) == "零元整");
    CHECK(spoken("单价22.00元，自付2.20元", Language::kZh) == "单价二十二元整，自付二元二角");
    CHECK(spoken("22.00 元/次", Language::kEn) == "22 yuan per 次");
    CHECK(spoken("22.00 yuan/次", Language::kEn) == "22 yuan per 次");
    CHECK(spoken("150.05 美元/60 GM", Language::kZh) == "一百五十点零五美元每60 GM");
    CHECK(spoken("150.50 美元", Language::kZh) == "一百五十点五美元");
    CHECK(spoken("150.00 美元", Language::kZh) == "一百五十美元");
    CHECK(spoken("0.05 美元", Language::kZh) == "零点零五美元");
    CHECK(spoken("150.05 US dollars/60 GM", Language::kEn) ==
          "150 US dollars and 5 cents per 60 GM");
    CHECK(spoken("128.05 元", Language::kEn) == "128 yuan and 5 fen");
    CHECK(spoken("2026-11-23 起", Language::kZh) == "2026年11月23日 起");
    CHECK(spoken("2026-11-03", Language::kEn) == "3 November 2026");
    CHECK(spoken("投诉电话 0571-5550 1234", Language::kZh) ==
          "投诉电话 零五七幺，五五五零，幺二三四");
    CHECK(spoken("12315", Language::kZh) == "幺二三幺五");
    CHECK(spoken("1.0g×10 支", Language::kZh) == "1.0g×10 支");
    CHECK(spoken("自付 10%", Language::kZh) == "自付 10%");
    CHECK(spoken("", Language::kZh).empty());
  }

  TEST_CASE("speech text: reading order, rows as sentences, no keys, no bar, no decoration") {
    Scene scene;
    Node heading = text_node({0, 0, 400, 40}, "价格查询");
    heading.role = Role::kHeading;
    scene.add(heading);
    scene.add(field({0, 50, 400, 60}, "", "请输入名称"));
    Node key = main_button({0, 120, 60, 60}, "a", "key:a");
    key.role = Role::kKey;
    scene.add(key);
    List list{.id = "rows", .count = 2, .row_height = 60};
    list.row = [](int i) {
      return std::vector<Node>{row_ground({0, 0, 500, 60}, "血常规", "open"),
                               cell({0, 0, 100, 60}, i == 0 ? "血常规" : "尿常规"),
                               cell({100, 0, 100, 60}, "22.00"), cell({200, 0, 100, 60}, "元/次")};
    };
    add_list(scene, {0, 200, 500, 300}, std::move(list));
    scene.add(quiet_button({0, 900, 100, 60}, "首页", "@home"));
    const auto said = speech_text(scene, [](std::string_view) { return 0; }, Language::kZh);
    REQUIRE(said.size() == 4);
    CHECK(said[0] == "价格查询。");
    CHECK(said[1] == "请输入名称。");
    CHECK(said[2] == "血常规，二十二元整每次。");
    CHECK(said[3] == "尿常规，二十二元整每次。");
  }

  TEST_CASE("speech text: of a long list the rows in sight, of a question only the question") {
    Scene scene;
    List list{.id = "rows", .count = 50'000, .row_height = 100};
    list.row = [](int i) { return std::vector<Node>{cell({0, 0, 9, 9}, std::to_string(i))}; };
    add_list(scene, {0, 0, 500, 300}, std::move(list));
    const auto said = speech_text(scene, [](std::string_view) { return 1000; }, Language::kZh);
    REQUIRE(said.size() == 4);
    CHECK(said[0] == "共 50000 条，现在读出屏幕上的 3 条。");
    CHECK(said[1] == "10。");
    Scene question;
    question.dialog_from = 0;
    question.add(text_node({0, 0, 100, 40}, "还在使用吗？"));
    question.add(main_button({0, 50, 100, 40}, "继续使用", "@continue"));
    scene.append(std::move(question));
    const auto asked = speech_text(scene, [](std::string_view) { return 0; }, Language::kZh);
    REQUIRE(asked.size() == 2);
    CHECK(asked[0] == "还在使用吗？");
    CHECK(asked[1] == "继续使用。");
  }

  TEST_CASE("reading: sentence by sentence to the end, paused, repeated, faster and louder") {
    FakeVoice voice;
    Reading reading(&voice);
    reading.start({"一。", "二。", "三。"}, Language::kZh);
    CHECK(voice.now == "一。");
    CHECK_FALSE(reading.tick());
    CHECK(voice.now == "一。");
    voice.end();
    CHECK_FALSE(reading.tick());
    CHECK(voice.now == "二。");
    CHECK(reading.command("pause"));
    CHECK(voice.now.empty());
    voice.end();
    CHECK_FALSE(reading.tick());
    CHECK(reading.paused());
    CHECK(reading.command("pause"));
    CHECK(voice.now == "二。");
    CHECK(reading.command("again"));
    CHECK(voice.now == "一。");
    for (int i = 0; i < 9; ++i) CHECK(reading.command("faster"));
    CHECK(voice.last.speed == 60);
    for (int i = 0; i < 9; ++i) CHECK(reading.command("louder"));
    CHECK(voice.last.volume == 100);
    for (int i = 0; i < 9; ++i) CHECK(reading.command("quieter"));
    CHECK(voice.last.volume == 10);
    CHECK_FALSE(reading.command("sing"));
    for (int i = 0; i < 2; ++i) {
      voice.end();
      CHECK_FALSE(reading.tick());
    }
    CHECK(voice.now == "三。");
    voice.end();
    CHECK(reading.tick());
    CHECK_FALSE(reading.active());
    reading.forget(60);
    CHECK(reading.volume() == 60);
    CHECK(reading.speed() == 0);
  }

  TEST_CASE("reading: a voice that goes away ends it, none at all never begins") {
    FakeVoice voice;
    Reading reading(&voice);
    reading.start({"一。"}, Language::kZh);
    voice.is_ready = false;
    CHECK(reading.tick());
    CHECK_FALSE(reading.active());
    reading.start({"一。"}, Language::kZh);
    CHECK_FALSE(reading.active());
    Reading none(nullptr);
    none.start({"一。"}, Language::kZh);
    CHECK_FALSE(none.active());
    CHECK_FALSE(none.command("pause"));
    CHECK_FALSE(none.tick());
  }
}
