// gongshi-bundle from the outside: the ceremony of keys, root, signatures, web tree and stick.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "content/bundle/assemble.h"
#include "content/bundle/desk_bundle.h"
#include "content/bundle/document_file.h"
#include "shell.h"
#include "signed_bundle.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::bundle {
namespace {

using test::gongshi_bundle;
using test::Said;

constexpr const char* kNow = " --now 2025-06-15T03:00:00Z ";

/// Keys and root in a folder, an unsigned bundle beside them.
struct Desk {
  test::TempDir folder;
  std::string at = folder.path().string() + "/";
  std::string file = at + "issue.kbundle";

  Desk() {
    for (const char* name : {"root a", "root b", "office office", "office deputy",
                             "reviewer reviewer", "status status"}) {
      REQUIRE(
          gongshi_bundle("keygen " + std::string(name) + " --no-password --dir " + at).exit_code ==
          0);
    }
    const Said made =
        gongshi_bundle("root new --site hosp-a --key root:" + at + "a.pub --key root:" + at +
                       "b.pub --key office:" + at + "office.pub --key office:" + at +
                       "deputy.pub --key reviewer:" + at + "reviewer.pub --key status:" + at +
                       "status.pub --threshold root=2 --sign-with " + at + "a.key --sign-with " +
                       at + "b.key -o " + at + "root" + kNow);
    INFO(made.text);
    REQUIRE(made.exit_code == 0);
    build(test::sample_issue());
  }

  void build(const Issue& issue) const {
    REQUIRE(write_file_atomic(file, assemble(issue, test::sample_content()).value().file));
  }
  [[nodiscard]] Said sign(const std::string& key) const {
    return gongshi_bundle("sign " + file + " --key " + at + key + ".key" + kNow);
  }
  [[nodiscard]] Said verify(const std::string& more = "") const {
    return gongshi_bundle("verify " + file + " --root " + at + "root/1.root " + more);
  }
  void sign_both() const {
    REQUIRE(sign("office").exit_code == 0);
    REQUIRE(sign("reviewer").exit_code == 0);
  }
};

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("program: one signature is refused, office and reviewer together are OK") {
    const Desk desk;
    CHECK(desk.verify().last_line() == "E_SIG");
    CHECK(desk.sign("office").exit_code == 0);
    const Said one = desk.verify();
    CHECK(one.last_line() == "E_SIG");
    CHECK(one.exit_code == 1);
    const Said shown = desk.sign("reviewer");
    CHECK(shown.text.find("serial   1-42") != std::string::npos);
    CHECK(shown.text.find("1 tables, 1 texts, 1 images") != std::string::npos);
    const Said both = desk.verify();
    CHECK(both.last_line() == "OK");
    CHECK(both.exit_code == 0);
    CHECK(desk.verify("--site hosp-b").last_line() == "E_SITE");
    CHECK(desk.verify("--channel test").last_line() == "E_CHANNEL");
    CHECK(desk.verify("--channel production").last_line() == "OK");
  }

  TEST_CASE("program: two office signatures are refused") {
    const Desk desk;
    REQUIRE(desk.sign("office").exit_code == 0);
    REQUIRE(desk.sign("deputy").exit_code == 0);
    CHECK(desk.verify().last_line() == "E_SIG");
  }

  TEST_CASE("program: what is signed is what was shown, whatever becomes of the file meanwhile") {
    const Desk desk;
    const auto shown = DeskBundle::open(desk.file).value();
    // Over the same file, as somebody does who can write to the share: not by a new one.
    Issue other = test::sample_issue();
    other.seq += 1;
    const std::string changed = assemble(other, test::sample_content()).value().file;
    const Fd fd(::open(desk.file.c_str(), O_WRONLY | O_CLOEXEC));
    REQUIRE(write_all(fd.get(), as_bytes(changed), desk.file).has_value());
    CHECK(sha256(shown.container.manifest.text) == shown.manifest_hash);
    CHECK(Manifest::parse(shown.container.manifest.text)->serial() == shown.manifest.serial());
  }

  TEST_CASE("program: the same key does not sign twice, and the bundle stays as it was") {
    const Desk desk;
    REQUIRE(desk.sign("office").exit_code == 0);
    const std::string before = read_file(desk.file, 1'000'000).value();
    CHECK(desk.sign("office").exit_code == 1);
    CHECK(read_file(desk.file, 1'000'000).value() == before);
  }

