// How long an error really stood is in the signed issues, whatever the correction says.
#include <doctest/doctest.h>

#include "content/bundle/document_file.h"
#include "content/workspace/build.h"
#include "tests/content/bundle/shell.h"
#include "tests/content/bundle/signed_bundle.h"
#include "tests/content/workspace/wall/corrected.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::Corrected;
using gongshi::test::kRightRoom;
using gongshi::test::kWrongRoom;

namespace {

constexpr const char* kItem = "item: page/visit-steps, wrong: 213 室, right: 211 室";

/// The office, its keys and the folder of its signed issues.
struct Archived : Corrected {
  test::Keys keys;
  std::string archive = (folder() / ".archive").string();
  std::string root = (folder() / ".1.root").string();
  std::uint64_t seq = 0;

  Archived() {
    edit("hospital.yaml", "site: my-hospital", "site: hosp-a");  // as the keys' root says
    REQUIRE(make_directories(archive).has_value());
    const auto document = test::signed_by(keys.document().text(), {&keys.root});
    REQUIRE(content::bundle::write_document(root, document.view()).has_value());
  }

  void publish(const std::string& day) {
    static const Pinyin pinyin = Pinyin::load({}).value();
    Workspace workspace;
    REQUIRE(findings(day, &workspace).empty());
    const WallTime now = parse_time(day + "T08:00:00+08:00").value();
    const auto made = build_bundle(workspace, pinyin, {1, ++seq, now});
    REQUIRE(made.has_value());
    const std::string file = test::sign_bundle(made->file, {&keys.office, &keys.reviewer});
    const std::string name = archive + "/" + std::to_string(seq) + ".kbundle";
    REQUIRE(write_file_atomic(name, file).has_value());
  }

  [[nodiscard]] test::Said check() const {
    return test::gongshi_bundle("check " + folder().string() + " --archive " + archive +
                                " --root " + root + " --now 2026-11-23T10:00:00+08:00");
  }
};

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("correction: the archive tells since when the error stood, and until when") {
    Archived office;
    office.publish("2026-09-01");
    office.edit("pages/visit-steps.zh.md", kRightRoom, kWrongRoom);
    office.publish("2026-09-27");
    office.publish("2026-10-10");
    office.edit("pages/visit-steps.zh.md", kWrongRoom, kRightRoom);
    office.correct(kItem);
    office.publish("2026-10-27");  // its mark holds the wrong words too, as a quotation

    // 30 days of error: the correction has to run until 25 November.
    office.correct(std::string(kItem) + ", since: 2026-09-27", "2026-11-25");
    const auto good = office.check();
    CAPTURE(good.text);
    CHECK(good.exit_code == 0);
    office.correct(std::string(kItem) + ", since: 2026-10-10", "2026-11-25");
    const auto late = office.check();
    CAPTURE(late.text);
    CHECK(late.exit_code == 1);
    CHECK(late.text.find("the issue of 2026-09-27 has the wrong words already") !=
          std::string::npos);
    office.correct(std::string(kItem) + ", since: 2026-09-01", "2026-11-24");
    CHECK(office.check().text.find("the error stood for") != std::string::npos);
    office.correct("item: page/visit-steps, wrong: 219 室, right: 211 室");
    CHECK(office.check().text.find("no issue of the archive has \"219 室\"") != std::string::npos);
  }
}
