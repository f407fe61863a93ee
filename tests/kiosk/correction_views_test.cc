// From an item of the kiosk to the page that corrects it, and back.
#include "content/schema.h"
#include "kiosk/views/page_view.h"
#include "kiosk/views/price_list_view.h"
#include "tests/kiosk/view_bench.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using content::CorrectedKind;
using content::CorrectionLink;
using gongshi::test::kPanels;
using gongshi::test::ViewBench;

namespace {

constexpr Date day(unsigned month, unsigned day) {
  return {std::chrono::year(2026), std::chrono::month(month), std::chrono::day(day)};
}

/// The sample, in which the page "complain" (in force all the time) corrects what `link` says.
std::shared_ptr<const content::Release> corrected(CorrectionLink link) {
  link.page = "complain";
  link.fixed = day(10, 27);
  auto objects = test::sample_objects();
  auto table = content::write_corrections(std::span(&link, 1));
  REQUIRE(table.has_value());
  objects[std::string(content::kCorrectionTable)] = *std::move(table);
  auto release = test::load_release(std::move(objects));
  if (!release) FAIL(release.error().what.en);
  return *std::move(release);
}

CorrectionLink link(CorrectedKind kind, content::Text id, content::Text title) {
  CorrectionLink made;
  made.kind = kind;
  made.id = id;
  made.title_zh = title;
  return made;
}

int number_of(const content::Release& release, std::string_view id) {
  const auto found = std::ranges::find(release.pages(), id, &content::Page::id);
  return found->number;
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("correction: a page leads to it, and it back to the page") {
    const auto release = corrected(link(CorrectedKind::kPage, "visit-steps", "门诊就诊流程"));
    const ViewBench bench(kPanels[0], release);
    const std::string number = std::to_string(number_of(*release, "complain"));
    PageView page("visit-steps");
    const Navigation there = bench.tap(page, "更正过：见 " + number + " 号页面");
    REQUIRE(there.kind == Navigation::Kind::kPush);
    CHECK_FALSE(bench.shows(*there.view, "更正过"));
    const Navigation again = bench.tap(*there.view, "看所更正的内容：门诊就诊流程");
    REQUIRE(again.kind == Navigation::Kind::kPush);
    CHECK(bench.shows(*again.view, "更正过：见 " + number));
    PageView other("about");
    CHECK_FALSE(bench.shows(other, "更正过"));
    CHECK_FALSE(bench.shows(other, "看所更正的内容"));
  }

  TEST_CASE("correction: a price leads to it, and it back to the price") {
    const auto release = corrected(link(CorrectedKind::kPrice, "250102001", "尿常规"));
    const ViewBench bench(kPanels[0], release);
    PriceListView list;
    bench.type(list, "ncg");
    const auto detail = bench.tap(list, "尿常规").view;
    const std::string number = std::to_string(number_of(*release, "complain"));
    const Navigation there = bench.tap(*detail, "更正过：见 " + number + " 号页面");
    REQUIRE(there.kind == Navigation::Kind::kPush);
    const Navigation again = bench.tap(*there.view, "看所更正的内容：尿常规");
    REQUIRE(again.kind == Navigation::Kind::kPush);
    CHECK(again.view->name() == "price-detail");
    CHECK(bench.shows(*again.view, "尿常规"));
  }

  TEST_CASE("correction: a message and a withdrawn item are named, with nothing to open") {
    const auto sample = test::sample_release();
    const content::Message& message = sample->messages().front();
    const ViewBench of_message(kPanels[0],
                               corrected(link(CorrectedKind::kMessage, message.id, "停诊的消息")));
    PageView page("complain");
    CHECK(of_message.shows(page, "所更正的屏上消息"));
    CHECK(of_message.shows(page, "停诊的消息"));
    CorrectionLink gone = link(CorrectedKind::kPage, "old-page", "旧页面");
    gone.gone = true;
    const ViewBench of_gone(kPanels[0], corrected(gone));
    CHECK(of_gone.shows(page, "所更正的内容（已撤下）"));
    CHECK(of_gone.shows(page, "旧页面"));
    CHECK(page.on_action("corrected:complain", of_gone.frame()).kind == Navigation::Kind::kStay);
  }

  TEST_CASE("correction: in English, and not before its page is shown") {
    CorrectionLink english = link(CorrectedKind::kPage, "visit-steps", "门诊就诊流程");
    english.title_en = "Your visit";
    ViewBench bench(kPanels[0], corrected(english));
    bench.set_language(Language::kEn);
    PageView page("visit-steps");
    CHECK(bench.shows(page, "Corrected: see page "));
    PageView correction("complain");
    CHECK(bench.shows(correction, "What it corrects: Your visit"));
    bench.set_language(Language::kZh);
    bench.set_now(from_local(day(10, 1), std::chrono::minutes(605)));
    CHECK_FALSE(bench.shows(page, "更正过"));
  }
}
