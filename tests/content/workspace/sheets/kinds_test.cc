// Booklet, posters and forms: contents that lead right, codes that a telephone reads, blank boxes.
#include <doctest/doctest.h>
#include <qrencode.h>

#include <algorithm>
#include <cmath>

#include "content/schema.h"
#include "content/workspace/sheets/qr.h"
#include "tests/content/workspace/sheets/read_back.h"
#include "tests/support/sample_release.h"
#include "tests/support/town_release.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::content::sheets;
using gongshi::test::ReadBack;
using gongshi::test::sheet_order;
using gongshi::test::squeezed;

TEST_SUITE("content") {
  TEST_CASE("booklet: contents name the page that each guide is on, every page the issue") {
    const auto release = test::town_release();
    const ReadBack printed(*release, sheet_order(Kind::kBooklet));
    const std::string& contents = printed.pages().at(1);
    CHECK(contents.starts_with(squeezed("目录")));
    std::size_t guides = 0;
    for (const Page& page : release->pages()) {
      const std::string title = squeezed(page.title_zh);
      const auto at = contents.find(title);
      if (at == std::string::npos) continue;
      ++guides;
      const auto number = std::stoul(contents.substr(at + title.size()));
      CAPTURE(page.title_zh);
      CHECK(printed.page_holds(number - 1, page.title_zh));
      std::string guide;  // the department stands below it, two pages on at most
      for (std::size_t i = number - 1; i < std::min(number + 2, printed.pages().size()); ++i) {
        guide += printed.pages()[i];
      }
      CHECK(guide.find(squeezed("责任部门：" + std::string(page.owner))) != std::string::npos);
    }
    CHECK(guides == 24);
    for (std::size_t page = 0; page < printed.pages().size(); ++page) {
      const std::string serial = release->id().serial();
      const std::string day = date_text(to_local(release->id().created).date);
      CHECK(printed.page_holds(page, "第 " + serial + " 期　" + day + " 发布　信息公开办公室"));
      CHECK(printed.pages()[page].ends_with(std::to_string(page + 1)));
    }
    CHECK(printed.told_by("pdfinfo").find("419.53 x 595.28 pts") != std::string::npos);
  }

  TEST_CASE("booklet: holds prices where they are asked for, the kiosk's own") {
    const auto release = test::sample_release();
    Order order = sheet_order(Kind::kBooklet);
    order.categories = {"C1", "B1"};
    order.groups = {"检验"};
    const ReadBack printed(*release, order);
    CHECK(printed.holds("血常规 22.00 次 甲类"));
    CHECK(printed.holds("预约或现场挂号"));
    CHECK_FALSE(printed.holds("静脉输液"));
  }

  TEST_CASE("poster: each guide as large as one sheet holds it, with a code to the site") {
    const auto release = test::town_release();
    const ReadBack printed(*release, sheet_order(Kind::kPoster));
    std::size_t page = 0;
    std::size_t single = 0;
    for (const auto& item : printed.sheets().items) {
      CAPTURE(item.title);
      CHECK(printed.page_holds(page, item.title));
      page += item.sheets;
      if (item.sheets == 1) ++single;
    }
    CHECK(single == printed.sheets().items.size());
    CHECK(printed.told_by("pdfinfo").find("(A3)") != std::string::npos);
  }

  TEST_CASE("poster: without a site there is the page's number for the touch screen") {
    const auto release = test::sample_release();
    REQUIRE(release->hospital().web.empty());
    const ReadBack printed(*release, sheet_order(Kind::kPoster));
    CHECK(printed.holds("触摸屏页面编号 301"));
    CHECK_FALSE(printed.holds("http"));
    const ReadBack town(*test::town_release(), sheet_order(Kind::kPoster));
    CHECK(town.holds("https://www.yunxi-hospital.example/gongkai　触摸屏页面编号 11"));
    Order order = sheet_order(Kind::kPoster);
    order.categories = {"C1"};
    order.address_of = [](const Page& page) {
      return page.number == 11 ? std::string("https://example.org/11") : std::string();
    };
    const ReadBack linked(*test::town_release(), order);
    CHECK(linked.page_holds(0, "https://example.org/11　触摸屏页面编号 11"));
    CHECK(linked.page_holds(1, "https://www.yunxi-hospital.example/gongkai"));
  }

  TEST_CASE("qr: the rectangles are the modules of the code, with a quiet zone around") {
    const std::string text = "https://www.example.org/gongkai";
    paper::Sheet sheet;
    constexpr double kSide = 410;
    REQUIRE(draw_qr(sheet, text, 100, 200, kSide));
    QRcode* const code = QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M);
    REQUIRE(code != nullptr);
    const double module = kSide / (code->width + 8);
    for (int row = -4; row < code->width + 4; ++row) {
      for (int column = -4; column < code->width + 4; ++column) {
        const double x = 100 + (column + 4.5) * module;
        const double y = 200 + (row + 4.5) * module;
        const bool covered = std::ranges::any_of(sheet.marks, [&](const paper::Mark& mark) {
          const auto& box = std::get<paper::BoxMark>(mark);
          return box.x < x && x < box.x + box.width && box.y < y && y < box.y + box.height;
        });
        const bool inside = row >= 0 && column >= 0 && row < code->width && column < code->width;
        const bool dark = inside && (code->data[row * code->width + column] & 1) != 0;
        CHECK(covered == dark);
      }
    }
    QRcode_free(code);
    CHECK_FALSE(draw_qr(sheet, std::string(4000, 'x'), 0, 0, kSide));
  }

  TEST_CASE("forms: blank, with the hospital's office and guide, nothing of any person") {
    const auto release = test::town_release();
    const ReadBack printed(*release, sheet_order(Kind::kForms));
    REQUIRE(printed.sheets().count == 3);
    for (const char* words : {"信息公开申请表", "姓名", "证件号码", "统一社会信用代码",
                              "名称、文号或者其他特征描述", "□ 当面领取", "申请日期", "答复期限",
                              "信息公开办公室（东岭省云溪县清泉街道同济路18号）"}) {
      CAPTURE(words);
      CHECK(printed.page_holds(0, words));
    }
    CHECK(printed.page_holds(1, "信息公开指南"));
    CHECK(printed.page_holds(2, "本表不记名"));
    CHECK(printed.page_holds(2, "投诉处理办公室，门诊楼一层东侧 108 室"));
    for (const Doctor& doctor : release->doctors()) CHECK_FALSE(printed.holds(doctor.name));
  }

  TEST_CASE("forms: the hospital's own page of that title takes the form's place") {
    auto objects = test::sample_objects();
    std::string& pages = objects.find("table/pages")->second;
    const std::string old = "如何投诉";
    pages.replace(pages.find(old), old.size(), "评议表");
    const auto release = *test::load_release(objects);
    const ReadBack printed(*release, sheet_order(Kind::kForms));
    const std::size_t last = printed.pages().size() - 1;
    CHECK(printed.page_holds(last, "评议表"));
    CHECK_FALSE(printed.page_holds(last, "本表不记名"));
    CHECK(printed.page_holds(last, "请到门诊楼一楼 103 室"));
  }
}
