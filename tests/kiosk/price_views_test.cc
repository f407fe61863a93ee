#include "kiosk/views/price_detail_view.h"
#include "kiosk/views/price_list_view.h"
#include "kiosk/words/price_words.h"
#include "tests/kiosk/view_bench.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::kPanels;
using gongshi::test::Panel;
using gongshi::test::ViewBench;

TEST_SUITE("kiosk") {
  TEST_CASE("price list: typed initials find the item, and a tap opens it") {
    const ViewBench bench;
    PriceListView list;
    bench.type(list, "xcg");
    CHECK(bench.shows(list, "XCG"));
    CHECK(bench.shows(list, "血常规，22.00 元/次"));
    CHECK_FALSE(bench.shows(list, "静脉输液"));
    const Navigation next = bench.tap(list, "血常规");
    REQUIRE(next.kind == Navigation::Kind::kPush);
    for (const char* words :
         {"血常规", "22.00", "元/次", "青医保发〔2026〕18号", "自 2026-07-01 起执行", "物价办",
          "第 1-42 期", "2026-11-20 发布", "甲类", "政府指导价", "12315", "采血费另计",
          "实际报销金额以医保结算为准", "即将调整", "20.00 元/次"}) {
      CAPTURE(words);
      CHECK(bench.shows(*next.view, words));
    }
  }

  TEST_CASE("price list: characters that matched are marked in the row") {
    const ViewBench bench;
    PriceListView list;
    bench.type(list, "xdt");
    const auto placed = bench.placed(list);
    const auto name = std::find_if(placed.begin(), placed.end(), [](const Placed& one) {
      return one.node.text == "常规心电图检查";
    });
    REQUIRE(name != placed.end());
    CHECK(name->node.marks == std::vector<Mark>{{2, 3}});
  }

  TEST_CASE("price list: with nothing typed the whole table can be leafed through") {
    const ViewBench bench;
    PriceListView list;
    CHECK(bench.shows(list, "静脉输液，10.50 元/组"));
    CHECK(bench.shows(list, "特需门诊诊查费，市场调节价"));
    bench.tap(list, "药品");
    CHECK(bench.shows(list, "使君子，统，0.0013 元/克"));
    CHECK(bench.shows(list, "硝苯地平控释片，30mg×14片，55.28 元/盒"));
    bench.tap(list, "医用耗材");
    CHECK(bench.shows(list, "可吸收性缝合线"));
  }

  TEST_CASE("price list: a price of the future is not shown before its day, and then replaces") {
    ViewBench bench;
    PriceListView list;
    CHECK(bench.shows(list, "血常规，22.00 元/次"));
    CHECK_FALSE(bench.shows(list, "血常规，20.00 元/次"));
    bench.set_now(from_local({std::chrono::year(2027), std::chrono::month(3), std::chrono::day(1)},
                             std::chrono::minutes(1)));
    CHECK(bench.shows(list, "血常规，20.00 元/次"));
    CHECK_FALSE(bench.shows(list, "血常规，22.00 元/次"));
  }

  TEST_CASE("price list: nothing found says so, offers the nearest and the desk") {
    const ViewBench bench;
    PriceListView list;
    bench.type(list, "xcgz");
    CHECK(bench.shows(list, "没有找到“XCGZ”"));
    CHECK(bench.shows(list, "0571-5550 1000"));
    CHECK(bench.shows(list, "您要找的是不是"));
    CHECK(bench.shows(list, "血常规，22.00 元/次"));
    bench.tap(list, "删去一个字母");
    CHECK_FALSE(bench.shows(list, "没有找到"));
  }

  TEST_CASE("price list: what is found under another tab is offered") {
    const ViewBench bench;
    PriceListView list;
    bench.type(list, "ej");
    CHECK(bench.shows(list, "“医疗服务”中没有找到“EJ”"));
    bench.tap(list, "看“药品”的 1 条");
    CHECK(bench.shows(list, "阿胶"));
  }

  TEST_CASE("price detail: two packs of one code and a model keep apart") {
    const ViewBench bench;
    PriceListView list(content::PriceKind::kDrug);
    const Navigation small = bench.tap(list, "硝苯地平控释片，30mg×7片");
    CHECK(bench.shows(*small.view, "28.35"));
    CHECK(bench.shows(*small.view, "先行自付 5%"));
    const Navigation large = bench.tap(list, "硝苯地平控释片，30mg×14片");
    CHECK(bench.shows(*large.view, "55.28"));
    PriceListView devices(content::PriceKind::kConsumable);
    const Navigation thread = bench.tap(devices, "可吸收性缝合线");
    CHECK(bench.shows(*thread.view, "V320H"));
    CHECK(bench.shows(*thread.view, "注册证号"));
  }

  TEST_CASE("price detail: consent, a price form without a number, an item that is gone") {
    const ViewBench bench;
    PriceListView list;
    bench.type(list, "fqj");
    const Navigation surgery = bench.tap(list, "腹腔镜下胆囊切除术");
    CHECK(bench.shows(*surgery.view, "签字同意"));
    CHECK(bench.shows(*surgery.view, "1850.00"));
    CHECK(bench.shows(*surgery.view, "先行自付 10%"));
    const PriceDetailView gone("0\tno-such-code");
    CHECK(bench.shows(gone, "已不在本期公开内容中"));
    CHECK(bench.shows(gone, "0571-5550 1000"));
  }

  TEST_CASE("price list: a filter by class and group, and the way out of it") {
    for (const Panel& panel : kPanels) {
      const ViewBench bench(panel);
      PriceListView list;
      CHECK(list.on_action("filter", bench.frame()).kind == Navigation::Kind::kStay);
      bench.check(list, "price-filter");
      for (const char* words : {"医保类别", "乙类", "检验", "看结果（12）"}) {
        CAPTURE(words);
        CHECK(bench.shows(list, words));
      }
      (void)list.on_action("class:2", bench.frame());
      (void)list.on_action("group:检验", bench.frame());
      CHECK(bench.shows(list, "看结果（1）"));
      bench.tap(list, "看结果（1）");
      CHECK(bench.shows(list, "降钙素原检测，150.00 元/项"));
      CHECK_FALSE(bench.shows(list, "血常规，22.00 元/次"));
      bench.type(list, "xcg");
      CHECK(bench.shows(list, "没有找到“XCG”"));
      bench.tap(list, "不筛选");
      CHECK(bench.shows(list, "血常规，22.00 元/次"));
    }
  }

  TEST_CASE("price views: dollars are named wherever the unit is, and never the file's own sign") {
    auto objects = test::sample_objects();
    std::string& table = objects.find("table/services")->second;
    const std::size_t row = table.find("\n250102001\t");
    const std::string unit = "\t次\t";
    table.replace(table.find(unit, row), unit.size(), "\tUSD/60 GM\t");
    auto release = test::load_release(std::move(objects));
    REQUIRE(release.has_value());
    ViewBench bench(kPanels[0], *release);
    PriceListView list;
    bench.type(list, "ncg");
    CHECK(bench.shows(list, "10.00 美元/60 GM"));
    const Navigation next = bench.tap(list, "尿常规");
    REQUIRE(next.kind == Navigation::Kind::kPush);
    CHECK(bench.shows(*next.view, "美元/60 GM"));
    CHECK_FALSE(bench.shows(*next.view, "USD"));
    bench.set_language(Language::kEn);
    CHECK(bench.shows(*next.view, "US dollars/60 GM"));
    CHECK_FALSE(bench.shows(*next.view, "USD"));
  }

  TEST_CASE("price words: units as people read them") {
    CHECK(unit_words("/") == "元");
    CHECK(unit_words("床/日") == "元/床/日");
  }

  TEST_CASE("price views: whole and well apart on every panel") {
    for (const Panel& panel : kPanels) {
      const ViewBench bench(panel);
      for (const char* typed : {"", "x", "xcg", "xcgz", "qqqq", "2501"}) {
        PriceListView list;
        bench.type(list, typed);
        bench.check(list, std::string("price-list-") + typed);
      }
      PriceListView drugs(content::PriceKind::kDrug);
      bench.check(drugs, "price-drugs");
      PriceListView devices(content::PriceKind::kConsumable);
      bench.check(devices, "price-devices");
      PriceListView list;
      for (const char* item : {"血常规", "特需门诊诊查费", "腹腔镜下胆囊切除术"}) {
        bench.type(list, "");
        const Navigation next =
            list.on_action("open:" + std::string("0\t") +
                               (std::string(item) == "血常规"           ? "250101001"
                                : std::string(item) == "特需门诊诊查费" ? "110200005"
                                                                        : "331700001"),
                           bench.frame());
        bench.check(*next.view, std::string("price-detail-") + item);
      }
    }
  }
}
