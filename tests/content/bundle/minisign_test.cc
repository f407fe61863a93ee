// The same files in the hands of minisign, tar and sha256sum: anybody can check a bundle.
#include <doctest/doctest.h>

#include "content/bundle/hash.h"
#include "content/bundle/status_document.h"
#include "shell.h"
#include "signed_bundle.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::bundle {
namespace {

using test::Said;
using test::shell;

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("minisign: verifies our signatures with our public key file") {
    const test::TempDir folder;
    const SecretKey key = SecretKey::generate();
    const std::string text = "kbundle-manifest 1\n";
    folder.write("manifest", text);
    folder.write("manifest.1.minisig", test::signature_file(text, key));
    folder.write("office.pub", write_public_key_file(key.public_key()));
    const Said said = shell("cd " + folder.path().string() +
                            " && minisign -V -p office.pub -m manifest -x manifest.1.minisig");
    INFO(said.text);
    CHECK(said.exit_code == 0);
    folder.write("manifest", "kbundle-manifest 2\n");
    CHECK(shell("cd " + folder.path().string() +
                " && minisign -V -p office.pub -m manifest -x manifest.1.minisig")
              .exit_code != 0);
  }

  TEST_CASE("minisign: signs with our secret key file") {
    const test::TempDir folder;
    const SecretKey key = SecretKey::generate();
    folder.write("manifest", "kbundle-manifest 1\n");
    folder.write("office.key", write_secret_key_file(key, std::nullopt).value());
    const Said said = shell("cd " + folder.path().string() +
                            " && minisign -S -s office.key -m manifest -x signature");
    INFO(said.text);
    REQUIRE(said.exit_code == 0);
    const auto signature = Signature::parse(read_file(folder / "signature", 2000).value());
    REQUIRE(signature);
    CHECK(signature->verifies(prehash("kbundle-manifest 1\n"), key.public_key()));
  }

  TEST_CASE("minisign: a bundle that it signed with its own keys is accepted") {
    const test::TempDir folder;
    const std::string in = "cd " + folder.path().string() + " && ";
    for (const char* name : {"office", "reviewer"}) {
      const std::string key = name;
      REQUIRE(shell(in + "minisign -G -W -p " + key + ".pub -s " + key + ".key").exit_code == 0);
      const auto secret =
          parse_secret_key_file(read_file(folder / (key + ".key"), 1000).value(), {});
      const auto open = parse_public_key_file(read_file(folder / (key + ".pub"), 1000).value());
      REQUIRE(secret);
      REQUIRE(open);
      CHECK(secret->public_key() == *open);
    }
    test::Keys keys;
    Root root = keys.document();
    root.role(Role::kOffice).keys = {
        parse_public_key_file(read_file(folder / "office.pub", 1000).value()).value()};
    root.role(Role::kReviewer).keys = {
        parse_public_key_file(read_file(folder / "reviewer.pub", 1000).value()).value()};

    const std::string file = assemble(test::sample_issue(), test::sample_content()).value().file;
    Container container = Container::read(file).value();
    folder.write("manifest", container.manifest.text);
    REQUIRE(shell(in + "minisign -S -s office.key -m manifest -x 1").exit_code == 0);
    REQUIRE(shell(in + "minisign -S -s reviewer.key -m manifest -x 2 -t 'read it all'").exit_code ==
            0);
    const std::string first = read_file(folder / "1", 2000).value();
    const std::string second = read_file(folder / "2", 2000).value();
    container.manifest.signatures = {first, second};
    CHECK(test::word_for(root, container.bytes()) == "OK");
  }

