// A signature that names the proof which was read: written, checked and shown by gongshi-bundle.
#include "content/bundle/signed_proof.h"

#include <doctest/doctest.h>

#include "content/bundle/assemble.h"
#include "tests/content/bundle/shell.h"
#include "tests/support/sample_release.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content;
using gongshi::test::gongshi_bundle;
using gongshi::test::Said;

namespace {

/// A bundle that nobody has signed, its proof, two keys and a root.
struct Desk {
  test::TempDir dir;
  std::string bundle = (dir / "issue.kbundle").string();
  std::string proof = (dir / "proof.pdf").string();

  explicit Desk(const test::ObjectMap& objects = test::objects_with_past()) {
    const ReleaseId id = test::sample_id();
    std::map<std::string, bundle::Source> sources;
    for (const auto& [path, bytes] : objects) {
      const auto kind = path.starts_with("table/")  ? bundle::ObjectKind::kTable
                        : path.starts_with("text/") ? bundle::ObjectKind::kText
                                                    : bundle::ObjectKind::kImage;
      sources.emplace(path, bundle::Source{kind, bytes});
    }
    const auto made = bundle::assemble(
        {id.site, id.channel, id.epoch, id.seq, id.created, id.fresh_until}, sources);
    REQUIRE(made.has_value());
    dir.write("issue.kbundle", made->file);
    for (const char* role : {"root", "office", "reviewer", "status"}) {
      const std::string words = std::string("keygen ") + role + " " + role;
      REQUIRE(gongshi_bundle(words + " --no-password --dir " + dir.path().string()).exit_code == 0);
    }
    const auto key = [this](const std::string& role) {
      return " --key " + role + ":" + (dir / (role + ".pub")).string();
    };
    const Said root = gongshi_bundle(
        "root new --site hosp-a" + key("root") + key("office") + key("reviewer") + key("status") +
        " --sign-with " + (dir / "root.key").string() + " -o " + (dir / "roots").string());
    CAPTURE(root.text);
    REQUIRE(root.exit_code == 0);
  }

  [[nodiscard]] Said make_proof(const std::string& more = "") const {
    return gongshi_bundle("proof " + bundle + " -o " + proof + more);
  }
  [[nodiscard]] Said sign(const std::string& role, const std::string& more = "") const {
    return gongshi_bundle("sign " + bundle + " --key " + (dir / (role + ".key")).string() + more);
  }
  [[nodiscard]] Said verify(const std::string& more = "") const {
    return gongshi_bundle("verify " + bundle + " --root " + (dir / "roots/1.root").string() + more);
  }
};

bool has(const Said& said, std::string_view words) {
  return said.text.find(words) != std::string::npos;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("signed proof: the comment says it and nothing else counts") {
    const bundle::SignedProof proof{bundle::sha256("pdf"), 174};
    const std::string comment = "timestamp:1\tfile:manifest\thashed" + bundle::proof_comment(proof);
    CHECK(bundle::proof_of_comment(comment) == proof);
    CHECK_FALSE(bundle::proof_of_comment("timestamp:1\tfile:manifest\thashed"));
    CHECK_FALSE(bundle::proof_of_comment(comment + " "));
    CHECK_FALSE(bundle::proof_of_comment(comment + "0000000"));
    CHECK_FALSE(bundle::proof_of_comment("\tproof:" + std::string(63, 'a') + "\tpages:1"));
    CHECK_FALSE(bundle::proof_of_comment("\tproof:" + std::string(64, 'a') + "\tpages:0"));
    CHECK_FALSE(bundle::proof_of_comment("\tproof:" + std::string(64, 'a') + "\tpages:01"));
    CHECK_FALSE(bundle::proof_of_comment("\tproof:"));
  }

  TEST_CASE("signed proof: both sign the same sheets, before and after the first signature") {
    const Desk desk;
    REQUIRE(desk.make_proof().exit_code == 0);
    const Said office = desk.sign("office", " --proof " + desk.proof);
    CHECK(office.exit_code == 0);
    CHECK(has(office, "since 1-41 Prices: 1 changed"));
    CHECK(has(office, ", of this bundle"));

    // The reviewer makes the sheets again: the first signature has changed none of them.
    const std::string before = read_file(desk.proof, 1U << 26U).value();
    REQUIRE(desk.make_proof().exit_code == 0);
    CHECK(read_file(desk.proof, 1U << 26U).value() == before);
    const Said reviewer = desk.sign("reviewer", " --proof " + desk.proof);
    CHECK(reviewer.exit_code == 0);
    CHECK_FALSE(has(reviewer, "another proof"));

    const Said verified = desk.verify();
    CHECK(verified.last_line() == "OK");
    const std::string hash = bundle::sha256(before).hex();
    CHECK(has(verified, "read the proof SHA-256 " + hash));
    const Said json = desk.verify(" --json");
    CHECK(has(json, "\"sha256\": \"" + hash + "\""));
    CHECK(has(json, "\"role\": \"reviewer\""));
  }

  TEST_CASE("signed proof: sheets of another bundle, altered or of other boards are refused") {
    const Desk desk;
    REQUIRE(desk.make_proof().exit_code == 0);
    const std::string unsigned_bundle = read_file(desk.bundle, 1U << 26U).value();
    std::string altered = read_file(desk.proof, 1U << 26U).value();
    altered[altered.size() / 2] ^= 1;
    desk.dir.write("altered.pdf", altered);
    const Said bad = desk.sign("office", " --proof " + (desk.dir / "altered.pdf").string());
    CHECK(bad.exit_code == 1);
    CHECK(has(bad, "was not made from this bundle, or was altered"));

    const Desk other(test::sample_objects());
    REQUIRE(other.make_proof().exit_code == 0);
    CHECK(desk.sign("office", " --proof " + other.proof).exit_code == 1);
    CHECK(desk.sign("office", " --proof " + (desk.dir / "none.pdf").string()).exit_code == 3);
    CHECK(desk.sign("office", " --displays x.yaml").exit_code == 2);
    CHECK(read_file(desk.bundle, 1U << 26U).value() == unsigned_bundle);

    desk.dir.write(
        "displays.yaml",
        "displays:\n  - {kind: onbon-k, name: front, width: 256, height: 64, charset: gb2312}\n");
    const std::string displays = " --displays " + (desk.dir / "displays.yaml").string();
    REQUIRE(desk.make_proof(displays).exit_code == 0);
    CHECK(desk.sign("office", " --proof " + desk.proof).exit_code == 1);
    CHECK(desk.sign("office", " --proof " + desk.proof + displays).exit_code == 0);
  }

  TEST_CASE("signed proof: the second person is told that the first had other sheets") {
    const Desk desk;
    REQUIRE(
        test::shell(GONGSHI_BUNDLE_PROGRAM " --lang zh proof " + desk.bundle + " -o " + desk.proof)
            .exit_code == 0);
    REQUIRE(desk.sign("office", " --proof " + desk.proof).exit_code == 0);
    REQUIRE(desk.make_proof().exit_code == 0);
    const Said reviewer = desk.sign("reviewer", " --proof " + desk.proof);
    CHECK(reviewer.exit_code == 0);
    CHECK(has(reviewer, "was given another proof"));
  }

  TEST_CASE("signed proof: a signature without one says that it names none") {
    const Desk desk;
    CHECK(has(desk.sign("office"), "will not say which sheets were read"));
    CHECK(desk.sign("reviewer").exit_code == 0);
    CHECK_FALSE(has(desk.verify(), "read the proof"));
  }
}