  TEST_CASE("program: a secret key is for its owner only and is never overwritten") {
    const Desk desk;
    struct stat info{};
    REQUIRE(::stat((desk.at + "office.key").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777U) == 0600);
    CHECK(gongshi_bundle("keygen office office --no-password --dir " + desk.at).exit_code == 1);
  }

  TEST_CASE("program: a password is asked for, and without a terminal the way out is named") {
    const test::TempDir folder;
    const Said said =
        test::shell("setsid " GONGSHI_BUNDLE_PROGRAM " --lang en keygen office x --dir " +
                    folder.path().string());
    CHECK(said.exit_code == 2);
    CHECK(said.text.find("--password-file") != std::string::npos);
  }

  TEST_CASE("program: a root without enough signatures becomes valid when the others sign") {
    const Desk desk;
    const std::string made = desk.at + "slow/1.root";
    REQUIRE(gongshi_bundle(
                "root new --site hosp-a --key root:" + desk.at + "a.pub --key root:" + desk.at +
                "b.pub --key office:" + desk.at + "office.pub --key reviewer:" + desk.at +
                "reviewer.pub --key status:" + desk.at +
                "status.pub --threshold root=2 --sign-with " + desk.at + "a.key -o " + made)
                .exit_code == 0);
    CHECK_FALSE(first_root(DocumentFile::read(made, kMaxRootFile).value().view()));
    REQUIRE(gongshi_bundle("sign " + made + " --key " + desk.at + "b.key").exit_code == 0);
    CHECK(first_root(DocumentFile::read(made, kMaxRootFile).value().view()));
  }

  TEST_CASE("program: a role without a key is wrong usage") {
    const Desk desk;
    const Said said =
        gongshi_bundle("root new --site hosp-a --key root:" + desk.at +
                       "a.pub --key office:" + desk.at + "office.pub -o " + desk.at + "r");
    CHECK(said.exit_code == 2);
    CHECK(said.text.find("reviewer") != std::string::npos);
  }

  TEST_CASE("program: rotate replaces a stolen office key and raises the epoch") {
    const Desk desk;
    REQUIRE(gongshi_bundle("keygen office fresh --no-password --dir " + desk.at).exit_code == 0);
    const std::string rotate = "root rotate --from " + desk.at +
                               "root --new-epoch --key office:" + desk.at + "fresh.pub -o " +
                               desk.at + "root --sign-with " + desk.at;
    const Said half = gongshi_bundle(rotate + "a.key" + kNow);
    INFO(half.text);
    REQUIRE(half.exit_code == 0);
    CHECK(half.text.find("1/2 + 1/2") != std::string::npos);
    const std::string next = desk.at + "root/2.root";
    CHECK_FALSE(read_roots(desk.at + "root"));
    REQUIRE(gongshi_bundle("sign " + next + " --key " + desk.at + "b.key").exit_code == 0);
    const auto roots = read_roots(desk.at + "root").value();
    REQUIRE(roots.size() == 2);
    CHECK(roots[1].root.epoch == 2);
    CHECK(roots[1].root.min_display_epoch == 1);
    CHECK(roots[1].root.role(Role::kOffice).keys.size() == 1);
    CHECK(roots[1].root.role(Role::kReviewer).keys == roots[0].root.role(Role::kReviewer).keys);

    // Content of the old epoch is refused with the new root, and taken again once it is renewed.
    desk.sign_both();
    CHECK(gongshi_bundle("verify " + desk.file + " --root " + desk.at + "root").last_line() ==
          "E_SIG");
    Issue issue = test::sample_issue();
    issue.epoch = 2;
    issue.seq = 1;
    desk.build(issue);
    REQUIRE(desk.sign("fresh").exit_code == 0);
    REQUIRE(desk.sign("reviewer").exit_code == 0);
    CHECK(gongshi_bundle("verify " + desk.file + " --root " + desk.at + "root").last_line() ==
          "OK");
    // A device that still has the first root follows the chain inside a stick's bundle.
    REQUIRE(gongshi_bundle("publish " + desk.file + " --stick " + desk.at + "stick --root " +
                           desk.at + "root")
                .exit_code == 0);
    CHECK(gongshi_bundle("verify " + desk.at +
                         "stick/gongshi/hosp-a-production-2-1.kbundle --root " + desk.at +
                         "root/1.root")
              .last_line() == "OK");
  }

