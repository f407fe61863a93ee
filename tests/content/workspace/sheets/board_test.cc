// What hangs on a board: every sheet says which issue it is of, and nothing of an item is missing.
#include <doctest/doctest.h>

#include <cmath>

#include "content/markdown.h"
#include "content/schema.h"
#include "tests/content/workspace/sheets/read_back.h"
#include "tests/support/made_release.h"
#include "tests/support/sample_release.h"
#include "tests/support/town_release.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::content::sheets;
using gongshi::test::ReadBack;
using gongshi::test::sheet_error;
using gongshi::test::sheet_order;
using gongshi::test::squeezed;

namespace {

Order of_categories(std::vector<std::string> categories) {
  Order order = sheet_order();
  order.categories = std::move(categories);
  return order;
}

const PriceItem& price_named(const Release& release, std::string_view name) {
  for (const PriceItem& item : release.prices()) {
    if (item.name == name) return item;
  }
  FAIL("no such price");
  return release.prices().front();
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("sheets: each one says issue, day, department, code, page and whom to call") {
    const auto release = test::sample_release();
    const ReadBack printed(*release, sheet_order());
    std::size_t page = 0;
    for (const auto& item : printed.sheets().items) {
      const std::string total = std::to_string(item.sheets);
      for (std::size_t n = 1; n <= item.sheets; ++n, ++page) {
        CAPTURE(item.title);
        for (const std::string& words :
             {std::string("青溪市第一人民医院"), std::string("第 1-42 期　校验码 8f14e45f"),
              std::string("2026-11-20 发布　责任部门："),
              std::string("投诉：患者服务中心 0571-5550 1234（周一至周五 8:00–17:00）"),
              "第 " + std::to_string(n) + " 页，共 " + total + " 页"}) {
          CAPTURE(words);
          CHECK(printed.page_holds(page, words));
        }
        CHECK_FALSE(printed.page_holds(page, "未核验签名"));
      }
    }
    CHECK(page == printed.sheets().count);
    CHECK(printed.holds("责任部门：物价办"));
    CHECK(printed.sheets().missing.empty());
  }

  TEST_CASE("sheets: what nobody has verified says so on every sheet") {
    const auto release = test::sample_release();
    for (const Kind kind : {Kind::kBoard, Kind::kBooklet, Kind::kPoster, Kind::kForms}) {
      Order order = sheet_order(kind);
      order.verified = false;
      const ReadBack printed(*release, order);
      for (std::size_t page = 0; page < printed.pages().size(); ++page) {
        CHECK(printed.page_holds(page, "未核验签名的样稿，不得张贴"));
      }
      order.lang = Lang::kEn;
      const ReadBack english(*release, order);
      for (std::size_t page = 0; page < english.pages().size(); ++page) {
        CHECK(english.page_holds(page, "Draft, signatures not verified: do not post"));
      }
    }
  }

  TEST_CASE("sheets: a page reads character for character as the bundle says it") {
    const auto release = test::town_release();
    const ReadBack printed(*release, of_categories({"A1", "A5", "B7", "C1", "E3", "F1", "P3"}));
    std::size_t compared = 0;
    for (const Page& page : release->pages()) {
      std::string text(page.title_zh);
      for (const Element& element : parse_markdown(*release->object(page.body_zh))) {
        if (text == page.title_zh && element.kind == Element::Kind::kHeading &&
            plain_text(element.runs) == page.title_zh) {
          continue;
        }
        text += element.bullet + plain_text(element.runs);
        for (const auto& row : element.rows) {
          for (const Runs& cell : row) text += plain_text(cell);
        }
      }
      for (const std::string& sheet : printed.pages()) {
        const std::string title = squeezed(page.title_zh);
        const std::string origin = squeezed("公开目录：");
        if (!sheet.starts_with(title) || sheet.find(origin) == std::string::npos) continue;
        CAPTURE(page.id);
        CHECK(sheet.substr(0, sheet.find(origin)) == squeezed(text));
        ++compared;
      }
    }
    CHECK(compared == 9);
  }

  TEST_CASE("sheets: prices in force stand with all that belongs to them, announced ones below") {
    const auto release = test::sample_release();
    const ReadBack printed(*release, sheet_order());
    std::size_t in_force = 0;
    for (const PriceItem& item : release->prices()) {
      if (!item.valid.holds(sheet_order().day)) continue;
      ++in_force;
      const PriceDetail detail = release->detail(item);
      CAPTURE(item.name);
      for (const Text text : {item.code, item.name, item.spec, item.unit, item.maker, detail.basis,
                              detail.remark, detail.limit, detail.content, detail.excluded,
                              detail.trade_name, detail.form, detail.approval_no, detail.model}) {
        CAPTURE(text);
        CHECK(printed.holds(text));
      }
      const std::string amount =
          item.price.amount ? item.price.amount->text() : std::string("市场调节价");
      CHECK(printed.holds(std::string(item.name) + std::string(item.spec) + amount));
    }
    CHECK(in_force > 15);
    CHECK(printed.holds("血常规 22.00 次 甲类"));
    CHECK(printed.holds("2027-03-01 起调整为 20.00 元/次（青医保发〔2026〕18号）"));
    CHECK_FALSE(printed.holds("血常规 20.00"));

    Order later = sheet_order();
    later.day = *parse_date("2027-03-01");
    const ReadBack after(*release, later);
    CHECK(after.holds("血常规 20.00 次 甲类"));
    CHECK_FALSE(after.holds("血常规 22.00"));
  }

  TEST_CASE("sheets: a table repeats its head and parts no row") {
    const auto release = test::town_release();
    Order order = of_categories({"B2"});
    const ReadBack printed(*release, order);
    const std::size_t sheets = printed.sheets().items.front().sheets;
    REQUIRE(sheets > 5);
    const std::string head = squeezed("编码 名称 规格 价格（元） 单位 医保");
    const std::string first = squeezed("收费依据：");
    const std::string last = squeezed("执行日期：");
    std::size_t rows = 0;
    for (std::size_t page = 0; page < sheets; ++page) {
      const std::string& text = printed.pages()[page];
      CHECK(text.find(head) != std::string::npos);
      std::size_t begun = 0;
      std::size_t ended = 0;
      for (auto at = text.find(first); at != std::string::npos; at = text.find(first, at + 1)) {
        ++begun;
      }
      for (auto at = text.find(last); at != std::string::npos; at = text.find(last, at + 1)) {
        ++ended;
      }
      CHECK(begun == ended);
      rows += begun;
    }
    std::size_t in_force = 0;
    for (const PriceItem& item : release->prices(PriceKind::kDrug)) {
      if (item.valid.holds(order.day)) ++in_force;
    }
    CHECK(rows == in_force);
  }

  TEST_CASE("sheets: a window's prices are those of its group") {
    const auto release = test::sample_release();
    Order order = of_categories({"B1"});
    order.groups = {"检验"};
    const ReadBack printed(*release, order);
    CHECK(printed.holds("类别：检验"));
    CHECK(printed.holds(price_named(*release, "血常规").name));
    CHECK_FALSE(printed.holds(price_named(*release, "静脉输液").name));
    order.groups = {"检验科"};
    const Error error = sheet_error(*release, order);
    CHECK(error.code == Errc::kUsage);
    CHECK(error.what.zh.starts_with("本期没有价格类别“检验科”，有的是："));
    CHECK(error.what.zh.find("检验") != std::string::npos);
  }

  TEST_CASE("sheets: a place has its own notices, and those of everywhere") {
    const auto release = test::sample_release();
    Order order = sheet_order();
    order.place = "pharmacy";
    const ReadBack printed(*release, order);
    CHECK(printed.holds("医疗服务项目、药品、医用耗材价格可在大厅自助机查询。"));
    CHECK(printed.holds("青溪市第一人民医院欢迎您"));
    CHECK_FALSE(printed.holds("仇文海主任医师 11 月 25 日上午停诊"));
    CHECK_FALSE(printed.holds("三级甲等"));
    CHECK(printed.sheets().items.size() == 2);  // whom to call, and the notices
    order.categories = {"A1"};
    CHECK(ReadBack(*release, order).holds("三级甲等"));
    order.place = "roof";
    CHECK(sheet_error(*release, order).what.en ==
          "this issue has no place \"roof\"; it has: lobby pharmacy");
  }

  TEST_CASE("sheets: urgent notices come first, those of some hours are left to the screens") {
    const auto release = test::sample_release();
    const ReadBack printed(*release, sheet_order());
    CHECK_FALSE(printed.holds("空腹抽血"));
    Order over = sheet_order();
    over.place = "lobby";
    const ReadBack lobby(*release, over);
    const std::string& page = lobby.pages().at(1);
    CHECK(page.find(squeezed("仇文海主任医师")) < page.find(squeezed("欢迎您")));
    over.day = *parse_date("2026-11-26");  // it has ended
    CHECK_FALSE(ReadBack(*release, over).holds("仇文海主任医师"));
  }

  TEST_CASE("sheets: a notice stands in every language that was approved") {
    Message message = test::made_message("m", "欢迎您来院就诊。");
    message.text_en = "You are welcome.";
    const auto release = test::made_release({.messages = {message}});
    const ReadBack chinese(*release, sheet_order());
    CHECK(chinese.holds("欢迎您来院就诊。 You are welcome."));
    Order order = sheet_order();
    order.lang = Lang::kEn;
    CHECK(ReadBack(*release, order).holds("You are welcome. 欢迎您来院就诊。"));
  }

  TEST_CASE("sheets: doctors, clinics and departments, all or some") {
    const auto release = test::sample_release();
    const ReadBack all(*release, sheet_order());
    for (const Doctor& doctor : release->doctors()) {
      CAPTURE(doctor.name);
      CHECK(all.holds(doctor.specialty));
    }
    CHECK(all.holds("周一上午 专家 301 诊查费 50.00 元；周三上午 专家 301 诊查费 50.00 元"));
    CHECK(all.holds("2026-11-25 上午　心血管内科　仇文海　停诊：外出会议"));
    Order order = of_categories({"A1"});
    order.categories.clear();
    order.departments = {"骨科"};
    const ReadBack bones(*release, order);
    CHECK(bones.holds("脊柱外科、关节置换"));
    CHECK_FALSE(bones.holds("冠心病介入治疗、心力衰竭"));
    order.departments = {"牙科"};
    CHECK(sheet_error(*release, order).code == Errc::kUsage);
  }

  TEST_CASE("sheets: categories come as they are named, by code or by name") {
    const auto release = test::sample_release();
    const ReadBack printed(*release, of_categories({"就诊流程", "A1"}));
    REQUIRE(printed.sheets().items.size() == 3);
    CHECK(printed.sheets().items[0].title == "门诊就诊流程");
    CHECK(printed.sheets().items[1].title == "医院简介");
    CHECK(sheet_error(*release, of_categories({"Z9"})).code == Errc::kUsage);
    Order nothing = of_categories({"F1"});
    nothing.day = *parse_date("2020-01-01");
    CHECK(sheet_error(*release, nothing).code == Errc::kRejected);
  }

  TEST_CASE("sheets: a board holds what its area has room for, whole items in their order") {
    const auto release = test::sample_release();
    const Sheets all = ReadBack(*release, sheet_order()).sheets();
    const double one = area_of(PaperSize::kA4);
    CHECK(std::abs(one - 0.230 * 0.317) < 1e-4);
    Order order = sheet_order();
    order.area_m2 = one * 4;
    const Sheets some = ReadBack(*release, order).sheets();
    CHECK(some.count <= 4);
    CHECK(some.items.front().title == all.items.front().title);
    CHECK(some.items.size() + some.left_out.size() == all.items.size());
    std::size_t left = 4;
    std::size_t fits = 0;
    for (const auto& item : all.items) {  // the rule, worked out once more
      if (item.sheets > left) continue;
      left -= item.sheets;
      ++fits;
    }
    CHECK(some.items.size() == fits);
    order.area_m2 = one * 1000;
    CHECK(ReadBack(*release, order).sheets().left_out.empty());
    order.area_m2 = 0.01;
    CHECK(sheet_error(*release, order).what.zh == "公示栏太小，一件也放不下");
  }

  TEST_CASE("sheets: type on the wall is never smaller than what is read at one metre") {
    const paper::Format a4 = format_of(Kind::kBoard, PaperSize::kA4);
    CHECK(a4.text_size >= 14);
    CHECK(table_size(a4) >= 12.5);
    CHECK(small_size(a4) >= 11);
    const paper::Format a3 = format_of(Kind::kBoard, PaperSize::kA3);
    CHECK(a3.text_size > 19.7);
    CHECK(std::abs(a3.height - 1190.55) < 0.2);
    Order order = sheet_order();
    order.size = PaperSize::kA5;
    CHECK(sheet_error(*test::sample_release(), order).code == Errc::kUsage);
  }

  TEST_CASE("sheets: equal input gives equal bytes, fonts embedded, pages of the paper") {
    const auto release = test::sample_release();
    Order order = sheet_order();
    order.size = PaperSize::kA3;
    const ReadBack once(*release, order);
    const ReadBack again(*release, order);
    CHECK(once.sheets().pdf == again.sheets().pdf);
    CHECK(once.told_by("pdffonts").find(" no ") == std::string::npos);
    const std::string facts = once.told_by("pdfinfo");
    CHECK(facts.find("841.89 x 1190.55 pts (A3)") != std::string::npos);
    CHECK(facts.find("公示栏 1-42 青溪市第一人民医院") != std::string::npos);
  }

  TEST_CASE("sheets: English where there is some, else Chinese with a mark") {
    auto objects = test::sample_objects();
    objects["text/page/visit-steps.en"] = "# Your visit\n\nRegister first.\n";
    std::string& pages = objects.find("table/pages")->second;
    const std::string path = "text/page/visit-steps.zh\t";
    pages.insert(pages.find(path) + path.size(), "text/page/visit-steps.en");
    const auto release = *test::load_release(objects);
    Order order = of_categories({"C1", "A1"});
    order.lang = Lang::kEn;
    const ReadBack printed(*release, order);
    CHECK(printed.page_holds(0, "Register first."));
    CHECK_FALSE(printed.page_holds(0, "in Chinese only"));
    CHECK(printed.page_holds(
        1, "About us (in Chinese only) 医院简介 青溪市第一人民医院是一所三级甲等"));
    CHECK(printed.page_holds(0, "No. 1-42"));
    CHECK(printed.page_holds(0, "page 1 of 1"));
  }

  TEST_CASE("sheets: long names, telephones, codes and amounts stay whole and on the paper") {
    auto objects = test::sample_objects();
    std::string& hospital = objects.find("table/hospital")->second;
    const auto lengthen = [&](std::string_view from, std::string_view to) {
      const auto at = hospital.find(from);
      REQUIRE(at != std::string::npos);
      hospital.replace(at, from.size(), to);
    };
    const std::string name =
        "青溪市第一人民医院（青溪大学附属第一医院、青溪市急救中心、青溪市创伤中心）";
    const std::string phones = "0571-5550 1234、0571-5550 1235、0571-5550 1236、0571-5550 1237";
    lengthen("青溪市第一人民医院", name);
    lengthen("0571-5550 1234", phones);
    std::string& services = objects.find("table/services")->second;
    services.replace(services.find("250102001"), 9, "0025010200100000");
    services.replace(services.find("\t100000\t"), 8, "\t123456789123\t");
    const auto loaded = test::load_release(objects);
    REQUIRE(loaded.has_value());
    const ReadBack printed(**loaded, sheet_order());
    CHECK(printed.page_holds(0, name));
    CHECK(printed.page_holds(0, phones));
    CHECK(printed.holds("0025010200100000 尿常规 12345678.9123 次"));
    // Whole lines, not characters here and there; and no line ends beyond the paper.
    const std::string boxes = printed.told_by("pdftotext -bbox-layout -l 40", "-");
    for (auto at = boxes.find("xMax=\""); at != std::string::npos;
         at = boxes.find("xMax=\"", at + 1)) {
      CHECK(std::stod(boxes.substr(at + 6)) < 595.28 - 30);
    }
    CHECK(boxes.find(">12345678.9123<") != std::string::npos);
    CHECK(boxes.find(">0025010200100000<") != std::string::npos);
  }

  TEST_CASE("sheets: an item for staff only never gets so far") {
    auto objects = test::sample_objects();
    std::string& pages = objects.find("table/pages")->second;
    pages.replace(pages.rfind("public"), 6, "staff");
    const auto release = test::load_release(objects);
    REQUIRE_FALSE(release.has_value());
    CHECK(release.error().word == "E_CONTENT");
  }
}
