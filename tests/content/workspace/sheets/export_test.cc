// export --sheets as the office runs it.
#include <doctest/doctest.h>

#include "content/bundle/assemble.h"
#include "drivers/os/file.h"
#include "tests/content/bundle/shell.h"
#include "tests/content/bundle/signed_bundle.h"
#include "tests/support/sample_release.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

/// A signed issue of the sample hospital, its root, and where the sheets go.
struct Desk {
  test::TempDir dir;
  test::Keys keys;
  std::string issue;

  Desk() {
    const ReleaseId id = test::sample_id();
    std::map<std::string, bundle::Source> sources;
    for (const auto& [path, bytes] : test::sample_objects()) {
      const auto kind =
          path.starts_with("table/") ? bundle::ObjectKind::kTable : bundle::ObjectKind::kText;
      sources.emplace(path, bundle::Source{kind, bytes});
    }
    const auto made = bundle::assemble(
        {id.site, id.channel, id.epoch, id.seq, id.created, id.fresh_until}, sources);
    REQUIRE(made.has_value());
    issue =
        dir.write("issue.kbundle", test::sign_bundle(made->file, {&keys.office, &keys.reviewer}))
            .string();
    const std::string root = keys.document().text();
    dir.write("root", root);
    dir.write("root.1.minisig", test::signature_file(root, keys.root));
  }

  [[nodiscard]] std::string root() const { return " --root " + (dir / "root").string(); }
  [[nodiscard]] std::string pdf() const { return (dir / "sheets.pdf").string(); }
  [[nodiscard]] test::Said run(const std::string& arguments) const {
    return test::gongshi_bundle("export --now 2026-11-23T09:00:00 --sheets " + pdf() + " " +
                                arguments);
  }
  /// The file's text, without what poppler says of it besides.
  [[nodiscard]] std::string printed() const {
    return test::shell("pdftotext -raw " + pdf() + " -").text;
  }
};

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("export: sheets of an issue that both have signed, and of one that nobody checked") {
    const Desk desk;
    auto said = desk.run("--category B1 " + desk.issue + desk.root());
    CAPTURE(said.text);
    CHECK(said.exit_code == 0);
    CHECK(said.text.find("pages, as of 2026-11-23\nissue 1-42, manifest ") != std::string::npos);
    CHECK(desk.printed().find("Draft") == std::string::npos);
    CHECK(desk.printed().find("22.00") != std::string::npos);

    said = desk.run("--category B1 " + desk.issue);
    CHECK(said.exit_code == 0);
    CHECK(said.text.find("every page says that it is a draft") != std::string::npos);
    CHECK(desk.printed().find("Draft, signatures not verified: do not post") != std::string::npos);
  }

  TEST_CASE("export: what has no room on the board is listed, which is no error") {
    const Desk desk;
    const auto said = desk.run("--area 0.3 " + desk.issue + desk.root());
    CAPTURE(said.text);
    CHECK(said.exit_code == 0);
    CHECK(said.text.find("4 pages, as of 2026-11-23") != std::string::npos);
    CHECK(said.text.find("no room on the board for these ") != std::string::npos);
    CHECK(said.text.find("  How to complain: 1 sheet, 0.08 m²") != std::string::npos);
    CHECK(desk.run("--area 0.02 " + desk.issue + desk.root()).exit_code == 1);
  }

  TEST_CASE("export: options of another kind, unknown names and no room are refused plainly") {
    const Desk desk;
    struct Case {
      const char* arguments;
      int exit_code;
      const char* words;
    };
    const Case cases[] = {
        {"--kind booklet --area 10", 2, "for boards only"},
        {"--kind poster --place lobby", 2, "for boards only"},
        {"--page-links", 2, "for posters only"},
        {"--kind forms --category C1", 2, "blank forms"},
        {"--kind poster --size a5", 2, "poster can be printed on: a3 a4"},
        {"--kind leaflet", 2, "leaflet"},
        {"--category Z9", 2, "this issue has no category \"Z9\"; it has: A1 B1 C1 F1"},
        {"--department 牙科", 2, "this issue has no department \"牙科\""},
        {"--area -1", 2, "area"},
    };
    for (const Case& each : cases) {
      CAPTURE(each.arguments);
      const auto said = desk.run(each.arguments + (" " + desk.issue) + desk.root());
      CAPTURE(said.text);
      CHECK(said.exit_code == each.exit_code);
      CHECK(said.text.find(each.words) != std::string::npos);
      CHECK_FALSE(fs::exists(desk.pdf()));
    }
    CHECK(test::gongshi_bundle("export --kind board " + desk.issue).exit_code == 2);
  }

  TEST_CASE("export: web pages and sheets in one run, posters that lead to the pages") {
    const Desk desk;
    const auto said = desk.run("--kind poster --web-pages " + (desk.dir / "www").string() + " " +
                               desk.issue + desk.root() + " --page-links");
    CAPTURE(said.text);
    CHECK(said.exit_code == 0);
    CHECK(fs::exists(desk.dir / "www/index.html"));
    CHECK(desk.printed().find("touch screen: page number 301") != std::string::npos);
    CHECK(desk.printed().find("http") == std::string::npos);  // the issue names no address
  }

  TEST_CASE("export: the place of the sheets may be wrong, not the sheets") {
    const Desk desk;
    const auto said = test::gongshi_bundle("export " + desk.issue + " --category A1 --sheets " +
                                           (desk.dir / "none/sheets.pdf").string());
    CHECK(said.exit_code == 3);
  }
}
