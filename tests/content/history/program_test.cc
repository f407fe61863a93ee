// gongshi-bundle looking back: an archive of signed issues, what they say, and who has edited them.
#include <doctest/doctest.h>

#include "content/bundle/assemble.h"
#include "content/history/archive.h"
#include "content/history/chain.h"
#include "content/history/issue_diff.h"
#include "content/schema.h"
#include "tests/content/bundle/shell.h"
#include "tests/content/bundle/signed_bundle.h"
#include "tests/content/history/chain.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content;
using gongshi::test::gongshi_bundle;
using gongshi::test::ObjectMap;
using gongshi::test::Said;

namespace {

using bundle::ObjectKind;
using bundle::Source;

/// An office with keys, a root and an archive of issues of the sample hospital.
struct Office {
  test::TempDir folder;
  test::Keys keys;
  std::string archive = (folder.path() / "archive").string();
  std::string root = (folder.path() / "1.root").string();
  std::shared_ptr<const Release> last;

  Office() {
    REQUIRE(make_directories(archive).has_value());
    const auto document = test::signed_by(keys.document().text(), {&keys.root});
    REQUIRE(bundle::write_document(root, document.view()).has_value());
  }

  /// `objects` as issue 1-`seq`, its history from the last one; `forge` may edit it before signing.
  std::string publish(ObjectMap objects, std::uint64_t seq, std::string_view day,
                      const std::function<void(ObjectMap&)>& forge = {}) {
    ReleaseId id = test::chain_id(seq, day);
    if (last) {
      const auto plain = Release::load(id, std::make_shared<MemoryObjects>(objects)).value();
      const auto tables = history::derive(*last, *plain).value();
      objects[std::string(kIssueTable)] = tables.issues;
      objects[std::string(kStepTable)] = tables.steps;
      objects[std::string(kChangeTable)] = tables.changes;
    }
    if (forge) forge(objects);
    std::map<std::string, Source> content;
    for (const auto& [path, bytes] : objects) content[path] = {kind_of(path), bytes};
    const bundle::Issue issue{id.site, id.channel, 1, seq, id.created, id.fresh_until};
    const auto made = bundle::assemble(issue, content).value();
    const std::string file = archive + "/issue-" + std::to_string(seq) + ".kbundle";
    REQUIRE(write_file_atomic(file, test::sign_bundle(made.file, {&keys.office, &keys.reviewer})));
    last = history::load_issue(bundle::DeskBundle::open(file).value()).value();
    return file;
  }

  static ObjectKind kind_of(std::string_view path) {
    if (path.starts_with("table/")) return ObjectKind::kTable;
    return path.starts_with("text/") ? ObjectKind::kText : ObjectKind::kImage;
  }

  [[nodiscard]] Said verify(const std::string& file) const {
    return gongshi_bundle("history verify " + file + " --archive " + archive + " --root " + root);
  }
};

bool has(const Said& said, std::string_view words) {
  return said.text.find(words) != std::string::npos;
}

/// 尿常规 at 10.00 yuan, as the sample has it, or at another price.
ObjectMap priced(std::string_view units) {
  ObjectMap objects = test::sample_objects();
  std::string& table = objects.find(kServiceTable)->second;
  const std::size_t row = table.find("\n250102001\t");
  const std::size_t at = table.find("\t100000\t", row);
  table.replace(at, 8, "\t" + std::string(units) + "\t");
  return objects;
}

}  // namespace

