// gongshi-bundle root …: made, changed, shown, checked and published, step by step.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "content/bundle/assemble.h"
#include "content/bundle/document_file.h"
#include "content/bundle/status_document.h"
#include "shell.h"
#include "signed_bundle.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::bundle {
namespace {

using test::gongshi_bundle;
using test::Said;

constexpr const char* kNow = " --now 2025-06-15T03:00:00Z ";

bool has(const Said& said, const std::string& part) {
  return said.text.find(part) != std::string::npos;
}

/// Three root keys of which two sign; one key for each other role; root 1, signed.
struct Ceremony {
  test::TempDir folder;
  std::string at = folder.path().string() + "/";
  std::string roots = at + "root";

  Ceremony() {
    for (const char* name :
         {"root a", "root b", "root c", "root d", "office office", "office deputy",
          "reviewer reviewer", "status status", "status spare"}) {
      REQUIRE(
          gongshi_bundle("keygen " + std::string(name) + " --no-password --dir " + at).exit_code ==
          0);
    }
    const Said made = gongshi_bundle(
        "root new --site hosp-a" + key("key", "root", "a") + key("key", "root", "b") +
        key("key", "root", "c") + key("key", "office", "office") +
        key("key", "reviewer", "reviewer") + key("key", "status", "status") +
        " --threshold root=2" + with("a") + with("b") + " -o " + roots + kNow);
    INFO(made.text);
    REQUIRE(made.exit_code == 0);
    CHECK(has(made, "gongshi-sync init"));
  }

  [[nodiscard]] std::string key(const std::string& option, const std::string& role,
                                const std::string& name) const {
    return " --" + option + " " + role + ":" + at + name + ".pub";
  }
  [[nodiscard]] std::string with(const std::string& name) const {
    return " --sign-with " + at + name + ".key";
  }
  [[nodiscard]] std::string id(const std::string& name) const {
    const std::string file = read_file(at + name + ".pub", 1000).value();
    return key_id_text(parse_public_key_file(file)->id);
  }
  [[nodiscard]] Said rotate(const std::string& what) const {
    return gongshi_bundle("root rotate --from " + roots + " -o " + roots + what + kNow);
  }
  [[nodiscard]] std::string issue(const std::string& name) const {
    const std::string file = at + name + ".kbundle";
    const auto made = assemble(test::sample_issue(), test::sample_content());
    REQUIRE(write_file_atomic(file, made.value().file));
    for (const char* key : {"office", "reviewer"}) {
      REQUIRE(gongshi_bundle("sign " + file + " --key " + at + key + ".key" + kNow).exit_code == 0);
    }
    return file;
  }
};

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE(
      "root program: one key is revoked, one added, and the steps name who still has to sign") {
    const Ceremony desk;
    const Said half = desk.rotate(" --remove root:" + desk.at + "c.pub" +
                                  desk.key("add", "root", "d") + desk.with("a"));
    INFO(half.text);
    REQUIRE(half.exit_code == 0);
    CHECK(has(half, "root signatures 1/2 + 1/2"));
    CHECK(has(half, "1. Sign: 1 more root keys of version 1 (out of " + desk.id("b") + ", " +
                        desk.id("c") + ") and 1 more root keys of version 2 (out of " +
                        desk.id("b") + ", " + desk.id("d") + ")"));
    CHECK(has(half, "gongshi-bundle sign " + desk.roots + "/2.root --key OWN.key"));
    CHECK(has(half, "root publish"));

    // Keys that do not count are not let near it.
    const std::string sign = "sign " + desk.roots + "/2.root --key " + desk.at;
    CHECK(gongshi_bundle(sign + "office.key").exit_code == 1);
    CHECK(gongshi_bundle("root check " + desk.roots).last_line() == "E_ROOT");
    const Said whole = gongshi_bundle(sign + "b.key");
    CHECK(whole.exit_code == 0);
    CHECK_FALSE(has(whole, "Sign:"));
    CHECK(has(whole, "1. Make sure that old devices can follow"));
    CHECK(gongshi_bundle("root check " + desk.roots).last_line() == "OK");
    CHECK(read_roots(desk.roots).value().back().root.role(Role::kRoot).keys.size() == 3);
  }

  TEST_CASE("root program: a key whose file is lost is revoked by its id") {
    const Ceremony desk;
    REQUIRE(
        desk.rotate(" --remove root:" + desk.id("c") + desk.with("a") + desk.with("b")).exit_code ==
        0);
    CHECK(read_roots(desk.roots).value().back().root.role(Role::kRoot).keys.size() == 2);
    CHECK(desk.rotate(" --remove root:0123456789ABCDEF").exit_code == 2);
  }

