#include <doctest/doctest.h>

#include "content/workspace/starter.h"
#include "content/workspace/workspace.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using std::chrono::year;

namespace {

const Date kToday{year{2026} / 3 / 1};

constexpr std::string_view kServices =
    "项目编码,项目名称,计价单位,价格,收费依据,执行日期,停用日期\n"
    "250101015,血常规,次,22.00,岭医保发〔2025〕12号,2026-01-01,2026-06-30\n";

/// The starter workspace with one price table and one message of our own.
Workspace workspace_with(const test::TempDir& dir, std::string_view text, Findings& findings) {
  REQUIRE(write_starter(dir.path() / "w").has_value());
  for (const auto& each : fs::directory_iterator(dir.path() / "w/prices")) fs::remove(each);
  dir.write("w/prices/services.csv", kServices);
  dir.write("w/messages.yaml",
            "messages:\n  - {id: quote, text: {zh: \"" + std::string(text) +
                "\"}, category: B1, priority: routine, from: 2026-02-01, audience: public}\n");
  auto workspace = read_workspace(dir.path() / "w", kToday, findings);
  REQUIRE(workspace.has_value());
  return *std::move(workspace);
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("quote: a message takes the price from the table and ends with it") {
    const test::TempDir dir;
    Findings findings;
    const Workspace workspace = workspace_with(dir, "血常规 {价格:250101015}。", findings);
    REQUIRE(workspace.messages.size() == 1);
    const content::Message& message = workspace.messages[0].value;
    CHECK(message.text_zh == "血常规 22.00元/次。");
    CHECK(date_text(message.valid.from) == "2026-02-01");
    REQUIRE(message.valid.to.has_value());
    CHECK(date_text(*message.valid.to) == "2026-06-30");
  }

  TEST_CASE("quote: a code that no price holds under refuses the message and names the code") {
    const test::TempDir dir;
    Findings findings;
    const Workspace workspace = workspace_with(dir, "血常规 {price:999}", findings);
    CHECK(workspace.messages.empty());
    bool told = false;
    for (const Finding& finding : findings.list()) {
      told = told || (finding.code == Code::kQuotedPrice &&
                      finding.what.zh.find("999") != std::string::npos);
    }
    CHECK(told);
  }
}