  TEST_CASE("minisign: thresholds of two in every role, met by signatures that it made") {
    const test::TempDir folder;
    const std::string in = "cd " + folder.path().string() + " && ";
    Root root;
    root.site = "hosp-a";
    for (const Role role : kRoles) {
      root.role(role).threshold = 2;
      for (const char* which : {"1", "2"}) {
        const std::string key = std::string(role_word(role)) + which;
        REQUIRE(shell(in + "minisign -G -W -p " + key + ".pub -s " + key + ".key").exit_code == 0);
        root.role(role).keys.push_back(
            parse_public_key_file(read_file(folder / (key + ".pub"), 1000).value()).value());
      }
    }
    const auto signed_with = [&](const std::string& text, const std::vector<std::string>& keys) {
      test::OwnedDocument document{text, {}};
      folder.write("document", text);
      for (const std::string& key : keys) {
        REQUIRE(shell(in + "minisign -S -s " + key + ".key -m document -x signature").exit_code ==
                0);
        document.signatures.push_back(read_file(folder / "signature", 2000).value());
      }
      return document;
    };
    CHECK(first_root(signed_with(root.text(), {"root1", "root2"}).view()));
    CHECK_FALSE(first_root(signed_with(root.text(), {"root1", "root1"}).view()));
    CHECK_FALSE(first_root(signed_with(root.text(), {"root1"}).view()));
    Root next = root;
    next.version = 2;
    CHECK(next_root(root, signed_with(next.text(), {"root2", "root1"}).view()));
    CHECK_FALSE(next_root(root, signed_with(next.text(), {"root2", "office1"}).view()));

    const std::string file = assemble(test::sample_issue(), test::sample_content()).value().file;
    const auto word_with = [&](const std::vector<std::string>& keys) {
      Container container = Container::read(file).value();
      const auto manifest = signed_with(std::string(container.manifest.text), keys);
      container.manifest = manifest.view();
      return test::word_for(root, container.bytes());
    };
    CHECK(word_with({"office1", "reviewer1", "office2", "reviewer2"}) == "OK");
    CHECK(word_with({"office1", "office2", "reviewer1"}) == "E_SIG");
    CHECK(word_with({"office1", "office1", "reviewer1", "reviewer2"}) == "E_SIG");

    StatusDocument status{"hosp-a",
                          "production",
                          1,
                          42,
                          sha256("x"),
                          *parse_time("2025-06-16T00:00:00Z"),
                          *parse_time("2025-06-18T00:00:00Z")};
    CHECK(signed_status(root, signed_with(status.text(), {"status1", "status2"}).view()));
    CHECK_FALSE(signed_status(root, signed_with(status.text(), {"status2"}).view()));
  }

  TEST_CASE("minisign: an old-style signature is no signature") {
    const test::TempDir folder;
    const SecretKey key = SecretKey::generate();
    folder.write("manifest", "kbundle-manifest 1\n");
    folder.write("office.key", write_secret_key_file(key, std::nullopt).value());
    REQUIRE(shell("cd " + folder.path().string() +
                  " && minisign -S -l -s office.key -m manifest -x signature")
                .exit_code == 0);
    CHECK_FALSE(Signature::parse(read_file(folder / "signature", 2000).value()));
  }

  TEST_CASE("minisign: an encrypted key of ours opens with its password only") {
    const test::TempDir folder;
    const SecretKey key = SecretKey::generate();
    const KeyCost cheap{524'288, 16'777'216};  // libsodium's "interactive"
    folder.write("manifest", "x");
    folder.write("office.key", write_secret_key_file(key, "公示 secret", cheap).value());
    const std::string sign = " | minisign -S -s office.key -m manifest -x signature";
    const std::string in = "cd " + folder.path().string() + " && ";
    CHECK(shell(in + "echo wrong" + sign).exit_code != 0);
    const Said said = shell(in + "echo '公示 secret'" + sign);
    INFO(said.text);
    REQUIRE(said.exit_code == 0);
    const auto signature = Signature::parse(read_file(folder / "signature", 2000).value());
    REQUIRE(signature);
    CHECK(signature->verifies(prehash("x"), key.public_key()));

    const std::string file = read_file(folder / "office.key", 1000).value();
    const auto right =
        parse_secret_key_file(file, [] { return Result<std::string>("公示 secret"); });
    REQUIRE(right);
    CHECK(right->bytes() == key.bytes());
    const auto wrong = parse_secret_key_file(file, [] { return Result<std::string>("wrong"); });
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == Errc::kRejected);
  }

  TEST_CASE("tar: lists and unpacks a bundle, and sha256sum agrees with every name") {
    const test::TempDir folder;
    const test::Keys keys;
    const std::string unsigned_file =
        assemble(test::sample_issue(), test::sample_content()).value().file;
    folder.write("issue.kbundle", test::sign_bundle(unsigned_file, {&keys.office, &keys.reviewer}));
    const std::string in = "cd " + folder.path().string() + " && ";
    const Said listed = shell(in + "tar tf issue.kbundle");
    CHECK(listed.exit_code == 0);
    CHECK(listed.text.starts_with("manifest\nmanifest.1.minisig\nmanifest.2.minisig\nobj/"));
    CHECK(std::count(listed.text.begin(), listed.text.end(), '\n') == 6);
    REQUIRE(shell(in + "tar xf issue.kbundle").exit_code == 0);
    const Said sums = shell(in + "cd obj && for f in *; do echo \"$f  $f\"; done | sha256sum -c");
    INFO(sums.text);
    CHECK(sums.exit_code == 0);
    const Container container = Container::read(unsigned_file).value();
    CHECK(
        shell(in + "sha256sum <manifest").text.starts_with(sha256(container.manifest.text).hex()));
  }
}

}  // namespace gongshi::content::bundle
