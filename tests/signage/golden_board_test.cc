#include <doctest/doctest.h>

#include "signage/layout/pages.h"
#include "signage/layout/raster.h"
#include "tests/signage/type.h"
#include "tests/support/golden.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

struct Language {
  const char* name;
  std::string_view hours;
  std::string_view price;
  std::string_view queue;
};

constexpr Language kLanguages[] = {
    {"zh", "门诊时间：周一至周五 8:00至17:30", "血常规 22.00元/次", "请到二楼“咨询台”领取价目表"},
    {"en", "Open Mon-Fri 8:00-17:30", "Blood count ¥22.00 each", "Price lists: desk, 2nd floor"},
    {"ug", "كېسەل كۆرسىتىش ۋاقتى: 8:00-17:30", "قان تەكشۈرۈش 22.00 يۈەن",
     "باھا جەدۋىلى 2-قەۋەتتىكى سوراش ئورنىدا"},
    {"bo", "སྨན་ཁང་གི་དུས་ཚོད། 8:00-17:30", "ཁྲག་བརྟག་དཔྱད། 22.00", "རིན་གོང་རེའུ་མིག་ཐོག་བརྩེགས་གཉིས་པར།"},
    {"mn", "ᠡᠮᠨᠡᠯᠭᠡ ᠶᠢᠨ ᠴᠠᠭ 8:00-17:30", "ᠴᠢᠰᠤ ᠪᠠᠢᠴᠠᠭᠠᠬᠤ 22.00",
     "ᠦᠨ᠎ᠡ ᠶᠢᠨ ᠬᠦᠰᠦᠨᠦᠭᠲᠦ"},
};

constexpr drivers::Geometry kBoards[] = {{128, 32}, {256, 64}, {384, 32}};

std::string size_text(drivers::Geometry size) {
  return std::to_string(size.width_px) + "x" + std::to_string(size.height_px);
}

/// What is seen first: a text that scrolls, at its beginning.
std::string differs(const Layout& layout, const std::string& name, fonts::TypeCase& type) {
  CHECK(layout.missing.empty());
  const auto mono = drivers::PixelFormat::kMono1;
  return test::golden_difference(raster(layout, layout.window_px(0), mono, {}, type.glyphs),
                                 "signage/" + name);
}

}  // namespace

TEST_SUITE("golden") {
  TEST_CASE("golden: opening hours on each board in each language") {
    auto type = test::type_case();
    for (const Language& language : kLanguages) {
      for (const drivers::Geometry board : kBoards) {
        const auto layout = lay_out(language.hours, board, type);
        REQUIRE(layout.has_value());
        CHECK(differs(*layout, std::string("hours-") + language.name + "-" + size_text(board),
                      type) == "");
      }
    }
  }

  TEST_CASE("golden: a price in each language") {
    auto type = test::type_case();
    for (const Language& language : kLanguages) {
      const auto layout = lay_out(language.price, {256, 64}, type);
      REQUIRE(layout.has_value());
      CHECK(differs(*layout, std::string("price-") + language.name, type) == "");
    }
  }

  TEST_CASE("golden: tables of prices, decimal points under each other") {
    auto type = test::type_case();
    const std::string_view head = "项目名称 3/12\t单位\t价格（元）\n";
    const std::string_view rows =
        "血常规（五分类）\t次\t22.00\n头颅CT平扫\t部位\t1280.5\n床位费\t床日\t市场调节价";
    const auto tall = lay_out(std::string(head) + std::string(rows), {256, 64}, type);
    REQUIRE(tall.has_value());
    CHECK(differs(*tall, "table-256x64", type) == "");
    const auto wide =
        lay_out("血常规（五分类）\t次\t¥22.00\n心电图（十二导联）\t次\t¥8.5", {384, 32}, type);
    REQUIRE(wide.has_value());
    CHECK(differs(*wide, "table-384x32", type) == "");
    const auto uyghur = lay_out("قان تەكشۈرۈش\tقېتىم\t22.00\nيۈرەك ئېلېكتىر خەرىتىسى\tقېتىم\t138.5",
                                {256, 32}, type);
    REQUIRE(uyghur.has_value());
    CHECK(differs(*uyghur, "table-ug-256x32", type) == "");
  }

  TEST_CASE("golden: a long Uyghur text in pages with their numbers") {
    auto type = test::type_case();
    const std::string text = std::string(kLanguages[2].queue) + "، تېلېفون 0571-5550 1234";
    const auto pages = lay_out_board(text, {128, 32}, type);
    REQUIRE(pages.has_value());
    REQUIRE(pages->size() == 3);
    CHECK(differs(pages->at(0), "pages-ug-1", type) == "");
    CHECK(differs(pages->at(1), "pages-ug-2", type) == "");
    CHECK(differs(pages->at(2), "pages-ug-3", type) == "");
  }

  TEST_CASE("golden: two lines of a wide board in each language") {
    auto type = test::type_case();
    for (const Language& language : kLanguages) {
      const std::string both = std::string(language.hours) + "\n" + std::string(language.queue);
      const auto layout = lay_out(both, {384, 32}, type);
      REQUIRE(layout.has_value());
      CHECK(differs(*layout, std::string("two-lines-") + language.name, type) == "");
    }
  }
}
