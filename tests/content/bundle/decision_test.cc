// One case for each row of the threat table that concerns bytes and trust.
#include "content/bundle/decision.h"

#include <doctest/doctest.h>

#include "content/bundle/document.h"
#include "content/bundle/object.h"
#include "signed_bundle.h"

namespace gongshi::content::bundle {
namespace {

using test::Keys;

struct Sample {
  Keys keys;
  Root root = keys.document();
  std::string unsigned_file = assemble(test::sample_issue(), test::sample_content())->file;
  std::string file = test::sign_bundle(unsigned_file, {&keys.office, &keys.reviewer});
};

std::string_view word(const Decision& decision) {
  return verdict_word(decision.verdict);
}

/// `file` with other signature files under its manifest.
std::string with_signatures(std::string_view file, const std::vector<std::string>& signatures) {
  Container container = Container::read(file).value();
  container.manifest.signatures = {signatures.begin(), signatures.end()};
  return container.bytes();
}

/// An issue that differs from the sample in one thing, signed by both.
std::string_view word_for_issue(const Sample& sample, const Issue& issue,
                                const std::optional<Floor>& floor = {}) {
  const std::string file = assemble(issue, test::sample_content()).value().file;
  return word(test::decide(
      sample.root, test::sign_bundle(file, {&sample.keys.office, &sample.keys.reviewer}), floor));
}

Floor floor_of(std::uint64_t epoch, std::uint64_t seq, std::optional<Hash> manifest = {}) {
  return {epoch, seq, manifest};
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("decision: office and reviewer together are accepted") {
    const Sample sample;
    const Decision decision = test::decide(sample.root, sample.file);
    CHECK(word(decision) == "OK");
    REQUIRE(decision.accepted.has_value());
    CHECK(decision.accepted->manifest.serial() == "1-42");
    CHECK(decision.accepted->manifest.objects.size() == 3);
    CHECK(test::word_for(sample.root, sample.file) == "OK");
  }

  TEST_CASE("threat: forged or altered content, any byte of a signed bundle") {
    const Sample sample;
    std::string file = sample.file;
    for (std::size_t i = 0; i < file.size(); ++i) {
      for (unsigned bit = 0; bit < 8; ++bit) {
        file[i] = static_cast<char>(static_cast<unsigned char>(sample.file[i]) ^ (1U << bit));
        const std::string_view found = test::word_for(sample.root, file);
        if (!found.starts_with("E_")) FAIL("byte ", i, " bit ", bit, " gave ", found);
      }
      file[i] = sample.file[i];
    }
  }

  TEST_CASE("threat: one key stolen or one officer rogue, one role alone never suffices") {
    const Sample sample;
    const Keys& keys = sample.keys;
    const auto signed_with = [&](const std::vector<const SecretKey*>& some) {
      return word(test::decide(sample.root, test::sign_bundle(sample.unsigned_file, some)));
    };
    CHECK(signed_with({}) == "E_SIG");
    CHECK(signed_with({&keys.office}) == "E_SIG");
    CHECK(signed_with({&keys.reviewer}) == "E_SIG");
    CHECK(signed_with({&keys.office, &keys.other_office}) == "E_SIG");
    CHECK(signed_with({&keys.office, &keys.office}) == "E_SIG");
    CHECK(signed_with({&keys.office, &keys.root, &keys.status}) == "E_SIG");
    CHECK(signed_with({&keys.office, &keys.other_office, &keys.reviewer}) == "OK");
  }

  TEST_CASE("threat: signature missing, empty, doubled or old-style is no signature") {
    const Sample sample;
    const std::string text(Container::read(sample.file).value().manifest.text);
    const std::string office = test::signature_file(text, sample.keys.office);
    const std::string reviewer = test::signature_file(text, sample.keys.reviewer);
    const auto with = [&](const std::vector<std::string>& files) {
      return word(test::decide(sample.root, with_signatures(sample.file, files)));
    };
    CHECK(with({office, ""}) == "E_SIG");
    CHECK(with({office, office}) == "E_SIG");
    CHECK(with({office, reviewer.substr(0, reviewer.size() - 1)}) == "E_SIG");
    CHECK(with({office, reviewer + "\n"}) == "E_SIG");
    // base64 of "ED" begins with "RU", of the old tag "Ed" with "RW"; the rest is the same.
    std::string old_style = reviewer;
    old_style.replace(old_style.find("\nRU"), 3, "\nRW");
    CHECK(with({office, old_style}) == "E_SIG");
    // Rubbish beside what is needed does no harm.
    CHECK(with({"", "rubbish", office, old_style, reviewer}) == "OK");
    CHECK(with({std::string(2000, 'x'), office, reviewer}) == "OK");
  }

  TEST_CASE("threat: two thresholds of two want four different keys") {
    Sample sample;
    sample.root.role(Role::kOffice).threshold = 2;
    CHECK(word(test::decide(sample.root, sample.file)) == "E_SIG");
    const Keys& keys = sample.keys;
    CHECK(word(test::decide(sample.root,
                            test::sign_bundle(sample.unsigned_file, {&keys.office, &keys.office,
                                                                     &keys.reviewer}))) == "E_SIG");
    CHECK(word(test::decide(sample.root, test::sign_bundle(sample.unsigned_file,
                                                           {&keys.office, &keys.other_office,
                                                            &keys.reviewer}))) == "OK");
  }

  TEST_CASE("threat: a stolen key id proves nothing and hides nobody") {
    Sample sample;
    const SecretKey stranger = SecretKey::generate();
    const SecretKey disguised(sample.keys.reviewer.id(), stranger.bytes());
    CHECK(word(test::decide(sample.root, test::sign_bundle(sample.unsigned_file,
                                                           {&sample.keys.office, &disguised}))) ==
          "E_SIG");
    // Two keys of the root may share an id by chance; both count.
    sample.root.role(Role::kReviewer)
        .keys.insert(sample.root.role(Role::kReviewer).keys.begin(), disguised.public_key());
    CHECK(word(test::decide(sample.root, sample.file)) == "OK");
  }

  TEST_CASE("threat: a document of one type passed off as another") {
    const Sample sample;
    const Keys& keys = sample.keys;
    const test::OwnedDocument as_manifest =
        test::signed_by(sample.root.text(), {&keys.office, &keys.reviewer});
    CHECK(word(decide_manifest(sample.root, as_manifest.view(), {"hosp-a", "production"}, {})) ==
          "E_FORMAT");
    const std::string manifest(Container::read(sample.file).value().manifest.text);
    const auto as_root = next_root(sample.root, test::signed_by(manifest, {&keys.root}).view());
    REQUIRE_FALSE(as_root);
    CHECK(as_root.error().word == "E_ROOT");
    const auto as_status =
        signed_status(sample.root, test::signed_by(manifest, {&keys.status}).view());
    REQUIRE_FALSE(as_status);
    CHECK(as_status.error().word == "E_FORMAT");
  }

  TEST_CASE("threat: an old bundle, a stale mirror") {
    const Sample sample;
    CHECK(word(test::decide(sample.root, sample.file, floor_of(1, 41))) == "OK");
    CHECK(word(test::decide(sample.root, sample.file, floor_of(1, 43))) == "E_ROLLBACK");
    CHECK(word(test::decide(sample.root, sample.file, floor_of(2, 1))) == "E_ROLLBACK");
    // A floor that was provisioned, not accepted: nothing to compare with.
    CHECK(word(test::decide(sample.root, sample.file, floor_of(1, 42))) == "E_ROLLBACK");
  }

  TEST_CASE("threat: two contents under one number") {
    const Sample sample;
    const Hash hash = sha256(Container::read(sample.file).value().manifest.text);
    const Decision again = test::decide(sample.root, sample.file, floor_of(1, 42, hash));
    CHECK(word(again) == "ALREADY");
    CHECK(again.accepted.has_value());
    const Decision other = test::decide(sample.root, sample.file, floor_of(1, 42, sha256("other")));
    CHECK(word(other) == "E_EQUIVOCATION");
    CHECK_FALSE(other.accepted.has_value());
  }

  TEST_CASE("threat: the number run to its maximum is healed by the next epoch") {
    Sample sample;
    Issue issue = test::sample_issue();
    issue.seq = kMaxNumber;
    CHECK(word_for_issue(sample, issue) == "OK");
    sample.root.epoch = 2;
    CHECK(word_for_issue(sample, issue) == "E_EPOCH");
    issue.epoch = 2;
    issue.seq = 1;
    CHECK(word_for_issue(sample, issue, floor_of(1, kMaxNumber)) == "OK");
  }

  TEST_CASE("threat: a bundle of another hospital, a test bundle") {
    const Sample sample;
    Issue issue = test::sample_issue();
    issue.site = "hosp-b";
    CHECK(word_for_issue(sample, issue) == "E_SITE");
    issue = test::sample_issue();
    issue.channel = "test";
    CHECK(word_for_issue(sample, issue) == "E_CHANNEL");
  }

  TEST_CASE("threat: a manifest above 4 MiB is refused before its signatures are looked at") {
    const Sample sample;
    const std::string huge(kMaxManifestFile + 1, 'x');
    CHECK(word(decide_manifest(sample.root, {huge, {}}, {}, {})) == "E_FORMAT");
    CHECK(word(decide_manifest(sample.root, {huge.substr(1), {}}, {}, {})) == "E_SIG");
  }

  TEST_CASE("threat: pieces of different releases mixed") {
    const Sample sample;
    auto content = test::sample_content();
    content.at("image/logo.png").bytes += "other";
    const std::string other = assemble(test::sample_issue(), content).value().file;
    const Container foreign = Container::read(other).value();
    Container container = Container::read(sample.file).value();
    // Under its own name it is not in the manifest; under the name of ours its hash is wrong.
    container.objects[0] = foreign.objects[0];
    CHECK(test::word_for(sample.root, container.bytes()) == "E_CONTAINER");
    container.objects[0].stored_hash = Container::read(sample.file).value().objects[0].stored_hash;
    CHECK(test::word_for(sample.root, container.bytes()) == "E_HASH");
    container.objects.erase(container.objects.begin());
    CHECK(test::word_for(sample.root, container.bytes()) == "E_MISSING_OBJECT");
  }

  TEST_CASE("threat: a root of more than 64 steps") {
    const Sample sample;
    Container container = Container::read(sample.file).value();
    for (std::uint64_t version = 1; version <= 65; ++version) {
      container.roots.push_back({version, {"x", {}}});
    }
    CHECK(word(decide_bundle(sample.root, container, {}, {})) == "E_ROOT");
  }

  TEST_CASE("status: the bundle's own counts when a status key signed it, and never refuses") {
    const Sample sample;
    StatusDocument status{"hosp-a",
                          "production",
                          1,
                          42,
                          sha256("m"),
                          *parse_time("2025-06-16T00:00:00Z"),
                          *parse_time("2025-06-18T00:00:00Z")};
    const auto decide_with = [&](const StatusDocument& offered, const SecretKey& key) {
      const test::OwnedDocument document = test::signed_by(offered.text(), {&key});
      Container container = Container::read(sample.file).value();
      container.status = document.view();
      return decide_bundle(sample.root, container, {"hosp-a", "production"}, {});
    };
    CHECK(decide_with(status, sample.keys.status).status.has_value());
    CHECK(word(decide_with(status, sample.keys.status)) == "OK");
    CHECK_FALSE(decide_with(status, sample.keys.office).status.has_value());
    CHECK(word(decide_with(status, sample.keys.office)) == "OK");
    status.channel = "test";
    CHECK_FALSE(decide_with(status, sample.keys.status).status.has_value());
    status.site = "hosp-b";
    CHECK_FALSE(decide_with(status, sample.keys.status).status.has_value());
  }
}

}  // namespace gongshi::content::bundle
