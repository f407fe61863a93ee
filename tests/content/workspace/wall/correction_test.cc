// Corrections: what stood wrongly and what is right, at the item, for as long as the error stood.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/content/workspace/wall/corrected.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::Corrected;

namespace {

std::string body_of(const Workspace& workspace, std::string_view path) {
  const auto found = std::ranges::find(workspace.page_texts, path, &PageText::path);
  return found == workspace.page_texts.end() ? "" : found->text;
}

constexpr const char* kBad = "pages/correction.zh.md E1518\n";

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("correction: stands at the end of the page it corrects, with old and new words") {
    const Corrected office;
    office.correct("item: page/visit-steps, wrong: 213 室, right: 211 室, reason: 录入错误");
    Workspace workspace;
    CHECK(office.findings("2026-11-23", &workspace).empty());
    CHECK(body_of(workspace, "text/page/visit-steps.zh")
              .ends_with("**更正**（2026-10-27）：原文“213 室”，改为“211 室”。原因：录入错误。"
                         "详见 504 号页面。\n"));
  }

  TEST_CASE("correction: of a price stands in its remark") {
    const Corrected office;
    Workspace before;
    REQUIRE(office.findings("2026-11-23", &before).empty());
    const auto& item = before.services.front().value.item;
    const std::string code(item.code);
    office.correct("item: price/" + code + ", wrong: 项, right: " + std::string(item.unit));
    Workspace workspace;
    CHECK(office.findings("2026-11-23", &workspace).empty());
    CHECK(
        std::string(workspace.services.front().value.remark).find("更正（2026-10-27）：原文“项”") !=
        std::string::npos);
  }

  TEST_CASE("correction: refused while the wrong words stand, or the right ones do not") {
    const Corrected office;
    office.correct("item: page/visit-steps, wrong: 211 室, right: 213 室");
    CHECK(office.findings("2026-11-23") == kBad);
    office.correct("item: page/visit-steps, wrong: 213 室, right: 215 室");
    CHECK(office.findings("2026-11-23") == kBad);
    office.correct("item: page/nowhere, wrong: 213 室, right: 211 室");
    CHECK(office.findings("2026-11-23") == kBad);
    office.correct("item: page/visit-steps, wrong: 213 室");
    CHECK(office.findings("2026-11-23").starts_with(kBad));
  }

  TEST_CASE("correction: runs at least as many days as the error did") {
    const Corrected office;
    const std::string item = "item: page/visit-steps, wrong: 213 室, right: 211 室";
    office.correct(item, "2026-12-31");
    CHECK(office.findings("2026-11-23") == kBad);  // nobody said since when
    office.correct(item + ", since: 2026-09-27", "2026-11-24");
    CHECK(office.findings("2026-11-23") == kBad);  // 30 days of error, 29 of correction
    office.correct(item + ", since: 2026-09-27", "2026-11-25");
    CHECK(office.findings("2026-11-23").empty());
    office.correct(item + ", since: 2020-01-01");
    CHECK(office.findings("2026-11-23").empty());  // without an end it is long enough
  }
}
