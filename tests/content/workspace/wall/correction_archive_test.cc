// How long an error really stood is in the signed issues, whatever the correction says.
#include <doctest/doctest.h>

#include "content/bundle/desk_bundle.h"
#include "content/bundle/document_file.h"
#include "content/corrections.h"
#include "content/history/signed_issue.h"
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

  TEST_CASE("correction: of an item that was withdrawn, known by the archive or the issue before") {
    Archived office;
    const std::string head = "messages:\n  - {id: other, text: {zh: 欢迎}, from: 2026-01-01}\n";
    office.write("messages.yaml",
                 head +
                     "  - {id: clinic, text: {zh: 心内科在 213 室，请到门诊楼二层，"
                     "不必预约挂号}, tags: [lobby], from: 2026-01-01}\n");
    office.publish("2026-09-27");
    office.write("messages.yaml", head);
    office.correct("item: message/clinic, wrong: 213 室, right: 心内科停诊, since: 2026-09-27");
    const auto alone = test::gongshi_bundle("check " + office.folder().string() +
                                            " --now 2026-11-23T10:00:00+08:00");
    CHECK(alone.exit_code == 1);
    CHECK(alone.text.find("there is no item message/clinic; if it was withdrawn") !=
          std::string::npos);
    const auto checked = office.check();
    CAPTURE(checked.text);
    CHECK(checked.exit_code == 0);

    // The second issue corrects it, the third knows the item by the second alone.
    std::string before = office.archive + "/1.kbundle";
    for (int seq = 2; seq <= 3; ++seq) {
      const std::string made = (office.folder() / ".made").string();
      const auto built = test::gongshi_bundle("build " + office.folder().string() + " -o " + made +
                                              " --base " + before + " --root " + office.root +
                                              " --now 2026-10-27T08:00:00+08:00");
      CAPTURE(built.text);
      REQUIRE(built.exit_code == 0);
      const auto bundle = content::bundle::DeskBundle::open(made);
      REQUIRE(bundle.has_value());
      const auto release = content::history::load_issue(*bundle);
      REQUIRE(release.has_value());
      REQUIRE((*release)->corrections().size() == 1);
      const content::CorrectionLink& link = (*release)->corrections().front();
      CHECK(link.gone);
      CHECK(link.title_zh == "心内科在 213 室，请到门诊楼二层，不必预约挂…");
      REQUIRE((*release)->messages().size() == 2);
      const content::Message& told = (*release)->messages().back();
      CHECK(told.id == "correction-correction");
      CHECK(told.tags == "lobby");
      CHECK(told.text_zh == "更正：“213 室”应为“心内科停诊”。详见触摸屏 504 号页面。");
      const auto file = read_file(made, 64U << 20U);
      REQUIRE(file.has_value());
      before = office.archive + "/" + std::to_string(seq) + ".kbundle";
      const std::string sealed =
          test::sign_bundle(*file, {&office.keys.office, &office.keys.reviewer});
      REQUIRE(write_file_atomic(before, sealed).has_value());
    }
  }
}
