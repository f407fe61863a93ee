// What the kiosk tells of earlier issues, derived from them as the office derives it.
#include "content/schema.h"
#include "kiosk/views/issue_view.h"
#include "kiosk/views/issues_view.h"
#include "kiosk/views/pages_view.h"
#include "kiosk/views/price_list_view.h"
#include "tests/content/history/chain.h"
#include "tests/kiosk/view_bench.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::chain_id;
using gongshi::test::edit;
using gongshi::test::issue_after;
using gongshi::test::kPanels;
using gongshi::test::ViewBench;

namespace {

using Issue = std::shared_ptr<const content::Release>;

/// 尿常规 at 10.00, 9.00 and 8.50 yuan in the issues 1-1, 1-2 and 1-3.
Issue third_issue() {
  auto objects = test::sample_objects();
  const auto next = [&](const Issue& before, std::uint64_t seq, std::string_view day) {
    auto made = issue_after(before.get(), objects, chain_id(seq, day));
    if (!made) FAIL(made.error().what.en);
    return *std::move(made);
  };
  const auto change = [&](std::string_view from, std::string_view to) {
    std::string& table = objects.find(content::kServiceTable)->second;
    const std::size_t row = table.find("\n250102001\t");
    table.replace(table.find(from, row), from.size(), to);
  };
  const Issue first = next(nullptr, 1, "2026-11-01");
  change("100000", "90000");
  change("青医保发〔2026〕18号", "青医保发〔2026〕40号");
  const Issue second = next(first, 2, "2026-11-10");
  change("90000", "85000");
  change("青医保发〔2026〕40号", "青医保发〔2026〕52号");
  edit(objects, "text/page/about.zh", "医院简介", "医院的简介");
  return next(second, 3, "2026-11-20");
}

std::unique_ptr<View> detail(const ViewBench& bench, std::string_view letters,
                             std::string_view name) {
  PriceListView list;
  bench.type(list, letters);
  return bench.tap(list, name).view;
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("price history: three issues with three prices list both changes with serials") {
    const ViewBench bench(kPanels[0], third_issue());
    const auto view = detail(bench, "ncg", "尿常规");
    for (const char* words :
         {"价格变动", "由 9.00 元/次 调为 8.50 元/次", "第 1-3 期，2026-11-20 公布",
          "依据：青医保发〔2026〕52号", "由 10.00 元/次 调为 9.00 元/次",
          "第 1-2 期，2026-11-10 公布", "依据：青医保发〔2026〕40号"}) {
      CAPTURE(words);
      CHECK(bench.shows(*view, words));
    }
  }

  TEST_CASE("price history: a price that never moved says since when, and without a past nothing") {
    const ViewBench bench(kPanels[0], third_issue());
    CHECK(bench.shows(*detail(bench, "fbcg", "粪便常规"), "自第 1-1 期（2026-11-01）起未变"));
    const ViewBench first;
    CHECK_FALSE(first.shows(*detail(first, "fbcg", "粪便常规"), "起未变"));
  }

  TEST_CASE("earlier issues: newest first with counts, each opening what it changed") {
    const ViewBench bench(kPanels[0], third_issue());
    PagesView information({"信息公开", "Disclosure"}, {"F1"});
    const Navigation door = bench.tap(information, "历次公开");
    REQUIRE(door.kind == Navigation::Kind::kPush);
    CHECK(bench.shows(*door.view, "第 1-3 期（2026-11-20）　本期"));
    CHECK(bench.shows(*door.view, "价格调整 1 项；其他内容改动 1 项"));
    CHECK(bench.shows(*door.view, "第 1-2 期（2026-11-10）"));
    CHECK(bench.shows(*door.view, "从这一期起有记录"));
    const Navigation second = bench.tap(*door.view, "第 1-2 期（2026-11-10）");
    REQUIRE(second.kind == Navigation::Kind::kPush);
    CHECK(bench.shows(*second.view, "尿常规"));
    CHECK(bench.shows(*second.view, "由 10.00 元/次 调为 9.00 元/次"));
    CHECK(bench.shows(*second.view, chain_id(2, "2026-11-10").manifest_hash.substr(0, 8)));
    CHECK_FALSE(bench.shows(*second.view, "8.50"));
    IssueView third("1-3");
    CHECK(bench.shows(third, "医院简介"));
    CHECK(bench.shows(third, "页面：有改动"));
    CHECK(bench.tap(third, "医院简介").kind == Navigation::Kind::kPush);
    CHECK(bench.shows(IssueView("1-9"), "没有这一期的记录"));
  }

  TEST_CASE("earlier issues: the first of all says that records begin with it") {
    const ViewBench bench;
    CHECK(bench.shows(IssuesView(), "第 1-42 期（2026-11-20）　本期"));
    CHECK(bench.shows(IssuesView(), "从这一期起有记录"));
  }
}
