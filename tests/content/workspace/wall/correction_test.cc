// Corrections: what stood wrongly and what is right, at the item, for as long as the error stood.
#include <doctest/doctest.h>

#include <algorithm>

#include "content/workspace/fit/fit.h"
#include "tests/content/workspace/wall/corrected.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::Corrected;

namespace {

std::string body_of(const Workspace& workspace, std::string_view path) {
  const auto found = std::ranges::find(workspace.page_texts, path, &PageText::path);
  return found == workspace.page_texts.end() ? "" : found->text;
}

content::Text id_of_message(const Entry<content::Message>& entry) {
  return entry.value.id;
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

  TEST_CASE("correction: links its page to the item") {
    const Corrected office;
    office.correct("item: page/visit-steps, wrong: 213 室, right: 211 室, fixed: 2026-10-26");
    Workspace workspace;
    CHECK(office.findings("2026-11-23", &workspace).empty());
    REQUIRE(workspace.corrections.size() == 1);
    const content::CorrectionLink& link = workspace.corrections.front();
    CHECK(link.page == "correction");
    CHECK(link.kind == content::CorrectedKind::kPage);
    CHECK(link.id == "visit-steps");
    CHECK(link.title_zh == "门诊就诊流程");
    CHECK(date_text(link.fixed) == "2026-10-26");
    CHECK_FALSE(link.gone);
    // Pages are not shown on boards and screens.
    CHECK(std::ranges::find(workspace.messages, "correction-correction", id_of_message) ==
          workspace.messages.end());
  }

  TEST_CASE("correction: of a message follows it, where and when it was shown") {
    const Corrected office;
    office.write("messages.yaml",
                 "messages:\n"
                 "  - {id: clinic, text: {zh: 心内科在 211 室。}, short: 心内科 211 室, "
                 "tags: [lobby], days: [周一, 周二], "
                 "hours: \"08:00-12:00\", from: 2026-10-01, to: 2026-11-30}\n"
                 "  - {id: other, text: {zh: 欢迎}, from: 2026-10-01}\n");
    office.correct("item: message/clinic, wrong: 213 室, right: 211 室, since: 2026-10-01",
                   "2026-12-31");
    Workspace workspace;
    CHECK(office.findings("2026-11-23", &workspace).empty());
    REQUIRE(workspace.messages.size() == 3);
    const content::Message& told = workspace.messages[1].value;
    CHECK(told.id == "correction-correction");
    CHECK(told.text_zh == "更正：“213 室”应为“211 室”。详见触摸屏 504 号页面。");
    CHECK(told.short_zh.empty());
    CHECK(told.tags == "lobby");
    CHECK(told.weekdays == 0x03);
    CHECK(told.from_minute == std::chrono::minutes(8 * 60));
    CHECK(told.to_minute == std::chrono::minutes(12 * 60));
    CHECK(date_text(told.valid.from) == "2026-10-27");
    CHECK(date_text(*told.valid.to) == "2026-12-31");
    CHECK(told.category == "F4");
  }

  TEST_CASE("correction: of a price is told on every display") {
    const Corrected office;
    Workspace before;
    REQUIRE(office.findings("2026-11-23", &before).empty());
    const auto& item = before.services.front().value.item;
    office.correct("item: price/" + std::string(item.code) +
                   ", wrong: 项, right: " + std::string(item.unit));
    Workspace workspace;
    CHECK(office.findings("2026-11-23", &workspace).empty());
    const content::Message& told = workspace.messages.back().value;
    CHECK(told.id == "correction-correction");
    CHECK(told.text_zh == "更正：" + std::string(item.name) + "的“项”应为“" +
                              std::string(item.unit) + "”。详见触摸屏 504 号页面。");
    CHECK(told.tags.empty());
    CHECK(told.weekdays == 0x7f);
  }

  TEST_CASE("correction: its id on displays must be free, and it is a page of its own") {
    const Corrected office;
    office.write("messages.yaml",
                 "messages:\n  - {id: clinic, text: {zh: 心内科在 211 室。}, from: 2026-10-01}\n"
                 "  - {id: correction-correction, text: {zh: 欢迎}, from: 2026-10-01}\n");
    office.correct("item: message/clinic, wrong: 213 室, right: 211 室");
    CHECK(office.findings("2026-11-23") == kBad);
    office.correct("item: page/correction, wrong: 上, right: 下");
    CHECK(office.findings("2026-11-23") == kBad);
  }

  TEST_CASE("correction: what a board cannot show of it stops the build") {
    const Corrected office;
    office.write("displays.yaml",
                 "displays:\n  - {kind: onbon-k, name: 大厅屏, width: 128, height: 32, "
                 "charset: gb2312}\n");
    office.write("messages.yaml",
                 "messages:\n  - {id: clinic, text: {zh: 刘医生在 211 室}, from: 2026-10-01}\n");
    office.correct("item: message/clinic, wrong: 镏\u4dae医生, right: 刘医生");
    Workspace workspace;
    Findings findings;
    auto read = read_workspace(office.folder(), test::day_of("2026-11-23"), findings);
    REQUIRE(read.has_value());
    REQUIRE(check_fit(*read, findings).has_value());
    REQUIRE(findings.count(Severity::kError) == 1);
    const Finding& finding = findings.list().front();
    CHECK(finding_line(finding, Lang::kEn).starts_with("pages/correction.zh.md:corrects E1506 "));
    CHECK(finding.blocks);
    CHECK(findings.file("messages.yaml").refused == 0);
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
