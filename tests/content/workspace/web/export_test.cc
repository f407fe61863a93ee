// The command as the office runs it: who signed decides what the pages may say.
#include <doctest/doctest.h>

#include "site_reader.h"
#include "tests/content/bundle/shell.h"
#include "tests/content/bundle/signed_bundle.h"
#include "tests/support/sample_release.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

struct Desk {
  test::TempDir dir;
  test::Keys keys;
  std::string unsigned_file;

  Desk() {
    const ReleaseId id = test::sample_id();
    std::map<std::string, bundle::Source> sources;
    for (const auto& [path, bytes] : test::sample_objects()) {
      const auto kind = path.starts_with("table/")  ? bundle::ObjectKind::kTable
                        : path.starts_with("text/") ? bundle::ObjectKind::kText
                                                    : bundle::ObjectKind::kImage;
      sources.emplace(path, bundle::Source{kind, bytes});
    }
    auto made = bundle::assemble(
        {id.site, id.channel, id.epoch, id.seq, id.created, id.fresh_until}, sources);
    REQUIRE(made.has_value());
    unsigned_file = made->file;
    write_root("root", keys.document());
  }

  void write_root(const std::string& name, const bundle::Root& root) const {
    const std::string text = root.text();
    dir.write(name, text);
    dir.write(name + ".1.minisig", test::signature_file(text, keys.root));
  }

  [[nodiscard]] std::string file(const std::string& name, std::string_view bytes) const {
    return dir.write(name, bytes).string();
  }

  [[nodiscard]] test::Said run(const std::string& arguments) const {
    return test::gongshi_bundle("export " + arguments + " --now 2026-11-23T09:00:00 --web-pages " +
                                (dir / "www").string());
  }

  [[nodiscard]] std::string signed_by_both() const {
    return test::sign_bundle(unsigned_file, {&keys.office, &keys.reviewer});
  }

  [[nodiscard]] std::string root() const { return " --root " + (dir / "root").string(); }
};

}  // namespace

TEST_SUITE("web") {
  TEST_CASE("export: an issue that both have signed becomes pages") {
    const Desk desk;
    const auto said = desk.run(desk.file("issue.kbundle", desk.signed_by_both()) + desk.root());
    CAPTURE(said.text);
    CHECK(said.exit_code == 0);
    CHECK(said.text.find("issue 1-42, manifest ") != std::string::npos);
    CHECK(said.text.find("draft") == std::string::npos);
    const test::SiteReader site(desk.dir / "www");
    CHECK(site.bytes("issue.json").find("\"signatures_verified\": true") != std::string::npos);
    CHECK(site.bytes("index.html").find("样稿") == std::string::npos);
  }

  TEST_CASE("export: without a root the pages say that nobody was asked") {
    const Desk desk;
    const auto said = desk.run(desk.file("issue.kbundle", desk.signed_by_both()));
    CHECK(said.exit_code == 0);
    CHECK(said.text.find("every page says that it is a draft") != std::string::npos);
    CHECK(test::SiteReader(desk.dir / "www").bytes("prices.html").find("样稿") !=
          std::string::npos);
  }

  TEST_CASE(
      "export: an issue that does not verify is refused, with its word, and nothing is written") {
    const Desk desk;
    std::string broken = desk.signed_by_both();
    broken[broken.size() - 1500] = static_cast<char>(broken[broken.size() - 1500] ^ 1);
    bundle::Root later = desk.keys.document();
    later.epoch = 2;
    desk.write_root("later", later);
    const test::Keys stranger;
    const std::string both = desk.file("issue.kbundle", desk.signed_by_both());
    struct Case {
      std::string arguments;
      const char* word;
    };
    const Case cases[] = {
        {desk.file("unsigned.kbundle", desk.unsigned_file) + desk.root(), "E_SIG"},
        {desk.file("one.kbundle", test::sign_bundle(desk.unsigned_file, {&desk.keys.office})) +
             desk.root(),
         "E_SIG"},
        {desk.file("other.kbundle",
                   test::sign_bundle(desk.unsigned_file, {&stranger.office, &stranger.reviewer})) +
             desk.root(),
         "E_SIG"},
        {desk.file("broken.kbundle", broken) + desk.root(), "E_"},
        {both + " --root " + (desk.dir / "later").string(), "E_EPOCH"},  // withdrawn
        {desk.file("text.kbundle", "not a bundle"), "E_CONTAINER"},
    };
    for (const Case& each : cases) {
      CAPTURE(each.arguments);
      const auto said = desk.run(each.arguments);
      CAPTURE(said.text);
      CHECK(said.exit_code == 1);
      CHECK(said.text.find(each.word) != std::string::npos);
      CHECK_FALSE(fs::exists(desk.dir / "www"));
    }
  }

  TEST_CASE("export: a folder of other things is refused") {
    const Desk desk;
    desk.dir.write("www/photo.jpg", "x");
    const auto said = desk.run(desk.file("issue.kbundle", desk.signed_by_both()) + desk.root());
    CHECK(said.exit_code == 1);
    CHECK(said.text.find("E1609") != std::string::npos);
    CHECK(fs::exists(desk.dir / "www/photo.jpg"));
  }

  TEST_CASE(
      "export: to nowhere is wrong usage, a bundle that is not there the environment's fault") {
    const Desk desk;
    CHECK(test::gongshi_bundle("export " + desk.file("a.kbundle", desk.unsigned_file)).exit_code ==
          2);
    CHECK(desk.run((desk.dir / "none.kbundle").string()).exit_code == 3);
  }
}