  TEST_CASE("root program: what would lock everybody out is refused, and nothing is written") {
    const Ceremony desk;
    CHECK(has(desk.rotate(" --remove office:" + desk.at + "office.pub"), "no key for the role"));
    CHECK(has(desk.rotate(" --threshold reviewer=2"), "nobody could sign"));
    CHECK(has(desk.rotate(desk.key("add", "status", "office")), "stands in office and in status"));
    CHECK(desk.rotate(" --min-display-epoch 2").exit_code == 2);
    CHECK(desk.rotate(" --withhold --min-display-epoch 1").exit_code == 2);
    CHECK_FALSE(fs::exists(desk.roots + "/2.root"));
  }

  TEST_CASE("root program: show tells versions, thresholds, key ids and signatures") {
    const Ceremony desk;
    REQUIRE(desk.rotate(" --new-epoch --min-display-epoch 2" + desk.key("key", "office", "deputy") +
                        desk.with("a"))
                .exit_code == 0);
    const Said said = gongshi_bundle("root show " + desk.roots);
    CHECK(said.exit_code == 1);
    CHECK(has(said, "root version 2"));
    CHECK(has(said, "2/3 must sign"));
    CHECK(has(said, "not valid"));
    CHECK(has(said, "--epoch 2 --seq 1"));
    CHECK(has(said, "built-in notice and no prices"));

    const Said shown = gongshi_bundle("root show --json " + desk.roots + "/2.root");
    CHECK(shown.exit_code == 1);
    const auto json = nlohmann::json::parse(shown.text);
    REQUIRE(json["roots"].size() == 2);
    const auto& newest = json["roots"][1];
    CHECK(newest["version"] == 2);
    CHECK(newest["epoch"] == 2);
    CHECK(newest["min_display_epoch"] == 2);
    CHECK(newest["roles"]["office"]["keys"][0] == desk.id("deputy"));
    CHECK(newest["signatures"]["previous"]["have"] == 1);
    CHECK(newest["signatures"]["previous"]["need"] == 2);
    CHECK(newest["signatures"]["own"]["signed_by"][0] == desk.id("a"));
    CHECK(json["roots"][0]["valid"] == true);
    CHECK(json["valid"] == false);
  }

  TEST_CASE("root program: check walks from the version that a device has") {
    const Ceremony desk;
    for (int i = 0; i < 3; ++i)
      REQUIRE(desk.rotate(desk.with("a") + desk.with("b")).exit_code == 0);
    const std::string check = "root check " + desk.roots;
    CHECK(has(gongshi_bundle(check + " --at 2"), "follows to version 3"));
    CHECK_FALSE(has(gongshi_bundle(check + " --at 2"), "follows to version 2"));
    CHECK(gongshi_bundle(check + " --at 4").last_line() == "OK");
    CHECK(gongshi_bundle(check + " --at 9").exit_code == 3);
    fs::remove(desk.roots + "/3.root");
    CHECK(gongshi_bundle(check + " --at 2").last_line() == "E_ROOT");

    // A device elsewhere, with other keys, follows nothing.
    const Ceremony other;
    CHECK(gongshi_bundle("root check " + desk.roots + " --from " + other.roots).exit_code == 1);
  }

  TEST_CASE("root program: a chain inside a bundle is shown and checked too") {
    const Ceremony desk;
    REQUIRE(desk.rotate(desk.with("a") + desk.with("b")).exit_code == 0);
    REQUIRE(gongshi_bundle("publish " + desk.issue("i") + " --stick " + desk.at + "stick --root " +
                           desk.roots)
                .exit_code == 0);
    const std::string file = desk.at + "stick/gongshi/hosp-a-production-1-42.kbundle";
    CHECK(has(gongshi_bundle("root show " + file), "root version 2"));
    const Said said = gongshi_bundle("root check " + file + " --from " + desk.roots + "/1.root");
    CHECK(has(said, "ends at version 2"));
    CHECK(said.last_line() == "OK");
  }

