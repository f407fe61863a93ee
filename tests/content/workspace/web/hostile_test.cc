// What people may write into a cell or a page, and what somebody would like them to have written.
#include <doctest/doctest.h>

#include "site_reader.h"
#include "tests/support/sample_release.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;

namespace {

constexpr std::string_view kEvil =
    "<script>alert(1)</script><!--\"'>&lt;]]></title><img src=x onerror=alert(2)>\u2028${x}`\\";

/// All of `from` in all tables and texts.
test::ObjectMap with(test::ObjectMap objects, std::string_view from, std::string_view to) {
  std::size_t count = 0;
  for (auto& [path, bytes] : objects) {
    if (path.starts_with("image/")) continue;
    for (auto at = bytes.find(from); at != std::string::npos;
         at = bytes.find(from, at + to.size())) {
      bytes.replace(at, from.size(), to);
      ++count;
    }
  }
  REQUIRE(count > 0);
  return objects;
}

void check_harmless(const test::SiteReader& site, std::string_view shown_in) {
  bool shown = false;
  for (const auto& [file, page] : site.pages()) {
    CAPTURE(file);
    const auto root = page.document_element();
    // Nothing but our own two scripts, no handler, no picture that we did not put there.
    for (const auto& each : root.select_nodes("//script")) {
      const std::string source = each.node().attribute("src").value();
      CHECK((source.ends_with("site.js") || source.ends_with("search.js")));
      CHECK(test::text_of(each.node()).empty());
    }
    CHECK(root.select_nodes("//@onerror | //@onclick | //@style | //iframe | //object").empty());
    for (const auto& each : root.select_nodes("//img")) {
      const std::string source = each.node().attribute("src").value();
      CHECK((source.starts_with("img/") || source.starts_with("../img/")));
    }
    for (const auto& each : root.select_nodes("//a")) {
      const std::string address = each.node().attribute("href").value();
      CHECK(address.find("script:") == std::string::npos);
    }
    shown = shown || test::text_of(root).find(shown_in) != std::string::npos;
  }
  CHECK(shown);  // as the words that they are
}

}  // namespace

TEST_SUITE("web") {
  TEST_CASE("hostile: names, notes and titles are words wherever they stand") {
    for (const char* const word : {"血常规", "心血管内科", "仇文海", "青溪市第一人民医院",
                                   "医院简介", "物价办", "阿司匹林肠溶片"}) {
      CAPTURE(word);
      const test::TempDir dir;
      auto release = test::load_release(with(test::sample_objects(), word, kEvil));
      if (!release) FAIL(release.error().what.en);
      const auto site = test::exported(dir / "www", *release);
      check_harmless(site, "<script>alert(1)</script><!--\"'>&lt;]]>");
      // Its data are still one array, and hold the words as they are.
      CHECK_FALSE(site.search_rows().empty());
      for (const auto& [file, bytes] : site.files()) {
        CAPTURE(file);
        if (file.ends_with(".js") && file.starts_with("search-")) {
          CHECK(bytes.find('<') == std::string::npos);
          CHECK(bytes.find("\u2028") == std::string::npos);
        }
      }
    }
  }

  TEST_CASE("hostile: codes make no path and no broken address") {
    for (const char* const evil : {"../../../etc/passwd", "a/b", "..", "é #?%2e", "CON", "a.b"}) {
      CAPTURE(evil);
      const test::TempDir dir;
      auto release = test::load_release(with(test::sample_objects(), "XNK", evil));
      if (!release) FAIL(release.error().what.en);
      const auto site = test::exported(dir / "www", *release);
      for (const auto& row : site.search_rows()) {
        CHECK(site.has(row[6]));
        if (!row[7].empty()) CHECK(site.element(row[6], row[7]));
        CHECK(row[6].find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") ==
              std::string::npos);
      }
      for (const auto& entry : fs::directory_iterator(dir.path())) {
        CHECK(entry.path().filename() == "www");
      }
    }
  }

  TEST_CASE("hostile: the text of a page is text, its links lead to the web only") {
    auto objects = test::sample_objects();
    objects["text/page/about.zh"] =
        "# <script>alert(1)</script>\n\n[a](javascript:alert(1)) <a href=\"javascript:x\">b</a>\n\n"
        "[c](https://www.example.cn/\"onmouseover=\"x) <https://www.example.cn>\n\n"
        "![d](https://www.example.cn/x.png\"onerror=\"y)\n";
    const test::TempDir dir;
    auto release = test::load_release(objects);
    if (!release) FAIL(release.error().what.en);
    const auto site = test::exported(dir / "www", *release);
    check_harmless(site, "<a href=\"javascript:x\">b</a>");
  }
}