TEST_SUITE("history") {
  TEST_CASE("history verify: an honest chain holds, and an edited history is named") {
    Office office;
    office.publish(priced("100000"), 1, "2026-11-01");
    office.publish(priced("90000"), 2, "2026-11-10");
    const std::string third = office.publish(priced("85000"), 3, "2026-11-20");
    const Said fine = office.verify(third);
    INFO(fine.text);
    CHECK(fine.exit_code == 0);
    CHECK(has(fine, "made again 2 times, beginning with 1-1"));

    const std::string forged = office.publish(
        priced("85000"), 4, "2026-11-21",
        [](ObjectMap& objects) { test::edit(objects, kStepTable, "\t100000\t", "\t80000\t"); });
    const Said found = office.verify(forged);
    INFO(found.text);
    CHECK(found.exit_code == 1);
    CHECK(has(found, "E1606"));
    CHECK(has(found, "table/history row 3"));
    CHECK(has(found, "80000"));
    CHECK(has(found, "100000"));
  }

  TEST_CASE("history verify: an issue passed over, a chain begun anew and a gap are named") {
    Office office;
    const std::string first = office.publish(priced("100000"), 1, "2026-11-01");
    const auto after_first = office.last;
    const std::string second = office.publish(priced("90000"), 2, "2026-11-10");
    office.last = after_first;
    const std::string skips = office.publish(priced("90000"), 3, "2026-11-11");
    CHECK(has(office.verify(skips), "does not go on from 1-2"));
    office.last = nullptr;
    const std::string anew = office.publish(priced("90000"), 4, "2026-11-12");
    CHECK(has(office.verify(anew), "does not go on from 1-3"));
    REQUIRE(fs::remove(first));
    const Said gap = office.verify(second);
    CHECK(has(gap, "E1607"));
    CHECK(has(gap, "the issue before, 1-1"));
  }

  TEST_CASE("history verify: an archive's file that others have signed does not count") {
    Office office;
    office.publish(priced("100000"), 1, "2026-11-01");
    const std::string second = office.publish(priced("90000"), 2, "2026-11-10");
    const Office other;
    const Said refused = gongshi_bundle("history verify " + second + " --archive " +
                                        office.archive + " --root " + other.root);
    CHECK(has(refused, "E1607"));
    const Said listed = gongshi_bundle("archive " + office.archive + " --root " + other.root);
    CHECK(listed.exit_code == 1);
    CHECK(has(listed, "0 issues"));
  }

  TEST_CASE("archive: where an item was shown, and what a page said on a day") {
    Office office;
    office.publish(priced("100000"), 1, "2026-11-01");
    ObjectMap objects = priced("90000");
    test::edit(objects, "text/page/about.zh", "医院简介", "医院的简介");
    office.publish(objects, 2, "2026-11-10");
    const Said item = gongshi_bundle("archive " + office.archive + " --item 250102001");
    CHECK(has(item, "1-1\t2026-11-01\t尿常规: 10.00 yuan/次"));
    CHECK(has(item, "1-2\t2026-11-10\t尿常规: 9.00 yuan/次"));
    CHECK(has(item, "in 2 of 2 issues"));
    CHECK(gongshi_bundle("archive " + office.archive + " --item nothing").exit_code == 1);
    const std::string on = "archive " + office.archive + " --page about --on ";
    CHECK(has(gongshi_bundle(on + "2026-11-09"), "# 医院简介"));
    CHECK(has(gongshi_bundle(on + "2026-11-10"), "# 医院的简介"));
    CHECK(has(gongshi_bundle(on + "2026-10-31"), "no issue of 2026-10-31 or before"));
  }

  TEST_CASE("archive: copied out and back, every hash is the same") {
    Office office;
    office.publish(priced("100000"), 1, "2026-11-01");
    office.publish(priced("90000"), 2, "2026-11-10");
    const std::string out = (office.folder.path() / "out").string();
    const std::string back = (office.folder.path() / "back").string();
    const auto code = [](const std::string& folder) {
      return history::Archive::open(folder, {}).value().code();
    };
    CHECK(gongshi_bundle("archive " + office.archive + " --copy " + out).exit_code == 0);
    CHECK(gongshi_bundle("archive " + out + " --copy " + back).exit_code == 0);
    CHECK(code(back) == code(office.archive));
    // A flipped bit is no issue any more.
    const auto archive = history::Archive::open(back, {}).value();
    std::string bytes = read_file(archive.issues()[0].file, 10'000'000).value();
    bytes[bytes.size() - 3'000] = static_cast<char>(bytes[bytes.size() - 3'000] ^ 1);
    REQUIRE(write_file_atomic(archive.issues()[0].file, bytes));
    CHECK(gongshi_bundle("archive " + back + " --copy " + out).exit_code != 0);
  }

  TEST_CASE("diff: any two issues, jumps first, with percentages") {
    Office office;
    office.publish(priced("100000"), 1, "2026-11-01");
    office.publish(priced("90000"), 2, "2026-11-10");
    office.publish(priced("60000"), 3, "2026-11-20");
    const std::string archive = " --archive " + office.archive;
    const Said step = gongshi_bundle("diff 1-1 1-2" + archive);
    CHECK(has(step, "10.00 yuan/次 → 9.00 yuan/次 (-10.0%)"));
    CHECK_FALSE(has(step, "check these first"));
    const Said jump = gongshi_bundle("diff 1-1 1-3" + archive);
    CHECK(has(jump, "check these first"));
    CHECK(has(jump, "(-40.0%)"));
    CHECK(has(gongshi_bundle("diff 1-3 1-1 --json" + archive), "\"percent\": 66.7"));
  }

  TEST_CASE("publish: an issue is kept once, and another content under its number is refused") {
    Office office;
    const std::string first = office.publish(priced("100000"), 1, "2026-11-01");
    const std::string kept = (office.folder.path() / "kept").string();
    const std::string web = " --web " + (office.folder.path() / "web").string();
    const std::string to = web + " --archive " + kept;
    CHECK(gongshi_bundle("publish " + first + to).exit_code == 0);
    CHECK(fs::exists(kept + "/hosp-a-production-1-1.kbundle"));
    CHECK(gongshi_bundle("publish " + first + to).exit_code == 0);
    office.last = nullptr;
    const std::string other = office.publish(priced("90000"), 1, "2026-11-02");
    const Said refused = gongshi_bundle("publish " + other + to);
    CHECK(refused.exit_code == 1);
    CHECK(has(refused, "E_EQUIVOCATION"));
  }
}