  TEST_CASE("root program: publish sends roots alone and renews the status, not on hearsay") {
    const Ceremony desk;
    const std::string web = desk.at + "web";
    REQUIRE(gongshi_bundle("publish " + desk.issue("i") + " --web " + web + " --root " +
                           desk.roots + " --status-key " + desk.at + "status.key" + kNow)
                .exit_code == 0);
    const std::string before = read_file(web + "/status", 5000).value();
    REQUIRE(desk.rotate(desk.key("key", "status", "spare") + desk.with("a") + desk.with("b"))
                .exit_code == 0);
    const std::string publish = "root publish " + desk.roots + " --web " + web;
    const std::string later = " --now 2025-06-16T03:00:00Z";
    // The old status key no longer counts.
    const Said old_key =
        gongshi_bundle(publish + " --status-key " + desk.at + "status.key" + later);
    CHECK(has(old_key, "E_SIG"));
    CHECK_FALSE(fs::exists(web + "/root/2.root"));
    const Said done = gongshi_bundle(publish + " --status-key " + desk.at + "spare.key" + later);
    INFO(done.text);
    REQUIRE(done.exit_code == 0);
    CHECK(has(done, "status is renewed"));
    const auto roots = read_roots(web + "/root").value();
    REQUIRE(roots.size() == 2);
    const auto status = DocumentFile::read(web + "/status", kMaxStatusFile).value();
    const StatusDocument renewed = signed_status(roots[1].root, status.view()).value();
    const StatusDocument old_status = StatusDocument::parse(before).value();
    CHECK(renewed.manifest == old_status.manifest);
    CHECK(renewed.seq == old_status.seq);
    CHECK(utc_text(renewed.issued) == "2025-06-16T03:00:00Z");

    // Whatever somebody put there instead is not signed again.
    StatusDocument forged = renewed;
    forged.seq = 99;
    REQUIRE(write_file_atomic(web + "/status", forged.text()));
    const Said hearsay = gongshi_bundle(publish + " --status-key " + desk.at + "spare.key" + later);
    CHECK(has(hearsay, "E_SIG"));
    CHECK(read_file(web + "/status", 5000).value() == forged.text());
  }

  TEST_CASE("root program: publish never replaces a published root nor goes back") {
    const Ceremony desk;
    const std::string web = desk.at + "web";
    REQUIRE(desk.rotate(desk.with("a") + desk.with("b")).exit_code == 0);
    REQUIRE(gongshi_bundle("root publish " + desk.roots + " --web " + web).exit_code == 0);
    fs::create_directories(desk.at + "one");
    for (const auto& entry : fs::directory_iterator(desk.roots)) {
      if (entry.path().filename().string().starts_with("1.")) {
        fs::copy(entry.path(), desk.at + "one");
      }
    }
    CHECK(has(gongshi_bundle("root publish " + desk.at + "one --web " + web), "E_ROLLBACK"));
    REQUIRE(gongshi_bundle("root rotate --from " + desk.at + "one -o " + desk.at + "one" +
                           desk.key("add", "root", "d") + desk.with("a") + desk.with("b") + kNow)
                .exit_code == 0);
    CHECK(has(gongshi_bundle("root publish " + desk.at + "one --web " + web), "E_EQUIVOCATION"));
  }

  TEST_CASE("root program: two status keys sign where two are wanted, on web and stick") {
    const Ceremony desk;
    REQUIRE(desk.rotate(desk.key("add", "status", "spare") + " --threshold status=2" +
                        desk.with("a") + desk.with("b"))
                .exit_code == 0);
    const std::string file = desk.issue("i");
    const std::string to_web = "publish " + file + " --web " + desk.at + "web --root " +
                               desk.roots + kNow + " --status-key " + desk.at + "status.key";
    CHECK(has(gongshi_bundle(to_web), "only 1/2 status keys"));
    REQUIRE(gongshi_bundle(to_web + " --status-key " + desk.at + "spare.key").exit_code == 0);
    const Root newest = read_roots(desk.roots).value().back().root;
    const auto status = DocumentFile::read(desk.at + "web/status", kMaxStatusFile).value();
    CHECK(status.signatures.size() == 2);
    CHECK(signed_status(newest, status.view()));

    REQUIRE(gongshi_bundle("publish " + file + " --stick " + desk.at + "stick --root " +
                           desk.roots + kNow + " --status-key " + desk.at +
                           "status.key --status-key " + desk.at + "spare.key")
                .exit_code == 0);
    const std::string stick = desk.at + "stick/gongshi/hosp-a-production-1-42.kbundle";
    CHECK(gongshi_bundle("verify " + stick + " --root " + desk.roots).last_line() == "OK");
    const std::string bytes = read_file(stick, 1'000'000).value();
    const Decision decision = test::decide(newest, bytes);
    CHECK(decision.status.has_value());
  }
}

}  // namespace gongshi::content::bundle
