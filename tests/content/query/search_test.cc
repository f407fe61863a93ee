#include "content/query/search.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

const Reading kReadings[] = {
    {U'单', "dan shan chan"},
    {U'仇', "chou qiu"},
    {U'覃', "qin tan"},
    {U'乐', "le yue"},
    {U'血', "xue xie"},
    {U'行', "hang xing"},
    {U'绿', "lv lu"},
    {U'茶', "cha"},
    {U'优', "you"},
    {U'甲', "jia"},
    {U'功', "gong"},
    {U'阿', "a e"},
    {U'胶', "jiao"},
    {U'安', "an"},
    {U'平', "ping"},
    {U'局', "ju"},
    {U'部', "bu"},
    {U'五', "wu"},
    {U'分', "fen"},
    {U'类', "lei"},
    {U'干', "gan"},
    {U'扰', "rao"},
    {U'素', "su"},
    {U'拢', "long"},
    {U'耳', "er"},
    {U'级', "ji"},
};

/// Rows 0 .. 9.
Search hospital() {
  return Search::build(
      {
          {"血常规", "全血细胞计数;五分类", "xue chang gui", "250101001"},
          {"血清总蛋白测定", "", "xue qing zong dan bai ce ding", "250301001"},
          {"全血血常规复查", "", "quan xue xue chang gui fu cha", "250101002"},
          {"颈椎（DR）正侧位", "", "jing zhui zheng ce wei", "210102015"},
          {"绿茶", "", "lv cha", "X001"},
          {"硝苯地平控释片", "安平", "xiao ben di ping kong shi pian", "XB010"},
          {"单晓敏", "", "shan xiao min", "d002"},
          {"C反应蛋白", "", "fan ying dan bai", "250305"},
          {"直肠指检", "", "zhi chang zhi jian", "120100"},
          {"局部麻醉", "", "ju bu ma zui", "330100"},
      },
      kReadings);
}

std::vector<std::uint32_t> rows(const Search& search, std::string_view query,
                                std::size_t limit = 100) {
  std::vector<std::uint32_t> found;
  for (const Match& match : search.find(query, limit)) found.push_back(match.row);
  return found;
}

