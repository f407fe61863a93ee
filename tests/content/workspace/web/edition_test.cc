// What stands on all pages of one issue: who vouches for it, its past, its languages, its day.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <sstream>

#include "content/topics.h"
#include "content/workspace/web/price_words.h"
#include "content/workspace/web/web_pages.h"
#include "site_reader.h"
#include "tests/support/sample_release.h"
#include "tests/support/temp_dir.h"
#include "tests/support/town_release.h"

using namespace gongshi;
using namespace gongshi::content;
using test::check_holds;
using test::holds;
using test::text_of;

namespace {

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)};

}  // namespace

TEST_SUITE("web") {
  TEST_CASE("pages: without verified signatures each says that it is a draft") {
    const test::TempDir dir;
    const auto site = test::exported(dir / "www", test::sample_release(), false);
    for (const auto& [file, page] : site.pages()) {
      CAPTURE(file);
      CHECK(holds(page.document_element(), file.starts_with("en/")
                                               ? "Draft whose signatures were not verified"
                                               : "未核验签名的样稿，不得对外发布"));
    }
    CHECK(site.bytes("issue.json").find("\"signatures_verified\": false") != std::string::npos);
    // And none that two persons have signed it.
    for (const auto& [file, bytes] : site.files()) {
      CAPTURE(file);
      CHECK(bytes.find("经过两人签名") == std::string::npos);
      CHECK(bytes.find("signed by two persons") == std::string::npos);
    }
    const auto verified = test::exported(dir / "verified", test::sample_release());
    CHECK(holds(verified.page("index.html"), "经过两人签名"));
  }

  TEST_CASE(
      "pages: a page for each language that a notice is written in, marked as that language") {
    const test::TempDir made;
    const auto site = test::exported(made / "www", test::town_release());
    check_holds(site.page("index.html"), {"ئۇيغۇرچە"});
    const auto page = site.page("uyghur.html");
    std::size_t seen = 0;
    for (const auto& each : page.select_nodes("//main//*[@lang='ug' and @dir='rtl']")) {
      seen += holds(page, text_of(each.node())) ? 1U : 0U;
    }
    CHECK(seen > topics().size());
    for (const Topic& topic : topics()) check_holds(page, {topic.name.ug, topic.name.zh});
    // Nothing is made up for a language that nobody has written in.
    const test::TempDir dir;
    const auto none = test::exported(dir / "www", test::sample_release());
    for (const Message& each : test::sample_release()->messages()) REQUIRE(each.text_bo.empty());
    CHECK_FALSE(none.has("tibetan.html"));
  }

  TEST_CASE("pages: the address of the pages as a link and as a QR code with its quiet zone") {
    const test::TempDir made;
    const auto site = test::exported(made / "www", test::town_release());
    const std::string web(test::town_release()->hospital().web);
    REQUIRE_FALSE(web.empty());
    const auto link = site.page("index.html").select_node("//section[@class='address']//a").node();
    CHECK(link.attribute("href").value() == web);
    pugi::xml_document svg;
    REQUIRE(svg.load_string(site.bytes("img/address.svg").c_str()));
    std::set<std::pair<int, int>> dark;
    std::istringstream squares(svg.select_node("//path[2]").node().attribute("d").value());
    for (std::string square; std::getline(squares, square, 'z');) {
      int x = 0;
      int y = 0;
      REQUIRE(std::sscanf(square.c_str(), "M%d %dh1v1h-1", &x, &y) == 2);
      dark.emplace(x, y);
    }
    int side = 0;
    REQUIRE(std::sscanf(svg.document_element().attribute("viewBox").value(), "0 0 %d %d", &side,
                        &side) == 2);
    // The finder patterns of ISO/IEC 18004 in three corners, nothing in the four modules around.
    for (const auto& [left, top] :
         {std::pair{4, 4}, std::pair{side - 11, 4}, std::pair{4, side - 11}}) {
      for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 7; ++x) {
          const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
          CHECK(dark.contains({left + x, top + y}) == (ring != 2));
        }
      }
    }
    for (const auto& [x, y] : dark) CHECK((x >= 4 && y >= 4 && x < side - 4 && y < side - 4));
  }

  TEST_CASE("pages: the past, with prices before and after") {
    const test::TempDir dir;
    const auto release = test::load_release(test::objects_with_past());
    REQUIRE(release.has_value());
    const auto site = test::exported(dir / "www", *release);
    for (const PastIssue& issue : (*release)->history().issues) {
      check_holds(site.page("issues.html"),
                  {issue.serial, date_text(issue.day), issue.manifest.substr(0, 8)});
    }
    for (const PriceStep& step : (*release)->history().steps) {
      check_holds(site.page("changes-" + std::string(step.serial) + ".html"),
                  {step.name, web::step_words(step, Lang::kZh), step.basis});
    }
    for (const ItemChange& change : (*release)->history().changes) {
      check_holds(site.page("changes-" + std::string(change.serial) + ".html"), {change.title_zh});
    }
    REQUIRE((*release)->history().steps.size() > 2);
  }

  TEST_CASE("pages: equal input gives equal bytes, another day other ones") {
    const test::TempDir dir;
    const auto first = test::exported(dir / "one", test::sample_release());
    const auto second = test::exported(dir / "two", test::sample_release());
    CHECK(first.files() == second.files());
    REQUIRE(web::write_web_pages({test::sample_release(), true}, dir / "three",
                                 kToday.year() / kToday.month() / 24)
                .has_value());
    CHECK(test::SiteReader(dir / "three").files() != first.files());
  }

  TEST_CASE("pages: after the day on which a new issue was due, each says so") {
    const test::TempDir dir;
    const auto release = test::sample_release();
    REQUIRE(web::write_web_pages({release, true}, dir / "www", std::chrono::year(2027) / 3 / 1)
                .has_value());
    const test::SiteReader site(dir / "www");
    for (const auto& [file, page] : site.pages()) {
      const auto banner = page.document_element().select_node("//p[@class='banner']").node();
      REQUIRE(banner);
      CHECK_FALSE(banner.attribute("hidden"));
      CHECK(holds(banner, file.starts_with("en/") ? "may be out of date" : "可能不是最新"));
    }
  }

  TEST_CASE("pages: another channel than the real one is named on each") {
    const test::TempDir dir;
    auto id = test::sample_id();
    id.channel = "training";
    auto release = Release::load(id, std::make_shared<MemoryObjects>(test::sample_objects()));
    REQUIRE(release.has_value());
    const auto site = test::exported(dir / "www", *release);
    for (const auto& [file, page] : site.pages()) {
      if (!file.starts_with("en/")) CHECK(holds(page.document_element(), "“training”频道"));
    }
  }
}