  TEST_CASE("program: inspect lists fields, objects and key ids") {
    const Desk desk;
    desk.sign_both();
    const auto json = nlohmann::json::parse(gongshi_bundle("inspect --json " + desk.file).text);
    CHECK(json["serial"] == "1-42");
    CHECK(json["created"] == "2025-06-15T02:00:00Z");
    CHECK(json["objects"].size() == 3);
    CHECK(json["objects"][1]["path"] == "table/service.tsv");
    CHECK(json["objects"][1]["encoding"] == "zstd");
    CHECK(json["objects"][0]["encoding"] == "raw");
    CHECK(json["signatures"].size() == 2);
    const auto office =
        parse_public_key_file(read_file(desk.at + "office.pub", 1000).value()).value();
    CHECK(json["signatures"][0]["key_id"] == key_id_text(office.id));
  }

  TEST_CASE("program: publish makes the web tree of the format") {
    const Desk desk;
    CHECK(gongshi_bundle("publish " + desk.file + " --web " + desk.at + "web").exit_code == 1);
    desk.sign_both();
    const std::string publish = "publish " + desk.file + " --web " + desk.at + "web --root " +
                                desk.at + "root --status-key " + desk.at + "status.key" + kNow;
    const Said first = gongshi_bundle(publish);
    INFO(first.text);
    REQUIRE(first.exit_code == 0);
    const fs::path web = desk.at + "web";
    const auto manifest = DocumentFile::read(web / "manifest" / "1-42", kMaxManifestFile).value();
    CHECK(manifest.signatures.size() == 2);
    const auto root = DocumentFile::read(web / "root" / "1.root", kMaxRootFile).value();
    CHECK(root.signatures.size() == 2);
    const Root parsed = first_root(root.view()).value();
    const auto status = DocumentFile::read(web / "status", kMaxStatusFile).value();
    const StatusDocument current = signed_status(parsed, status.view()).value();
    CHECK(current.seq == 42);
    CHECK(utc_text(current.valid_until) == "2025-06-17T03:00:00Z");
    CHECK(current.manifest == sha256(manifest.text));
    const Manifest published = Manifest::parse(manifest.text).value();
    for (const ManifestObject& object : published.objects) {
      const std::string name = object.stored_hash.hex();
      CHECK(sha256(read_file(web / "obj" / name.substr(0, 2) / name, 1'000'000).value()) ==
            object.stored_hash);
    }
    const Said again = gongshi_bundle(publish);
    CHECK(again.text.find("0 objects written, 3 there already") != std::string::npos);
  }

  TEST_CASE("program: publish refuses other content under a published number, and a lower number") {
    const Desk desk;
    const std::string publish = "publish " + desk.file + " --web " + desk.at + "web --status-key " +
                                desk.at + "status.key" + kNow;
    desk.sign_both();
    REQUIRE(gongshi_bundle(publish).exit_code == 0);
    Issue other = test::sample_issue();
    other.fresh_until += std::chrono::hours(1);
    desk.build(other);
    desk.sign_both();
    CHECK(gongshi_bundle(publish).text.find("E_EQUIVOCATION") != std::string::npos);
    other.seq = 41;
    desk.build(other);
    desk.sign_both();
    CHECK(gongshi_bundle(publish).text.find("E_ROLLBACK") != std::string::npos);
  }

  TEST_CASE("program: publish to a stick names the bundle and puts root and status inside") {
    const Desk desk;
    desk.sign_both();
    REQUIRE(gongshi_bundle("publish " + desk.file + " --stick " + desk.at + "stick --root " +
                           desk.at + "root --status-key " + desk.at + "status.key" + kNow)
                .exit_code == 0);
    const std::string path = desk.at + "stick/gongshi/hosp-a-production-1-42.kbundle";
    CHECK(gongshi_bundle("verify " + path + " --root " + desk.at + "root").last_line() == "OK");
    const auto json = nlohmann::json::parse(gongshi_bundle("inspect --json " + path).text);
    CHECK(json["roots"].size() == 1);
    CHECK(json["status"] == true);
  }