using Rows = std::vector<std::uint32_t>;

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("search: initials, full pinyin and mixtures find the same item first") {
    const Search search = hospital();
    for (const char* query : {"xcg", "XCG", "x c g", "xuechanggui", "xuecg", "xcgui", "xchg",
                              "xuechangg", "xuechan", "血常规", "血常", "血cg", "ｘｃｇ"}) {
      CAPTURE(query);
      const auto found = rows(search, query);
      REQUIRE_FALSE(found.empty());
      CHECK(found.front() == 0);
      CHECK(found.back() == 2);  // inside the name
    }
  }

  TEST_CASE("search: the kind of match says why and ranks") {
    const Search search = hospital();
    const auto first = [&](std::string_view query) { return search.find(query, 10).front(); };
    CHECK(first("250101").kind == MatchKind::kCode);
    CHECK(first("xb010").kind == MatchKind::kCode);
    CHECK(first("xcg").kind == MatchKind::kInitialsStart);
    CHECK(first("xuec").kind == MatchKind::kPinyinStart);
    CHECK(first("血清").kind == MatchKind::kTextStart);
    CHECK(first("zdb").kind == MatchKind::kInside);
    CHECK(first("五分类").kind == MatchKind::kAlias);
    CHECK(first("anp").kind == MatchKind::kAlias);
    CHECK(first("dxm").kind == MatchKind::kAnyReading);
  }

  TEST_CASE("search: the characters that matched are counted in the whole name") {
    const Search search = hospital();
    const auto inside = search.find("zdb", 1).front();
    CHECK(inside.row == 1);
    CHECK(inside.first == 2);
    CHECK(inside.count == 3);
    const auto across = search.find("zdrz", 1).front();  // 椎（DR）正
    CHECK(across.row == 3);
    CHECK(across.first == 1);
    CHECK(across.count == 6);
    const auto text = search.find("蛋白", 9);
    REQUIRE(text.size() == 2);
    CHECK(text[0].first == 3);
    CHECK(text[1].row == 7);
    CHECK(text[1].first == 3);
    const auto code = search.find("250101", 1).front();
    CHECK(code.kind == MatchKind::kCode);
    CHECK(code.count == 6);
    const auto alias = search.find("wfl", 1).front();
    CHECK(alias.row == 0);
    CHECK(alias_of("全血细胞计数;五分类", alias.alias) == "五分类");
    CHECK(alias.first == 0);
    CHECK(alias.count == 3);
  }

  TEST_CASE("search: u-umlaut may be typed as v, u or yu") {
    const Search search = hospital();
    for (const char* query : {"lvcha", "lucha", "lyucha", "lüc", "lc"}) {
      CAPTURE(query);
      CHECK(rows(search, query) == Rows{4});
    }
    CHECK(rows(search, "jubumz") == Rows{9});
    CHECK(rows(search, "jvbu") == Rows{9});
  }

  TEST_CASE("search: a surname is found under every reading, the preferred one first") {
    const Search search = Search::build(
        {
            {"覃文", "", "qin wen", "1"},
            {"谭文", "", "tan wen", "2"},
            {"乐平", "", "yue ping", "3"},
        },
        kReadings);
    CHECK(rows(search, "qw") == Rows{0});
    CHECK(rows(search, "tw") == Rows{1, 0});
    CHECK(rows(search, "tanw") == Rows{1, 0});
    CHECK(rows(search, "yp") == Rows{2});
    CHECK(rows(search, "lep") == Rows{2});
  }

  TEST_CASE("search: Latin letters and digits in a name count as typed") {
    const Search search = hospital();
    CHECK(rows(search, "cfydb") == Rows{7});
    CHECK(rows(search, "C反应") == Rows{7});
    CHECK(rows(search, "jzdr") == Rows{3});
    CHECK(rows(search, "jingzhuiDR正") == Rows{3});
  }

  TEST_CASE("search: no match is an empty answer, and so is an empty query") {
    const Search search = hospital();
    for (const char* query : {"", "  ", "（）", "xcgz", "zzzz", "血常归", "xueh", "\xFF", "cgx"}) {
      CAPTURE(query);
      CHECK(rows(search, query).empty());
    }
    CHECK(search.find("x", 0).empty());
    CHECK(Search::build({}, {}).find("x", 9).empty());
  }

  TEST_CASE("search: the limit keeps the best and a row appears once") {
    const Search search = hospital();
    CHECK(rows(search, "x", 2).size() == 2);
    const auto found = rows(search, "2501");
    CHECK(found == Rows{0, 2});
    const Search twice = Search::build({{"安平片", "安平", "an ping pian", "AP"}}, kReadings);
    CHECK(rows(twice, "ap") == Rows{0});
    CHECK(rows(twice, "anping") == Rows{0});
  }

  TEST_CASE("search: a query of any length and a name of any length are harmless") {
    std::string long_name;
    for (int i = 0; i < 2'000; ++i) long_name += "血";
    const Search search = Search::build({{long_name, "", "", ""}}, kReadings);
    CHECK(rows(search, std::string(40, 'x')) == Rows{0});
    CHECK(rows(search, std::string(5'000, 'x')) == Rows{0});
  }

  TEST_CASE("search: what sounds alike is found only when asked for, and last") {
    const Search search = Search::build(
        {
            {"正骨", "", "zheng gu", "1"},
            {"脓液检查", "", "nong ye jian cha", "2"},
            {"阴道镜", "", "yin dao jing", "3"},
            {"耳蜗", "拢耳", "er wo", "4"},
            {"增高鞋", "", "zeng gao xie", "5"},
            {"炼蜜", "", "lian mi", "6"},
        },
        kReadings);
    struct Case {
      const char* typed;
      std::uint32_t row;
    };
    for (const Case& one : {Case{"zenggu", 0}, Case{"zhengu", 0}, Case{"longye", 1},
                            Case{"longyejianca", 1}, Case{"yingdao", 2}, Case{"nianmi", 5},
                            Case{"liangmi", 5}, Case{"lyjc", 1}, Case{"yingdaojin", 2}}) {
      CAPTURE(one.typed);
      CHECK(rows(search, one.typed).empty());
      const auto found = search.find(one.typed, 9, Sounds::kAlike);
      REQUIRE(found.size() == 1);
      CHECK(found.front().row == one.row);
      CHECK(found.front().kind == MatchKind::kFuzzy);
    }
    const auto both = search.find("zengg", 9, Sounds::kAlike);
    REQUIRE(both.size() == 2);
    CHECK(both[0].row == 4);
    CHECK(both[0].kind == MatchKind::kPinyinStart);
    CHECK(both[1].row == 0);
  }

  TEST_CASE("search: Greek letters, Roman numerals and digits by what people call them") {
    const Search search = Search::build(
        {
            {"α-干扰素", "", "a - gan rao su", "1"},
            {"β受体阻滞剂", "", "", "2"},
            {"凝血因子Ⅷ", "", "", "3"},
            {"13碳呼气试验", "", "", "4"},
            {"Ⅱ级护理", "", "", "5"},
        },
        kReadings);
    for (const char* typed : {"agrs", "α-干", "aerfa", "jia", "alpha"}) {
      CAPTURE(typed);
      CHECK(rows(search, typed) == Rows{0});
    }
    CHECK(rows(search, "beita") == Rows{1});
    CHECK(rows(search, "viii") == Rows{2});
    CHECK(rows(search, "13") == Rows{3});
    CHECK(rows(search, "yisan") == Rows{3});
    for (const char* typed : {"ii", "2", "er"}) {
      CAPTURE(typed);
      const auto found = rows(search, typed);
      CHECK(std::find(found.begin(), found.end(), 4U) != found.end());
    }
  }

  TEST_CASE("search: a name typed whole comes before longer ones") {
    const Search search = Search::build(
        {
            {"血常规复查", "", "xue chang gui fu cha", "1"},
            {"血常规", "", "xue chang gui", "2"},
        },
        kReadings);
    for (const char* typed : {"xcg", "xuechanggui", "血常规"}) {
      CAPTURE(typed);
      CHECK(rows(search, typed) == Rows{1, 0});
    }
    CHECK(rows(search, "xuechanggu") == Rows{1, 0});
    CHECK(rows(search, "xc") == Rows{0, 1});
  }

  TEST_CASE("search: many readings of every character do not multiply") {
    std::string name;
    std::vector<Reading> readings{{U'长', "zhang chang zhan zang zeng zheng zhen"}};
    for (int i = 0; i < 60; ++i) name += "长";
    const Search search = Search::build({{name, "", "", ""}}, readings);
    CHECK(rows(search, std::string(60, 'z') + "y").empty());
    CHECK(search.find(std::string(60, 'z') + "y", 9, Sounds::kAlike).empty());
    CHECK(search.find(std::string(60, 'z'), 9, Sounds::kAlike).size() == 1);
  }

  TEST_CASE("search: over the sample's prices and doctors") {
    const auto release = test::sample_release();
    std::vector<SearchName> names;
    for (const PriceItem& item : release->prices()) {
      names.push_back({item.name, item.aliases, item.pinyin, item.code});
    }
    const Search prices = Search::build(std::move(names), release->readings());
    CHECK(release->prices()[prices.find("xcg", 5).front().row].name == "血常规");
    CHECK(release->prices()[prices.find("ej", 5).front().row].name == "阿胶");
    std::vector<SearchName> people;
    for (const Doctor& doctor : release->doctors()) {
      people.push_back({doctor.name, {}, doctor.pinyin, doctor.code});
    }
    const Search doctors = Search::build(std::move(people), release->readings());
    CHECK(release->doctors()[doctors.find("qwh", 5).front().row].name == "仇文海");
    CHECK(release->doctors()[doctors.find("cwh", 5).front().row].name == "仇文海");
    CHECK(release->doctors()[doctors.find("ll", 5).front().row].code == "d004");
  }
}
