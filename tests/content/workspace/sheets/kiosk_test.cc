// The sheet and the kiosk's page of the same item, side by side.
#include "content/price_key.h"
#include "kiosk/views/page_view.h"
#include "kiosk/views/price_detail_view.h"
#include "kiosk/words/price_words.h"
#include "tests/content/workspace/sheets/read_back.h"
#include "tests/kiosk/view_bench.h"
#include "tests/support/town_release.h"

using namespace gongshi;
using gongshi::test::ReadBack;
using gongshi::test::sheet_order;
using gongshi::test::squeezed;
using gongshi::test::ViewBench;

namespace {

/// All that the view says to whoever reads or listens, doors to elsewhere left out, each once.
std::vector<std::string> said(const ViewBench& bench, const kiosk::View& view) {
  constexpr std::string_view kEnlarge = "（点图放大）";  // only a screen can do that
  std::vector<std::string> texts;
  const int end = bench.travel(view);
  for (int offset = 0;; offset += bench.metrics().mm(60)) {
    const auto all = bench.placed(view, std::min(offset, end));
    for (const kiosk::Placed& placed : all) {
      const kiosk::Node& node = placed.node;
      const bool words = node.role == kiosk::Role::kText || node.role == kiosk::Role::kHeading;
      const bool on_door = std::ranges::any_of(all, [&](const kiosk::Placed& door) {
        return !door.node.action.empty() && door.node.rect.holds(node.rect);
      });
      if (!words || on_door || node.text.empty()) continue;
      std::string text = node.label.empty() ? node.text : node.label;
      if (text.ends_with(kEnlarge)) text.resize(text.size() - kEnlarge.size());
      if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
    }
    if (offset >= end) return texts;
  }
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("sheets: whatever the kiosk shows of a page stands on its sheet") {
    const auto release = test::town_release();
    const ViewBench bench(test::kPanels[0], release);
    const auto order = sheet_order();
    const ReadBack printed(*release, order);
    std::size_t compared = 0;
    for (const content::Page& page : release->pages()) {
      if (!page.valid.holds(order.day)) continue;
      const kiosk::PageView view{std::string(page.id)};
      for (const std::string& text : said(bench, view)) {
        // The issue stands in the sheet's foot, in other words.
        if (text == "本期公开" || text.find(" 期，") != std::string::npos) continue;
        CAPTURE(page.id);
        CAPTURE(text);
        CHECK(printed.holds(text));
        ++compared;
      }
    }
    CHECK(compared > 500);
  }

  TEST_CASE("sheets: prices are the kiosk's, to the last character") {
    const auto release = test::town_release();
    auto order = sheet_order();
    order.categories = {"B1", "B2", "B3"};
    const ReadBack printed(*release, order);
    std::size_t compared = 0;
    for (const content::PriceItem& item : release->prices()) {
      const std::string key = content::price_key(*release, item);
      if (kiosk::find_price(*release, key, order.day) != &item) continue;
      const std::string words = kiosk::price_words(item, kiosk::Language::kZh);
      const std::string amount = words.substr(0, words.find(" 元"));
      const std::string unit(item.unit);
      const std::string spec(item.kind == content::PriceKind::kService ? "" : item.spec);
      const std::string insurance(kiosk::insurance_word(item.insurance, kiosk::Language::kZh));
      CAPTURE(item.name);
      CHECK(printed.holds(std::string(item.code) + std::string(item.name) + spec + amount + unit +
                          insurance));
      ++compared;
    }
    CHECK(compared > 1000);
  }
}
