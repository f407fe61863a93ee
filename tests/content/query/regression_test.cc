// Names that are easily got wrong, and every name of the sample hospital, from the office's
// readings to what a visitor types. content/workspace/readings reads, content/query finds.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "content/query/fold.h"
#include "content/query/search.h"
#include "content/workspace/readings/pinyin.h"
#include "drivers/os/utf8.h"
#include "tests/support/town_release.h"

using namespace gongshi;
using namespace gongshi::content;
using workspace::Pinyin;

namespace {

const Pinyin& pinyin() {
  static const Pinyin loaded = [] {
    auto result = Pinyin::load({});
    REQUIRE(result.has_value());
    return *std::move(result);
  }();
  return loaded;
}

/// All readings of the characters of `name`, as a bundle has them.
struct Readings {
  std::vector<std::string> syllables;
  std::vector<Reading> all;

  explicit Readings(std::string_view name) {
    std::u32string characters = utf8::decode(name);
    std::sort(characters.begin(), characters.end());
    characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
    for (const char32_t c : characters) syllables.push_back(pinyin().all_of(c));
    for (std::size_t i = 0; i < characters.size(); ++i)
      all.push_back({characters[i], syllables[i]});
  }
};

struct Word {
  const char* name;
  const char* initials;  // under the reading that people use
  const char* full;
};

std::optional<MatchKind> kind_of(const Search& search, std::string_view typed) {
  const auto found = search.find(typed, 1);
  if (found.empty()) return std::nullopt;
  return found.front().kind;
}

/// For each character of `name` that can be typed, the initials of all its readings; a Latin letter
/// or digit is its own.
std::vector<std::string> initials_of(const Release& release, std::string_view name) {
  std::vector<std::string> all;
  for (const char32_t c : fold(name)) {
    std::string initials;
    if (letter_index(c) >= 0) {
      initials.push_back(static_cast<char>(c));
    } else {
      const auto readings = release.readings();
      const auto known = std::find_if(readings.begin(), readings.end(),
                                      [c](const Reading& one) { return one.character == c; });
      if (known != readings.end()) {
        bool first = true;
        for (const char letter : known->syllables) {
          if (first && initials.find(letter) == std::string::npos) initials.push_back(letter);
          first = letter == ' ';
        }
      }
    }
    all.push_back(std::move(initials));
  }
  return all;
}

/// Each reading of each character once, beside the first readings of the others.
std::vector<std::string> queries_of(const std::vector<std::string>& initials) {
  std::string usual;
  for (const std::string& one : initials) usual.push_back(one.front());
  std::vector<std::string> all{usual};
  for (std::size_t i = 0; i < initials.size(); ++i) {
    for (const char other : initials[i].substr(1)) {
      all.push_back(usual);
      all.back()[i] = other;
    }
  }
  return all;
}

/// How many queries found the row; fails where one did not.
std::size_t check_reached(const Release& release, const Search& search, std::string_view name,
                          std::uint32_t row) {
  const auto initials = initials_of(release, name);
  for (const std::string& one : initials) REQUIRE_MESSAGE(!one.empty(), std::string(name));
  const auto queries = queries_of(initials);
  for (const std::string& query : queries) {
    const auto found = search.find(query, 2'000);
    const bool reached = std::any_of(found.begin(), found.end(),
                                     [row](const Match& match) { return match.row == row; });
    CHECK_MESSAGE(reached, std::string(name), " by ", query);
  }
  return queries.size();
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("search: words of hospitals under the reading that people use") {
    static constexpr std::array kWords = std::to_array<Word>({
        {"单侧", "dc", "dance"},
        {"重症监护", "zzjh", "zhongzhengjianhu"},
        {"重建", "cj", "chongjian"},
        {"重复", "cf", "chongfu"},
        {"长期", "cq", "changqi"},
        {"生长", "sz", "shengzhang"},
        {"护士长", "hsz", "hushizhang"},
        {"血常规", "xcg", "xuechanggui"},
        {"大便", "db", "dabian"},
        {"便宜", "py", "pianyi"},
        {"心率", "xl", "xinlv"},
        {"效率", "xl", "xiaolv"},
        {"调节", "tj", "tiaojie"},
        {"调剂", "tj", "tiaoji"},
        {"调查", "dc", "diaocha"},
        {"处置", "cz", "chuzhi"},
        {"还原", "hy", "huanyuan"},
        {"行走", "xz", "xingzou"},
        {"银行", "yh", "yinhang"},
        {"膀胱", "pg", "pangguang"},
        {"肩膀", "jb", "jianbang"},
        {"弹力", "tl", "tanli"},
        {"子弹", "zd", "zidan"},
        {"人参", "rs", "renshen"},
        {"丹参", "ds", "danshen"},
        {"党参", "ds", "dangshen"},
        {"参考", "ck", "cankao"},
        {"白术", "bz", "baizhu"},
        {"苍术", "cz", "cangzhu"},
        {"莪术", "ez", "ezhu"},
        {"手术", "ss", "shoushu"},
        {"阿胶", "ej", "ejiao"},
        {"阿司匹林", "aspl", "asipilin"},
        {"蛤蚧", "gj", "gejie"},
        {"藏红花", "zhh", "zanghonghua"},
        {"尾椎", "wz", "weizhui"},
        {"枸橼酸", "jys", "juyuansuan"},
        {"脑卒中", "ncz", "naocuzhong"},
        {"屏气", "bq", "bingqi"},
        {"腘窝", "gw", "guowo"},
        {"降钙素", "jgs", "jianggaisu"},
        {"系统", "xt", "xitong"},
        {"结核", "jh", "jiehe"},
        {"咽喉", "yh", "yanhou"},
        {"颈", "j", "jing"},
        {"臭氧", "cy", "chouyang"},
        {"嗅觉", "xj", "xiujue"},
        {"睡觉", "sj", "shuijiao"},
        {"听觉", "tj", "tingjue"},
    });
    for (const Word& word : kWords) {
      CAPTURE(word.name);
      const Readings readings(word.name);
      const std::string preferred = pinyin().of_name(word.name);
      const Search search = Search::build({{word.name, "", preferred, ""}}, readings.all);
      CHECK(kind_of(search, word.initials) == MatchKind::kInitialsStart);
      CHECK(kind_of(search, word.full) == MatchKind::kPinyinStart);
      CHECK(kind_of(search, word.name) == MatchKind::kTextStart);
    }
  }

  TEST_CASE("search: surnames under the reading of their bearers, and under every other") {
    static constexpr std::array kPeople = std::to_array<Word>({
        {"曾小明", "zxm", "zengxiaoming"},
        {"仇军", "qj", "qiujun"},
        {"解红", "xh", "xiehong"},
        {"查文", "zw", "zhawen"},
        {"区明", "om", "ouming"},
        {"任丽", "rl", "renli"},
        {"朴正", "pz", "piaozheng"},
        {"尉迟恭", "ycg", "yuchigong"},
        {"万俟明", "mqm", "moqiming"},
        {"缪军", "mj", "miaojun"},
        {"翟英", "zy", "zhaiying"},
        {"种师道", "csd", "chongshidao"},
        {"盖文", "gw", "gewen"},
        {"员明", "ym", "yunming"},
        {"冼星海", "xxh", "xianxinghai"},
        {"乐文", "yw", "yuewen"},
        {"覃明", "qm", "qinming"},
        {"单田芳", "stf", "shantianfang"},
    });
    for (const Word& person : kPeople) {
      CAPTURE(person.name);
      const Readings readings(person.name);
      const std::string preferred = pinyin().of_person(person.name);
      const Search search = Search::build({{person.name, "", preferred, ""}}, readings.all);
      CHECK(kind_of(search, person.initials) == MatchKind::kInitialsStart);
      CHECK(kind_of(search, person.full) == MatchKind::kPinyinStart);
    }
    struct Other {
      const char* name;
      const char* typed;
    };
    for (const Other& other :
         {Other{"仇军", "choujun"}, Other{"解红", "jh"}, Other{"查文", "chawen"},
          Other{"单田芳", "dtf"}, Other{"覃明", "tanm"}, Other{"乐文", "lew"},
          Other{"曾小明", "cengxm"}, Other{"种师道", "zsd"}, Other{"万俟明", "wqm"}}) {
      CAPTURE(other.name);
      const Readings readings(other.name);
      const std::string preferred = pinyin().of_person(other.name);
      const Search search = Search::build({{other.name, "", preferred, ""}}, readings.all);
      CHECK(kind_of(search, other.typed) == MatchKind::kAnyReading);
    }
  }

  TEST_CASE("search: every name of the sample hospital by the initials of any reading") {
    const auto release = test::town_release();
    std::vector<SearchName> names;
    for (const PriceItem& item : release->prices()) {
      names.push_back({item.name, item.aliases, item.pinyin, item.code});
    }
    std::size_t queries = 0;
    const Search prices = Search::build(std::move(names), release->readings());
    for (std::size_t i = 0; i < release->prices().size(); ++i) {
      const PriceItem& item = release->prices()[i];
      queries += check_reached(*release, prices, item.name, std::uint32_t(i));
    }
    std::vector<SearchName> people;
    for (const Doctor& doctor : release->doctors()) {
      people.push_back({doctor.name, {}, doctor.pinyin, doctor.code});
    }
    const Search doctors = Search::build(std::move(people), release->readings());
    for (std::size_t i = 0; i < release->doctors().size(); ++i) {
      queries += check_reached(*release, doctors, release->doctors()[i].name, std::uint32_t(i));
    }
    CHECK(release->prices().size() > 1'500);
    CHECK(queries > release->prices().size() + release->doctors().size());
  }
}
