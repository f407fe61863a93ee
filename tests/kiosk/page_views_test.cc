#include <algorithm>

#include "content/markdown.h"
#include "kiosk/page/mirror.h"
#include "kiosk/views/number_view.h"
#include "kiosk/views/page_view.h"
#include "kiosk/views/pages_view.h"
#include "tests/kiosk/view_bench.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using content::Element;
using content::parse_markdown;
using content::Runs;
using gongshi::test::kPanels;
using gongshi::test::Panel;
using gongshi::test::ViewBench;

namespace {

/// The sample with one long page of everything that Markdown has here, and its English version.
std::shared_ptr<const content::Release> release_with_long_page() {
  auto objects = test::sample_objects();
  std::string body =
      "# 门诊就诊流程\n\n请**先预约**，再到分诊台报到；急诊 **24 小时**开放。\n\n"
      "## 第一步\n\n1. 预约或现场挂号\n2. 到**分诊台**报到\n   - 出示身份证\n   - 出示医保码\n3. "
      "候诊\n\n"
      "| 分级 | 病情 | 等候 |\n|---|---|---|\n| 一级 | 濒危 | 立即 |\n"
      "| 二级 | 危重，需要立即评估并由高年资医师处理，不能等候 | **10 分钟**内 |\n\n"
      "> 复诊患者可直接到诊室。\n\n---\n\n";
  for (int i = 0; i < 20; ++i) body += "第 " + std::to_string(i) + " 段：请听从导医安排。\n\n";
  objects["text/page/visit-steps.zh"] = body;
  objects["text/page/visit-steps.en"] = "# Your visit\n\nRegister *first*.\n";
  std::string& pages = objects.find("table/pages")->second;
  const std::string path = "text/page/visit-steps.zh\t";
  pages.insert(pages.find(path) + path.size(), "text/page/visit-steps.en");
  auto release = test::load_release(std::move(objects));
  REQUIRE(release.has_value());
  return *release;
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("markdown: headings, paragraphs, lists, tables and bold") {
    const auto all = parse_markdown(
        "# 标题\n\n一**二**三\n\n- 甲\n- 乙\n\n3. 丙\n4. 丁\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    REQUIRE(all.size() == 7);
    CHECK(all[0].kind == Element::Kind::kHeading);
    CHECK(all[0].level == 1);
    CHECK(all[1].runs == Runs{{"一", false}, {"二", true}, {"三", false}});
    CHECK(all[2].bullet == "•");
    CHECK(plain_text(all[3].runs) == "乙");
    CHECK(all[4].bullet == "3.");
    CHECK(all[5].bullet == "4.");
    REQUIRE(all[6].rows.size() == 2);
    CHECK(plain_text(all[6].rows[1][1]) == "2");
  }

  TEST_CASE("markdown: joined lines, entities and HTML as text") {
    const auto all = parse_markdown("一\n二\n\nab\ncd\n\n&lt;5 &amp; <b>x</b>\n");
    REQUIRE(all.size() == 3);
    CHECK(plain_text(all[0].runs) == "一二");
    CHECK(plain_text(all[1].runs) == "ab cd");
    CHECK(plain_text(all[2].runs) == "<5 & <b>x</b>");
  }

  TEST_CASE("markdown: loose lists keep their paragraphs and nothing endless is endless") {
    const auto loose = parse_markdown("- 甲\n\n  续\n\n- 乙\n");
    REQUIRE(loose.size() == 3);
    CHECK(loose[0].bullet == "•");
    CHECK(plain_text(loose[1].runs) == "续");
    CHECK(loose[1].bullet.empty());
    CHECK(loose[2].bullet == "•");
    std::string many;
    for (int i = 0; i < 5'000; ++i) many += "x\n\n";
    CHECK(parse_markdown(many).size() == 2'000);
    CHECK(parse_markdown("").empty());
  }

  TEST_CASE("pages: every category with its number of pages, a page in one more tap") {
    const ViewBench bench;
    PagesView pages({"信息公开", "Disclosure"}, {"A1", "C1", "F1", "B1", "Z9"});
    CHECK(bench.shows(pages, "医院概况与执业许可（2 项，最近"));
    CHECK(bench.shows(pages, "就诊流程（1 项，最近"));
    const Navigation next = bench.tap(pages, "医疗机构执业许可证");
    REQUIRE(next.kind == Navigation::Kind::kPush);
    for (const char* words : {"47001234533010211A1001", "登记号", "医务处", "2026-10-08", "102",
                              "医疗卫生机构信息公开管理办法", "第 1-42 期"}) {
      CAPTURE(words);
      CHECK(bench.shows(*next.view, words));
    }
    const Navigation prices = bench.tap(pages, "查医疗服务价格");
    REQUIRE(prices.kind == Navigation::Kind::kPush);
    CHECK(prices.view->name() == "price-list");
  }

  TEST_CASE("page: text with bold parts is found as a whole, in the visitor's language") {
    ViewBench bench(kPanels[0], release_with_long_page());
    PageView page("visit-steps");
    CHECK(bench.shows(page, "请先预约，再到分诊台报到；急诊 24 小时开放。"));
    CHECK(bench.shows(page, "第 19 段"));
    CHECK(bench.shows(page, "10 分钟内"));
    bench.set_language(Language::kEn);
    CHECK(bench.shows(page, "Register first."));
    CHECK(bench.shows(page, "Page number"));
    bench.set_language(Language::kZh);
    CHECK(bench.shows(page, "复诊患者可直接到诊室"));
  }

  TEST_CASE("page: Chinese lines with bold parts keep their order on a mirrored page") {
    ViewBench bench(kPanels[0], release_with_long_page());
    bench.set_language(Language::kUg);
    const PageView page("visit-steps");
    const Scene scene = mirrored(page.draw(bench.frame()), bench.metrics());
    const auto nodes = unroll(scene, bench.metrics(), [](std::string_view) { return 0; });
    const auto x_of = [&](std::string_view text) {
      const auto found = std::ranges::find_if(
          nodes, [&](const Placed& placed) { return placed.node.text == text; });
      REQUIRE(found != nodes.end());
      return found->node.rect.x;
    };
    for (const auto& line : {std::vector{"请", "先预约", "，再到分诊台报到；急诊 ", "24 小时"},
                             std::vector{"到", "分诊台", "报到"}, std::vector{"10 分钟", "内"}}) {
      CHECK(std::ranges::is_sorted(line, {}, x_of));
    }
    CHECK(x_of("10 分钟") < x_of("二级"));              // the table begins at the right,
    CHECK(x_of("先预约") > bench.metrics().width / 2);  // and so does the paragraph
  }

  TEST_CASE("number: a page by the number that the desk names, found while it is typed") {
    const ViewBench bench;
    NumberView number;
    CHECK(bench.shows(number, "请输入咨询台告诉您的编号"));
    bench.type(number, "9999");
    CHECK(bench.shows(number, "没有这个编号的页面"));
    bench.type(number, "9");  // a fifth digit is not taken
    bench.tap(number, "清空");
    bench.type(number, "301");
    const Navigation next = bench.tap(number, "301　门诊就诊流程");
    REQUIRE(next.kind == Navigation::Kind::kPush);
    CHECK(bench.shows(*next.view, "到科室分诊台报到"));
    bench.tap(number, "删除");
    CHECK(bench.shows(number, "30"));
  }

  TEST_CASE("page: gone, or not yet valid") {
    ViewBench bench;
    CHECK(bench.shows(PageView("nothing"), "已不在本期公开内容中"));
    bench.set_now(from_local({std::chrono::year(2026), std::chrono::month(10), std::chrono::day(9)},
                             std::chrono::minutes(600)));
    CHECK(bench.shows(PageView("about"), "已不在本期公开内容中"));
    CHECK(bench.shows(PagesView({"概况", "About"}, {"A1"}), "本期没有这一类的内容"));
    CHECK(bench.shows(PagesView({"概况", "About"}, {"Z9"}), "本期没有这一类的内容"));
  }

  TEST_CASE("page views: whole and well apart on every panel") {
    const auto release = release_with_long_page();
    for (const Panel& panel : kPanels) {
      const ViewBench bench(panel, release);
      bench.check(PagesView({"信息公开", "Disclosure"}, {"A1", "B1", "C1", "F1"}), "pages");
      bench.check(PageView("visit-steps"), "page");
      bench.check(PageView("licence"), "page-licence");
    }
  }
}