  TEST_CASE("program: publish with a root refuses what a device would refuse") {
    const Desk desk;
    REQUIRE(desk.sign("office").exit_code == 0);
    const Said said = gongshi_bundle("publish " + desk.file + " --web " + desk.at + "web --root " +
                                     desk.at + "root");
    CHECK(said.exit_code == 1);
    CHECK(said.text.find("E_SIG") != std::string::npos);
    CHECK_FALSE(fs::exists(desk.at + "web"));
  }

  TEST_CASE("program: a thin bundle goes on a stick, and only with the issue before is it whole") {
    const Desk desk;
    const std::string old_file = desk.at + "old.kbundle";
    fs::copy_file(desk.file, old_file);
    const auto old_issue = DeskBundle::open(old_file).value();
    auto content = test::sample_content();
    content["text/new.md"] = {ObjectKind::kText, "今日停水\n"};
    std::string& table = content["table/service.tsv"].bytes;
    for (int row = 0; row < 400; ++row) table += std::to_string(row * row * 7919) + "\tnew\n";
    Issue issue = test::sample_issue();
    issue.seq = 43;
    REQUIRE(write_file_atomic(desk.file, assemble(issue, content, &old_issue).value().file));
    desk.sign_both();

    const std::string stick = desk.at + "stick";
    const Said said = gongshi_bundle("publish " + desk.file + " --stick " + stick + " --thin " +
                                     old_file + " --root " + desk.at + "root");
    INFO(said.text);
    REQUIRE(said.exit_code == 0);
    CHECK(said.text.find("2 objects left out") != std::string::npos);
    CHECK(said.text.find("have 1-42") != std::string::npos);
    const std::string thin = stick + "/gongshi/hosp-a-production-1-43-after-1-42.kbundle";
    const std::string verify = "verify " + thin + " --root " + desk.at + "root ";
    CHECK(gongshi_bundle(verify).last_line() == "E_MISSING_OBJECT");
    CHECK(gongshi_bundle(verify + "--base " + old_file).last_line() == "OK");
    CHECK(gongshi_bundle("inspect " + thin).text.find("thin bundle: 2 objects") !=
          std::string::npos);

    // A web tree never names what it does not hold.
    const std::string to_web = " --web " + desk.at + "web --root " + desk.at + "root";
    const Said too_thin = gongshi_bundle("publish " + thin + to_web);
    CHECK(too_thin.text.find("E_MISSING_OBJECT") != std::string::npos);
    CHECK_FALSE(fs::exists(desk.at + "web"));
    REQUIRE(gongshi_bundle("publish " + desk.file + to_web).exit_code == 0);
    CHECK(gongshi_bundle("publish " + thin + to_web).exit_code == 0);
    CHECK(gongshi_bundle("publish " + desk.file + to_web + " --thin " + old_file).exit_code == 2);
  }

  TEST_CASE("program: publish puts deltas beside the objects of the web tree") {
    const Desk desk;
    auto content = test::sample_content();
    std::string& table = content["table/service.tsv"].bytes;
    for (int row = 0; row < 400; ++row) table += std::to_string(row * row * 7919) + "\tx\n";
    REQUIRE(write_file_atomic(desk.file, assemble(test::sample_issue(), content).value().file));
    const std::string old_file = desk.at + "old.kbundle";
    fs::copy_file(desk.file, old_file);
    const auto old_issue = DeskBundle::open(old_file).value();
    table[table.size() / 2] = 'y';
    Issue issue = test::sample_issue();
    issue.seq = 43;
    REQUIRE(write_file_atomic(desk.file, assemble(issue, content, &old_issue).value().file));
    desk.sign_both();
    CHECK(desk.verify().last_line() == "OK");
    REQUIRE(gongshi_bundle("publish " + desk.file + " --web " + desk.at + "web").exit_code == 0);
    const auto json = nlohmann::json::parse(gongshi_bundle("inspect --json " + desk.file).text);
    REQUIRE(json["deltas"].size() == 1);
    CHECK(json["deltas"][0]["path"] == "table/service.tsv");
    CHECK(json["deltas"][0]["present"] == true);
    const std::string hash = json["deltas"][0]["hash"];
    CHECK(fs::file_size(desk.at + "web/obj/" + hash.substr(0, 2) + "/" + hash) ==
          json["deltas"][0]["size"]);
  }
}

}  // namespace gongshi::content::bundle
