// Composer and PinyinWords: letters become characters, and nothing stays when they are cleared.
#include "kiosk/feedback/composer.h"

#include <doctest/doctest.h>

#include "kiosk/feedback/writing_words.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::kiosk;

namespace {

constexpr std::string_view kDictionary =
    "# a comment\n---\nname: x\n...\n"
    "价\tjia\t900\n家\tjia\t5000\n假\tjia\t700\n价格\tjia ge\t800\n格\tge\t300\n"
    "家里\tjia li\t600\n几\tji\t2000\n啊\ta\t1000\n坏\tHUAI\t1\n空\t\t5\n";

std::vector<std::string> texts(const std::vector<PinyinChoice>& choices) {
  std::vector<std::string> all;
  for (const PinyinChoice& choice : choices) all.emplace_back(choice.text);
  return all;
}

}  // namespace

TEST_SUITE("kiosk feedback") {
  TEST_CASE("pinyin words: whole words first, then longer ones, then what the beginning means") {
    const auto words = PinyinWords::parse(kDictionary);
    REQUIRE(words.has_value());
    CHECK(texts(words->choices("jiage", 5)) ==
          std::vector<std::string>{"价格", "家", "价", "假", "几"});
    CHECK(texts(words->choices("jia", 9)) ==
          std::vector<std::string>{"家", "价", "假", "价格", "家里", "几"});
    CHECK(words->choices("jiage", 5)[1].letters == 3);
    CHECK(words->choices("xyz", 5).empty());
    CHECK(texts(words->choices("j", 2)) == std::vector<std::string>{"家", "几"});
    CHECK_FALSE(PinyinWords::parse("nothing here\n").has_value());
    CHECK_FALSE(PinyinWords::load("/nowhere/dictionary").has_value());
  }

  TEST_CASE("pinyin words: the issue's own names do where no dictionary is") {
    const auto words = PinyinWords::of_names(*test::sample_release());
    CHECK(texts(words.choices("xue", 3)) == std::vector<std::string>{"血"});
  }

  TEST_CASE("composer: a choice takes the letters it stands for") {
    const auto words = PinyinWords::parse(kDictionary);
    REQUIRE(words.has_value());
    Composer composer;
    for (const char c : std::string_view("jiage")) CHECK(composer.letter(c));
    CHECK(composer.choose(words->choices(composer.letters(), 9)[2]));
    CHECK(composer.text() == "价");
    CHECK(composer.letters() == "ge");
    CHECK(composer.choose(words->choices(composer.letters(), 9)[0]));
    CHECK(composer.text() == "价格");
    CHECK(composer.letters().empty());
    CHECK_FALSE(composer.choose({"多", 1}));
    composer.erase();
    CHECK(composer.text() == "价");
    CHECK(composer.letter('a'));
    composer.erase();
    CHECK(composer.letters().empty());
    CHECK(composer.text() == "价");
    composer.erase();
    composer.erase();
    CHECK(composer.text().empty());
  }

  TEST_CASE("composer: five hundred characters and no more") {
    Composer composer;
    for (std::size_t i = 0; i < content::feedback::kMaxTextCharacters; ++i) {
      REQUIRE(composer.insert("𠀀"));
    }
    CHECK(composer.room() == 0);
    CHECK_FALSE(composer.insert("a"));
    const char* const bytes = composer.text().data();
    composer.clear();
    CHECK(std::string_view(bytes, 2000) == std::string(2000, '\0'));
    for (std::size_t i = 0; i < Composer::kMostLetters; ++i) CHECK(composer.letter('a'));
    CHECK_FALSE(composer.letter('a'));
  }

  TEST_CASE("writing words: everyday words and the issue's names say what may come next") {
    const auto words = writing_words(*test::sample_release());
    CHECK(words.follows(U'血', U'常') > 0);  // 血常规 is in the price list
    CHECK(words.follows(U'血', U'规') == 0);
    if (installed_words() == nullptr) {
      MESSAGE("skipped: no pinyin dictionary is installed");
      return;
    }
    CHECK(words.follows(U'态', U'度') > words.follows(U'态', U'肚'));
    CHECK(words.commonness(U'谢') > 0);
  }
}
