// The starter workspace, from the folder to a bundle that a device would accept.
#include "content/workspace/build.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "content/release.h"
#include "content/workspace/starter.h"
#include "drivers/os/utf8.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using std::chrono::year;

namespace {

const Date kToday{year{2026} / 3 / 1};
const WallTime kNow{std::chrono::sys_days{kToday} + std::chrono::hours{2}};

const Pinyin& pinyin() {
  static const Pinyin loaded = [] {
    auto result = Pinyin::load({});
    REQUIRE(result.has_value());
    return *std::move(result);
  }();
  return loaded;
}

std::string first_finding(const Findings& findings) {
  return findings.list().empty() ? "" : finding_line(findings.list().front(), Lang::kEn);
}

content::bundle::Assembled build(const fs::path& directory, std::uint64_t seq) {
  Findings findings;
  auto workspace = read_workspace(directory, kToday, findings);
  REQUIRE(workspace.has_value());
  REQUIRE(first_finding(findings) == "");
  auto assembled = build_bundle(*workspace, pinyin(), {1, seq, kNow});
  if (!assembled) FAIL(assembled.error().what.en);
  return *std::move(assembled);
}

std::shared_ptr<const content::Release> load(Workspace& workspace) {
  auto objects = make_objects(workspace, pinyin());
  REQUIRE(objects.has_value());
  std::map<std::string, std::string, std::less<>> bytes;
  for (const auto& [path, source] : *objects) bytes.emplace(path, source.bytes);
  auto release =
      content::Release::load({}, std::make_shared<content::MemoryObjects>(std::move(bytes)));
  REQUIRE(release.has_value());
  return *release;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("starter: passes check without a single finding") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir / "s").has_value());
    Findings findings;
    REQUIRE(read_workspace(dir / "s", kToday, findings).has_value());
    CHECK(first_finding(findings) == "");
    CHECK(findings.file("prices/services.csv").taken == 3);
    CHECK(findings.file("people/sessions.csv").taken == 3);
  }

  TEST_CASE("starter: writes over nothing") {
    const test::TempDir dir;
    dir.write("s/mine.txt", "x");
    const auto status = write_starter(dir / "s");
    REQUIRE_FALSE(status.has_value());
    CHECK(status.error().code == Errc::kUsage);
  }

  TEST_CASE("build: the same input gives the same bytes") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir / "s").has_value());
    const auto first = build(dir / "s", 7);
    const auto second = build(dir / "s", 7);
    CHECK(first.file == second.file);
    CHECK(first.manifest.serial() == "1-7");
    CHECK(utc_text(first.manifest.created) == "2026-03-01T02:00:00Z");
    CHECK(utc_text(first.manifest.fresh_until) == "2026-04-15T02:00:00Z");  // 45 days
  }

  TEST_CASE("build: a release holds what the spreadsheets say") {
    const test::TempDir dir;
    REQUIRE(write_starter(dir / "s").has_value());
    Findings findings;
    auto workspace = read_workspace(dir / "s", kToday, findings);
    REQUIRE(workspace.has_value());
    const auto release = load(*workspace);
    const auto services = release->prices(content::PriceKind::kService);
    REQUIRE(services.size() == 3);
    // By reading: ci gong zhen, te xu, xue chang gui.
    CHECK(services[0].name == "磁共振平扫");
    CHECK(services[2].name == "血常规");
    CHECK(services[2].pinyin == "xue chang gui");
    CHECK(services[2].price.amount->text() == "18.00");
    CHECK(services[1].price.form == content::PriceForm::kMarket);
    CHECK_FALSE(services[1].price.amount.has_value());
    const auto detail = release->detail(services[0]);
    CHECK(detail.department == "物价办");
    CHECK(detail.self_pay_bp == 1000);
    const auto* doctor = release->doctor("YS001");
    REQUIRE(doctor != nullptr);
    CHECK(doctor->pinyin == "zeng ming");
    // By title and specialty too a doctor is found under every reading of each character.
    for (std::string_view words : {doctor->title, doctor->specialty}) {
      CHECK_FALSE(words.empty());
      while (const auto c = utf8::next(words)) {
        CAPTURE(std::uint32_t(*c));
        const bool known =
            std::ranges::any_of(release->readings(),
                                [c](const content::Reading& each) { return each.character == *c; });
        CHECK((known || *c == U'、' || *c == U'，' || *c == U'。'));
      }
    }
    CHECK(release->pages().size() == 2);
    CHECK(release->object("text/page/visit-steps.zh").has_value());
    CHECK(release->messages()[1].weekdays == 0x7f);
    CHECK(release->messages()[1].days == content::DayKind::kWork);
    REQUIRE(release->emergency_card("fire") != nullptr);
    CHECK(release->emergency_card("fire")->max_run_min == 120);
    CHECK(release->emergency_card("fire")->category == "F6");
    REQUIRE(release->leaders().size() == 2);
    CHECK(release->leaders()[0].pinyin == "chen wei dong");
  }
}
