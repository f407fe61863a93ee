// The data of the search are complete, and no page grows with the bundle.
#include <doctest/doctest.h>

#include <set>

#include "site_reader.h"
#include "tests/support/sample_release.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;

namespace {

/// The sample with `count` services more: from A to Z by reading, each with a code of its own.
test::ObjectMap many_services(std::size_t count) {
  test::ObjectMap objects = test::sample_objects();
  std::string& table = objects["table/services"];
  const std::string line = table.substr(table.find('\n') + 1);
  const std::string tail = line.substr(line.find('\t', line.find("xue chang gui")));
  const std::string rest = tail.substr(0, tail.find('\n') + 1);
  REQUIRE(rest.size() > 40);
  std::string more;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(1'000'000 + i);
    more += "X" + number + "\t检查项目" + number + "\t\t" + static_cast<char>('a' + i % 26) +
            "n cha xiang mu" + rest;
  }
  table += more;
  return objects;
}

}  // namespace

TEST_SUITE("web") {
  TEST_CASE("search: has every price, doctor, department and public page, each where it says") {
    const test::TempDir dir;
    const auto release = test::sample_release();
    const auto site = test::exported(dir / "www", release);
    std::multiset<std::string> found;
    for (const auto& row : site.search_rows()) {
      found.insert(row[0] + " " + row[1]);
      CHECK(site.has(row[6]));
      CHECK(site.has("en/" + row[6]));
      if (!row[7].empty()) {
        CHECK(test::text_of(site.element(row[6], row[7])).find(row[1]) != std::string::npos);
      }
    }
    std::multiset<std::string> expected;
    const Date today = std::chrono::year(2026) / 11 / 23;
    for (const auto& item : release->prices()) {
      if (item.valid.to && *item.valid.to < today) continue;
      expected.insert(std::to_string(static_cast<int>(item.kind)) + " " + std::string(item.name));
    }
    for (const auto& each : release->departments()) expected.insert("5 " + std::string(each.name));
    for (const auto& each : release->doctors()) expected.insert("4 " + std::string(each.name));
    for (const auto& each : release->pages()) {
      if (each.audience == content::Audience::kPublic && each.valid.holds(today)) {
        expected.insert("3 " + std::string(each.title_zh));
      }
    }
    CHECK(found == expected);
    for (const content::Reading& reading : release->readings()) {
      CHECK(site.bytes("search-readings.js").find("\"" + std::string(reading.syllables) + "\"") !=
            std::string::npos);
    }
  }

  TEST_CASE("search: its page runs without a network and says so where it cannot run") {
    const test::TempDir dir;
    const auto site = test::exported(dir / "www", test::sample_release());
    const auto page = site.page("search.html");
    CHECK(site.element("search.html", "results").attribute("data-chunks").as_int() == 1);
    CHECK_FALSE(page.select_nodes("//noscript").empty());
    CHECK(page.select_node("//form[@role='search']").node().attribute("method").value() ==
          std::string("get"));
    for (const char* const name : {"search.js", "site.js"}) {
      for (const char* const word :
           {"fetch(", "XMLHttpRequest", "eval(", "innerHTML", "Function("}) {
        CHECK(site.bytes(name).find(word) == std::string::npos);
      }
    }
  }

  TEST_CASE("search: 50,000 prices more and no file becomes large") {
    const test::TempDir dir;
    auto release = test::load_release(many_services(50'000));
    if (!release) FAIL(release.error().what.en);
    const auto site = test::exported(dir / "www", *release);
    constexpr std::size_t kMost = std::size_t{256} * 1024;
    for (const auto& [file, bytes] : site.files()) {
      CAPTURE(file);
      if (file != "SHA256SUMS") CHECK(bytes.size() <= kMost);
    }
    CHECK(site.has("services-500.html"));
    std::size_t rows = 0;
    for (const auto& row : site.search_rows()) rows += row[0] == "0" ? 1U : 0U;
    CHECK(rows >= 50'000);
    // The lists are an index: each letter's first page is one step away.
    const auto letters = site.page("services-250.html").select_nodes("//nav[@class='letters']//a");
    CHECK(letters.size() == 26);
    for (const auto& each : letters) {
      const std::string address = each.node().attribute("href").value();
      const auto hash = address.find('#');
      REQUIRE(hash != std::string::npos);
      CHECK(site.element(address.substr(0, hash), address.substr(hash + 1)));
    }
  }
}
